# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Parameter, ParameterTraits, Signature, Traits, Versions
from ms_compat_lint.model import Constant, Framework

SIGNATURES = (
    (
        ('1.8', '1.9', '1.10', '1.11'),
        Signature(
            'torch.optim.ASGD',
            '1.8',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lambd', False, False, Constant(0.0001), '0.0001'),
                Parameter('alpha', False, False, Constant(0.75), '0.75'),
                Parameter('t0', False, False, Constant(1000000.0), '1000000.0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
            ),
            False,
            None,
            {},
            None,
        ),
    ),
    (
        ('1.12',),
        Signature(
            'torch.optim.ASGD',
            '1.12',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lambd', False, False, Constant(0.0001), '0.0001'),
                Parameter('alpha', False, False, Constant(0.75), '0.75'),
                Parameter('t0', False, False, Constant(1000000.0), '1000000.0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('foreach', False, False, Constant(None), 'None'),
            ),
            False,
            None,
            {},
            None,
        ),
    ),
    (
        ('1.13',),
        Signature(
            'torch.optim.ASGD',
            '1.13',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lambd', False, False, Constant(0.0001), '0.0001'),
                Parameter('alpha', False, False, Constant(0.75), '0.75'),
                Parameter('t0', False, False, Constant(1000000.0), '1000000.0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('foreach', False, False, Constant(None), 'None'),
                Parameter('maximize', False, False, Constant(False), 'False'),
            ),
            False,
            None,
            {},
            None,
        ),
    ),
    (
        ('2.0', '2.1'),
        Signature(
            'torch.optim.ASGD',
            '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lambd', False, False, Constant(0.0001), '0.0001'),
                Parameter('alpha', False, False, Constant(0.75), '0.75'),
                Parameter('t0', False, False, Constant(1000000.0), '1000000.0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('foreach', False, False, Constant(None), 'None'),
                Parameter('maximize', False, False, Constant(False), 'False'),
                Parameter('differentiable', False, False, Constant(False), 'False'),
            ),
            False,
            None,
            {},
            None,
        ),
    ),
    (
        ('2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15'),
        Signature(
            'torch.optim.ASGD',
            '2.2',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lambd', False, False, Constant(0.0001), '0.0001'),
                Parameter('alpha', False, False, Constant(0.75), '0.75'),
                Parameter('t0', False, False, Constant(1000000.0), '1000000.0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('foreach', False, False, Constant(None), 'None'),
                Parameter('maximize', False, False, Constant(False), 'False'),
                Parameter('differentiable', False, False, Constant(False), 'False'),
                Parameter('capturable', False, False, Constant(False), 'False'),
            ),
            False,
            None,
            {},
            None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.ASGD',
    {
        'params': ParameterTraits(types=('tuple', 'list', 'class'), error="TypeError: 'NoneType' object is not iterable"),
        'lr': ParameterTraits(
            types=('bool', 'int', 'float', 'tensor'),
            minimum=0.0,
            error="TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid learning rate",
        ),
        'lambd': ParameterTraits(
            types=('bool', 'int', 'float', 'tensor'),
            error="TypeError: can't multiply sequence by non-int of type 'float', in the first steps",
        ),
        'alpha': ParameterTraits(
            types=('bool', 'int', 'float', 'tensor'),
            error="TypeError: unsupported operand type(s) for ** or pow(): 'float' and 'str', in the first steps",
        ),
        't0': ParameterTraits(
            types=('bool', 'int', 'float', 'tensor'),
            error="TypeError: unsupported operand type(s) for -: 'float' and 'str', in the first steps",
        ),
        'weight_decay': ParameterTraits(
            inert=(Constant(0.0),),
            types=('bool', 'int', 'float', 'tensor'),
            minimum=0.0,
            error="TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid weight_decay value",
        ),
        'foreach': ParameterTraits(always_inert=True),
        'maximize': ParameterTraits(inert=(Constant(False),)),
        'differentiable': ParameterTraits(
            inert=(Constant(False),),
            types=('bool',),
            error="TypeError: set_grad_enabled(): argument 'enabled' must be bool, in the first steps",
        ),
        'capturable': ParameterTraits(always_inert=True),
    },
    (
        JointRefusal(
            'foreach',
            (
                Condition(Framework.TORCH, 'foreach', '==', True),
                Condition(Framework.TORCH, 'differentiable', '==', True),
            ),
            "AssertionError: _foreach ops don't support autograd, in the first steps",
            versions=Versions(since='2.0'),
        ),
        JointRefusal(
            'lambd',
            (Condition(Framework.TORCH, 'lambd', '<', 0.0),),
            'ValueError: Invalid lambd value',
            versions=Versions(since='2.15'),
        ),
        JointRefusal(
            'alpha',
            (Condition(Framework.TORCH, 'alpha', '<', 0.0),),
            'ValueError: Invalid alpha value',
            versions=Versions(since='2.15'),
        ),
    ),
    GroupKeys(
        frozenset({
            'alpha',
            'capturable',
            'differentiable',
            'foreach',
            'initial_lr',
            'lambd',
            'lr',
            'maximize',
            'param_names',
            'params',
            't0',
            'weight_decay',
        }),
        frozenset({'*'}),
        frozenset(),
        values={
            'alpha': ParameterTraits(types=('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'lambd': ParameterTraits(types=('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'lr': ParameterTraits(types=('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            't0': ParameterTraits(types=('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'weight_decay': ParameterTraits(types=('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
        },
    ),
    (),
    'measured',
)
