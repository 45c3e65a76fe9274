# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework, Items

OPTIMIZER = Optimizer(
    'mindspore.experimental.optim.NAdam', Framework.MINDSPORE, Family.EXPERIMENTAL,
    ('mindspore.experimental.optim.nadam.NAdam',), ('2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.experimental.optim.NAdam', '2.7',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.002), '0.002'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('momentum_decay', False, False, Constant(0.004), '0.004'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.experimental.optim.NAdam',
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
        'betas': ParameterTraits(
            (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('float',), 0.0, 1.0, False, True, (),
            "TypeError: the 'betas[0]' must be 'float'; ValueError: too many values to unpack (expected 2), in the first steps",
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
        'momentum_decay': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: momentum_decay must be greater than or equal to 0.0",
        ),
    },
    (),
    GroupKeys(
        frozenset({'betas', 'eps', 'initial_lr', 'lr', 'momentum_decay', 'params', 'weight_decay'}), frozenset({'*'}),
        frozenset(), '', None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tensor'), 0.0),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float'), 0.0),
            'betas': ParameterTraits((), False, False, ('tuple', 'list'), None, None, False, False, 2),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_NAdam',)
