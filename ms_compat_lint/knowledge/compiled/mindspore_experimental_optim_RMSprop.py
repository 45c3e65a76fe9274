# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.experimental.optim.RMSprop',
    Framework.MINDSPORE,
    Family.EXPERIMENTAL,
    ('mindspore.experimental.optim.rmsprop.RMSprop',),
    ('2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.experimental.optim.RMSprop',
            '2.7',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('alpha', False, False, Constant(0.99), '0.99'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('momentum', False, False, Constant(0.0), '0.0'),
                Parameter('centered', False, False, Constant(False), 'False'),
                Parameter('maximize', False, False, Constant(False), 'False'),
            ),
            False,
            None,
            {},
            None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.experimental.optim.RMSprop',
    {
        'params': ParameterTraits(types=('tuple', 'list', 'class'), error='ValueError: params can not be None'),
        'lr': ParameterTraits(
            types=('bool', 'int', 'float', 'tensor'),
            minimum=0.0,
            exclusive_minimum=True,
            error="TypeError: '<=' not supported between instances of 'str' and 'float'; ValueError: lr must be greater than 0.0",
        ),
        'alpha': ParameterTraits(
            types=('bool', 'int', 'float', 'tensor'),
            minimum=0.0,
            error="TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: alpha must be greater than or equal to 0.0",
        ),
        'eps': ParameterTraits(
            types=('bool', 'int', 'float', 'tensor'),
            minimum=0.0,
            exclusive_minimum=True,
            error="TypeError: '<=' not supported between instances of 'str' and 'float'; ValueError: eps must be greater than 0.0",
        ),
        'weight_decay': ParameterTraits(
            inert=(Constant(0.0),),
            types=('bool', 'int', 'float'),
            minimum=0.0,
            error="TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: weight_decay must be greater than or equal to 0.0",
        ),
        'momentum': ParameterTraits(
            inert=(Constant(0.0),),
            types=('bool', 'int', 'float', 'tensor'),
            minimum=0.0,
            error="TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: momentum must be greater than or equal to 0.0",
        ),
        'centered': ParameterTraits(inert=(Constant(False),)),
        'maximize': ParameterTraits(inert=(Constant(False),)),
    },
    (),
    GroupKeys(
        frozenset({'alpha', 'centered', 'eps', 'initial_lr', 'lr', 'maximize', 'momentum', 'params', 'weight_decay'}),
        frozenset({'*'}),
        frozenset(),
        values={
            'lr': ParameterTraits(types=('bool', 'int', 'float', 'tensor'), minimum=0.0),
            'weight_decay': ParameterTraits(types=('bool', 'int', 'float'), minimum=0.0),
        },
    ),
    (),
    'measured',
)

PAIRS = ('pairs_RMSprop',)
