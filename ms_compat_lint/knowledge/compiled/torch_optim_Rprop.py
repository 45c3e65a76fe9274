# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits, Versions
from ms_compat_lint.model import Constant, Framework, Items

OPTIMIZER = Optimizer(
    'torch.optim.Rprop', Framework.TORCH, None, ('torch.optim.rprop.Rprop',),
    (
        '1.8', '1.9', '1.10', '1.11', '1.12', '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8',
        '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15',
    ),
)

SIGNATURES = (
    (
        ('1.8', '1.9', '1.10', '1.11'),
        Signature(
            'torch.optim.Rprop', '1.8',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('etas', False, False, Items('tuple', (Constant(0.5), Constant(1.2))), '(0.5, 1.2)'),
                Parameter('step_sizes', False, False, Items('tuple', (Constant(1e-06), Constant(50))), '(1e-06, 50)'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.12',),
        Signature(
            'torch.optim.Rprop', '1.12',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('etas', False, False, Items('tuple', (Constant(0.5), Constant(1.2))), '(0.5, 1.2)'),
                Parameter('step_sizes', False, False, Items('tuple', (Constant(1e-06), Constant(50))), '(1e-06, 50)'),
                Parameter('foreach', False, False, Constant(None), 'None'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.13',),
        Signature(
            'torch.optim.Rprop', '1.13',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('etas', False, False, Items('tuple', (Constant(0.5), Constant(1.2))), '(0.5, 1.2)'),
                Parameter('step_sizes', False, False, Items('tuple', (Constant(1e-06), Constant(50))), '(1e-06, 50)'),
                Parameter('foreach', False, False, Constant(None), 'None'),
                Parameter('maximize', False, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.0', '2.1', '2.2', '2.3'),
        Signature(
            'torch.optim.Rprop', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('etas', False, False, Items('tuple', (Constant(0.5), Constant(1.2))), '(0.5, 1.2)'),
                Parameter('step_sizes', False, False, Items('tuple', (Constant(1e-06), Constant(50))), '(1e-06, 50)'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15'),
        Signature(
            'torch.optim.Rprop', '2.4',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('etas', False, False, Items('tuple', (Constant(0.5), Constant(1.2))), '(0.5, 1.2)'),
                Parameter('step_sizes', False, False, Items('tuple', (Constant(1e-06), Constant(50))), '(1e-06, 50)'),
                Parameter('capturable', True, False, Constant(False), 'False'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.Rprop',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), "TypeError: 'NoneType' object is not iterable",
        ),
        'lr': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid learning rate",
        ),
        'etas': ParameterTraits(
            (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('int', 'float', 'tensor'), 0.0, None,
            True, False, (),
            "TypeError: '<' not supported between instances of 'float' and 'str'; ValueError: too many values to unpack (expected 2), in the first steps",
        ),
        'step_sizes': ParameterTraits(
            (), False, False, ('tuple', 'list'), None, None, False, False, 2,
            ('bool', 'int', 'float', 'none', 'tensor'), None, None, False, False, (),
            'TypeError: cannot unpack non-iterable NoneType object, in the first steps; ValueError: not enough values to unpack (expected 2, got 1), in the first steps',
        ),
        'capturable': ParameterTraits((), True),
        'foreach': ParameterTraits((), True),
        'maximize': ParameterTraits((Constant(False),)),
        'differentiable': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: set_grad_enabled(): argument 'enabled' must be bool, in the first steps",
        ),
    },
    (
        JointRefusal(
            'foreach',
            (
                Condition(Framework.TORCH, 'foreach', '==', True),
                Condition(Framework.TORCH, 'differentiable', '==', True),
            ),
            "AssertionError: _foreach ops don't support autograd, in the first steps",
            Versions('2.0'),
        ),
        JointRefusal('etas', (Condition(Framework.TORCH, 'etas[0]', '>=', 1.0),), 'ValueError: Invalid eta values'),
        JointRefusal('etas', (Condition(Framework.TORCH, 'etas[1]', '<=', 1.0),), 'ValueError: Invalid eta values'),
    ),
    GroupKeys(
        frozenset({
            'capturable', 'differentiable', 'etas', 'foreach', 'initial_lr', 'lr', 'maximize', 'param_names', 'params',
            'step_sizes',
        }),
        frozenset({'*'}), frozenset(), '', None,
        {
            'etas': ParameterTraits(
                (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('bool', 'int', 'float', 'tensor'),
            ),
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'step_sizes': ParameterTraits((), False, False, ('tuple', 'list'), None, None, False, False, 2),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_Rprop',)
