# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework, Items

OPTIMIZER = Optimizer(
    'mindspore.experimental.optim.Rprop', Framework.MINDSPORE, Family.EXPERIMENTAL,
    ('mindspore.experimental.optim.rprop.Rprop',), ('2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.experimental.optim.Rprop', '2.7',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('etas', False, False, Items('tuple', (Constant(0.5), Constant(1.2))), '(0.5, 1.2)'),
                Parameter('step_sizes', False, False, Items('tuple', (Constant(1e-06), Constant(50))), '(1e-06, 50)'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.experimental.optim.Rprop',
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
        'etas': ParameterTraits(
            (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('int', 'float', 'tensor'), 0.0, None,
            True, False, (),
            "TypeError: '<=' not supported between instances of 'str' and 'float'; ValueError: too many values to unpack (expected 2), in the first steps",
        ),
        'step_sizes': ParameterTraits(
            (), False, False, ('str', 'tuple', 'list'), None, None, False, False, 2, (), None, None, False, False, (),
            'TypeError: cannot unpack non-iterable NoneType object, in the first steps; ValueError: not enough values to unpack (expected 2, got 1), in the first steps',
        ),
        'maximize': ParameterTraits((Constant(False),)),
    },
    (
        JointRefusal(
            'etas',
            (Condition(Framework.MINDSPORE, 'etas[1]', '<=', 1.0),),
            'ValueError: the etas[1] must be greater than 1.0',
        ),
        JointRefusal(
            'etas',
            (Condition(Framework.MINDSPORE, 'etas[0]', '>=', 1.0),),
            "ValueError: the 'etas[0]' must be in range of (0.0, 1.0)",
        ),
    ),
    GroupKeys(
        frozenset({'etas', 'initial_lr', 'lr', 'maximize', 'params', 'step_sizes'}), frozenset({'*'}), frozenset(), '',
        None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tensor'), 0.0),
            'etas': ParameterTraits(
                (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('bool', 'int', 'float', 'tensor'),
            ),
            'step_sizes': ParameterTraits((), False, False, ('str', 'tuple', 'list'), None, None, False, False, 2),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_Rprop',)
