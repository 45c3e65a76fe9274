# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Framework, Items

OPTIMIZER = Optimizer(
    'torch.optim.Adafactor', Framework.TORCH, None, (),
    ('2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15'),
)

SIGNATURES = (
    (
        ('2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15'),
        Signature(
            'torch.optim.Adafactor', '2.5',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('beta2_decay', False, False, Constant(-0.8), '-0.8'),
                Parameter('eps', False, False, Items('tuple', (Constant(None), Constant(0.001))), '(None, 0.001)'),
                Parameter('d', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.Adafactor',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), "TypeError: 'NoneType' object is not iterable",
        ),
        'lr': ParameterTraits(
            (Constant(0.01),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Learning rate should be >= 0",
        ),
        'beta2_decay': ParameterTraits(
            (), False, False, ('bool', 'int', 'float'), None, 0.0, False, False, None, (), None, None, False, False, (),
            "TypeError: '>=' not supported between instances of 'float' and 'str'; ValueError: beta2_decay should be <= 0",
        ),
        'eps': ParameterTraits(
            (), False, False, ('tuple', 'list'), None, None, False, False, 2,
            ('bool', 'int', 'float', 'none', 'tensor'), 0.0, None, False, False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: too many values to unpack (expected 2), in the first steps",
        ),
        'd': ParameterTraits(
            (), False, False, ('bool', 'int', 'float'), 1.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Clipping threshold d should be >= 1",
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: weight_decay should be >= 0",
        ),
        'foreach': ParameterTraits((), True),
        'maximize': ParameterTraits((Constant(False),)),
    },
    (
        JointRefusal(
            'eps',
            (Condition(Framework.TORCH, 'eps[1]', 'is', 'none'),),
            "TypeError: '<=' not supported between instances of 'float' and 'NoneType'",
        ),
    ),
    GroupKeys(
        frozenset({
            'beta2_decay', 'd', 'eps', 'foreach', 'initial_lr', 'lr', 'maximize', 'param_names', 'params',
            'weight_decay',
        }),
        frozenset({'*'}), frozenset(), '', None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_Adafactor',)
