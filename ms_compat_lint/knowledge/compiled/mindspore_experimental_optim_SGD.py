# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.experimental.optim.SGD',
    Framework.MINDSPORE,
    Family.EXPERIMENTAL,
    ('mindspore.experimental.optim.sgd.SGD',),
    ('2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.experimental.optim.SGD',
            '2.7',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, True, None, None),
                Parameter('momentum', False, False, Constant(0), '0'),
                Parameter('dampening', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('nesterov', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False,
            None,
            {},
            None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.experimental.optim.SGD',
    {
        'params': ParameterTraits(types=('tuple', 'list', 'class'), error='ValueError: params can not be None'),
        'lr': ParameterTraits(
            types=('int', 'float', 'tensor'),
            minimum=0.0,
            error="TypeError: 'lr' must be one of '['float', 'int', 'Tensor']'; ValueError: Invalid learning rate",
        ),
        'momentum': ParameterTraits(
            inert=(Constant(0.0),),
            types=('int', 'float'),
            minimum=0.0,
            error="TypeError: 'momentum' must be one of '['int', 'float']'; ValueError: Invalid momentum value",
        ),
        'dampening': ParameterTraits(
            inert=(Constant(0.0),),
            types=('int', 'float'),
            error="TypeError: 'dampening' must be one of '['int', 'float']'",
        ),
        'weight_decay': ParameterTraits(
            inert=(Constant(0.0),),
            types=('bool', 'int', 'float'),
            minimum=0.0,
            error="TypeError: the 'Weight_decay' must be int or float; ValueError: the 'weight_decay' must be float and must >= 0",
        ),
        'nesterov': ParameterTraits(inert=(Constant(False),), types=('bool',), error="TypeError: 'nesterov' must be 'bool'"),
        'maximize': ParameterTraits(inert=(Constant(False),), types=('bool',), error="TypeError: 'maximize' must be 'bool'"),
    },
    (
        JointRefusal(
            'nesterov',
            (
                Condition(Framework.MINDSPORE, 'nesterov', '==', True),
                Condition(Framework.MINDSPORE, 'momentum', '<=', 0.0),
            ),
            "ValueError: if 'nesterov' is true, 'momentum' must be > 0.0 and 'dampening' must equal to 0.0",
        ),
        JointRefusal(
            'nesterov',
            (
                Condition(Framework.MINDSPORE, 'nesterov', '==', True),
                Condition(Framework.MINDSPORE, 'dampening', '!=', 0.0),
            ),
            "ValueError: if 'nesterov' is true, 'momentum' must be > 0.0 and 'dampening' must equal to 0.0",
        ),
    ),
    GroupKeys(
        frozenset({'dampening', 'initial_lr', 'lr', 'maximize', 'momentum', 'nesterov', 'params', 'weight_decay'}),
        frozenset({'*'}),
        frozenset(),
        values={
            'lr': ParameterTraits(types=('bool', 'int', 'float', 'tensor'), minimum=0.0),
            'weight_decay': ParameterTraits(types=('bool', 'int', 'float'), minimum=0.0),
            'momentum': ParameterTraits(types=('bool', 'int', 'float', 'tensor')),
            'dampening': ParameterTraits(types=('bool', 'int', 'float', 'tensor')),
        },
    ),
    (),
    'measured',
)

PAIRS = ('pairs_SGD',)
