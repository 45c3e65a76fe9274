# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.experimental.optim.SGD', Framework.MINDSPORE, Family.EXPERIMENTAL,
    ('mindspore.experimental.optim.sgd.SGD',), ('2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.experimental.optim.SGD', '2.7',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, True, None, None),
                Parameter('momentum', False, False, Constant(0), '0'),
                Parameter('dampening', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('nesterov', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.experimental.optim.SGD',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), 'ValueError: params can not be None',
        ),
        'lr': ParameterTraits(
            (), False, False, ('int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False, False,
            (), "TypeError: 'lr' must be one of '['float', 'int', 'Tensor']'; ValueError: Invalid learning rate",
        ),
        'momentum': ParameterTraits(
            (Constant(0.0),),
            False, False, ('int', 'float'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'momentum' must be one of '['int', 'float']'; ValueError: Invalid momentum value",
        ),
        'dampening': ParameterTraits(
            (Constant(0.0),),
            False, False, ('int', 'float'), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'dampening' must be one of '['int', 'float']'",
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: the 'Weight_decay' must be int or float; ValueError: the 'weight_decay' must be float and must >= 0",
        ),
        'nesterov': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'nesterov' must be 'bool'",
        ),
        'maximize': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'maximize' must be 'bool'",
        ),
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
        frozenset({'*'}), frozenset(), '', None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tensor'), 0.0),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float'), 0.0),
            'momentum': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tensor')),
            'dampening': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tensor')),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_SGD',)
