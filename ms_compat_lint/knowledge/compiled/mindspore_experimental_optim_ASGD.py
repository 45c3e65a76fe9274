# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.experimental.optim.ASGD', Framework.MINDSPORE, Family.EXPERIMENTAL,
    ('mindspore.experimental.optim.asgd.ASGD',), ('2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.experimental.optim.ASGD', '2.7',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lambd', False, False, Constant(0.0001), '0.0001'),
                Parameter('alpha', False, False, Constant(0.75), '0.75'),
                Parameter('t0', False, False, Constant(1000000.0), '1000000.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('maximize', False, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.experimental.optim.ASGD',
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
        'lambd': ParameterTraits(
            (), False, False, ('float',), None, None, False, False, None, (), None, None, False, False, (),
            'TypeError: type of lambd must be float',
        ),
        'alpha': ParameterTraits((), False, False, ('bool', 'int', 'float', 'str', 'none', 'tuple', 'list', 'dict', 'tensor')),
        't0': ParameterTraits(
            (), False, False, ('float',), None, None, False, False, None, (), None, None, False, False, (),
            'TypeError: type of t0 must be float',
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: weight_decay must be greater than or equal to 0.0",
        ),
        'maximize': ParameterTraits((Constant(False),)),
    },
    (),
    GroupKeys(
        frozenset({'alpha', 'initial_lr', 'lambd', 'lr', 'maximize', 'params', 't0', 'weight_decay'}), frozenset({'*'}),
        frozenset(), '', None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tensor'), 0.0),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float'), 0.0),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_ASGD',)
