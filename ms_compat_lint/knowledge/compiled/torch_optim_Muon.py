# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits, Versions
from ms_compat_lint.model import Constant, Framework, Items

OPTIMIZER = Optimizer('torch.optim.Muon', Framework.TORCH, None, (), ('2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15'))

SIGNATURES = (
    (
        ('2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15'),
        Signature(
            'torch.optim.Muon', '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('weight_decay', False, False, Constant(0.1), '0.1'),
                Parameter('momentum', False, False, Constant(0.95), '0.95'),
                Parameter('nesterov', False, False, Constant(True), 'True'),
                Parameter(
                    'ns_coefficients', False, False,
                    Items('tuple', (Constant(3.4445), Constant(-4.775), Constant(2.0315))),
                    '(3.4445, -4.775, 2.0315)',
                ),
                Parameter('eps', False, False, Constant(1e-07), '1e-07'),
                Parameter('ns_steps', False, False, Constant(5), '5'),
                Parameter('adjust_lr_fn', False, False, Constant(None), 'None'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.Muon',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), "TypeError: 'NoneType' object is not iterable",
        ),
        'lr': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Learning rate should be >= 0",
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: weight decay should be >= 0",
        ),
        'momentum': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: momentum should be >= 0",
        ),
        'nesterov': ParameterTraits((Constant(False),)),
        'ns_coefficients': ParameterTraits(
            (), False, False, ('tuple', 'list'), None, None, False, False, 3, ('bool', 'int', 'float', 'tensor'), None,
            None, False, False, (),
            'TypeError: addmm() received an invalid combination of arguments, in the first steps; ValueError: Coefficients must be a tuple of exactly 3 values, in the first steps',
        ),
        'eps': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), None, None, False, False, None, (), None, None, False,
            False, (), 'TypeError: clamp() received an invalid combination of arguments, in the first steps',
        ),
        'ns_steps': ParameterTraits(
            (), False, False, ('bool', 'int'), None, 100.0, False, True, None, (), None, None, False, False, (),
            "TypeError: 'float' object cannot be interpreted as an integer, in the first steps; ValueError: Number of steps must be less than 100 for computational efficiency, in the first steps",
        ),
        'adjust_lr_fn': ParameterTraits(
            (), False, False, ('str', 'none'), None, None, False, False, None, (), None, None, False, False,
            ('original', 'match_rms_adamw', 'spectral_unclamped'),
            'ValueError: Adjust learning rate function 0 is not supported; ValueError: Adjust learning rate function rms is not supported',
        ),
    },
    (
        JointRefusal(
            'adjust_lr_fn',
            (Condition(Framework.TORCH, 'adjust_lr_fn', '==', 'spectral_unclamped'),),
            'ValueError: Adjust learning rate function spectral_unclamped is not supported',
            Versions(None, '2.13'),
        ),
    ),
    GroupKeys(
        frozenset({
            'adjust_lr_fn', 'eps', 'initial_lr', 'lr', 'momentum', 'nesterov', 'ns_coefficients', 'ns_steps',
            'param_names', 'params', 'weight_decay',
        }),
        frozenset({'*'}), frozenset(), '', None,
        {
            'eps': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'momentum': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'ns_steps': ParameterTraits((), False, False, ('bool', 'int'), None, 100.0, False, True),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
        },
    ),
    (), 'measured',
)

PAIRS = ()
