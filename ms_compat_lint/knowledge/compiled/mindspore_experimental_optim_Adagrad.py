# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.experimental.optim.Adagrad', Framework.MINDSPORE, Family.EXPERIMENTAL,
    ('mindspore.experimental.optim.adagrad.Adagrad',), ('2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.experimental.optim.Adagrad', '2.7',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lr_decay', False, False, Constant(0.0), '0.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('initial_accumulator_value', False, False, Constant(0.0), '0.0'),
                Parameter('eps', False, False, Constant(1e-10), '1e-10'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.experimental.optim.Adagrad',
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
        'lr_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: lr_decay must be greater than or equal to 0.0",
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: weight_decay must be greater than or equal to 0.0",
        ),
        'initial_accumulator_value': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: initial_accumulator_value must be greater than or equal to 0.0",
        ),
        'eps': ParameterTraits(
            (), False, False, ('float',), 0.0, None, True, False, None, (), None, None, False, False, (),
            "TypeError: 'epsilon' must be 'float', in the first steps; ValueError: eps must be greater than 0.0",
        ),
        'maximize': ParameterTraits((Constant(False),)),
    },
    (),
    GroupKeys(
        frozenset({'eps', 'initial_lr', 'lr', 'lr_decay', 'maximize', 'params', 'weight_decay'}),
        frozenset({'*', 'initial_accumulator_value'}), frozenset(), '', None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tensor'), 0.0),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float'), 0.0),
            'eps': ParameterTraits((), False, False, ('float', 'tensor')),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_Adagrad',)
