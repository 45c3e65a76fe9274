# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.experimental.optim.RMSprop', Framework.MINDSPORE, Family.EXPERIMENTAL,
    ('mindspore.experimental.optim.rmsprop.RMSprop',), ('2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.experimental.optim.RMSprop', '2.7',
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
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.experimental.optim.RMSprop',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), 'ValueError: params can not be None',
        ),
        'lr': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, True, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'str' and 'float'; ValueError: lr must be greater than 0.0",
        ),
        'alpha': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: alpha must be greater than or equal to 0.0",
        ),
        'eps': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, True, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'str' and 'float'; ValueError: eps must be greater than 0.0",
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: weight_decay must be greater than or equal to 0.0",
        ),
        'momentum': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: momentum must be greater than or equal to 0.0",
        ),
        'centered': ParameterTraits((Constant(False),)),
        'maximize': ParameterTraits((Constant(False),)),
    },
    (),
    GroupKeys(
        frozenset({'alpha', 'centered', 'eps', 'initial_lr', 'lr', 'maximize', 'momentum', 'params', 'weight_decay'}),
        frozenset({'*'}), frozenset(), '', None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tensor'), 0.0),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float'), 0.0),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_RMSprop',)
