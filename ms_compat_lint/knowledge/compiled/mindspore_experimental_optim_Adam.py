# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework, Items

OPTIMIZER = Optimizer(
    'mindspore.experimental.optim.Adam', Framework.MINDSPORE, Family.EXPERIMENTAL,
    ('mindspore.experimental.optim.adam.Adam',), ('2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.experimental.optim.Adam', '2.7',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('amsgrad', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.experimental.optim.Adam',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), 'ValueError: params can not be None',
        ),
        'lr': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: Invalid learning rate",
        ),
        'betas': ParameterTraits(
            (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('float', 'tensor'), 0.0, 1.0, False,
            True, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: too many values to unpack (expected 2), in the first steps",
            False, ('bool', 'int'),
        ),
        'eps': ParameterTraits(
            (), False, False, ('float', 'tensor'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: Invalid epsilon value",
            False, ('bool', 'int'),
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: Invalid weight_decay value",
        ),
        'amsgrad': ParameterTraits((), False, True),
        'maximize': ParameterTraits((Constant(False),)),
    },
    (),
    GroupKeys(
        frozenset({'betas', 'eps', 'initial_lr', 'lr', 'maximize', 'params', 'weight_decay'}),
        frozenset({'*', 'amsgrad'}), frozenset(), '', None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tensor'), 0.0),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float'), 0.0),
            'betas': ParameterTraits(
                (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('float', 'tensor'), None, None,
                False, False, (), '', False, ('bool', 'int'),
            ),
            'eps': ParameterTraits(
                (), False, False, ('float', 'tensor'), None, None, False, False, None, (), None, None, False, False, (),
                '', False, ('bool', 'int', 'str', 'none', 'dict'),
            ),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_Adam',)
