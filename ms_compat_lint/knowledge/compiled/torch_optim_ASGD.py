# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits, Versions
from ms_compat_lint.model import Constant, Framework

OPTIMIZER = Optimizer(
    'torch.optim.ASGD', Framework.TORCH, None, ('torch.optim.asgd.ASGD',),
    (
        '1.8', '1.9', '1.10', '1.11', '1.12', '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8',
        '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15',
    ),
)

SIGNATURES = (
    (
        ('1.8', '1.9', '1.10', '1.11'),
        Signature(
            'torch.optim.ASGD', '1.8',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lambd', False, False, Constant(0.0001), '0.0001'),
                Parameter('alpha', False, False, Constant(0.75), '0.75'),
                Parameter('t0', False, False, Constant(1000000.0), '1000000.0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.12',),
        Signature(
            'torch.optim.ASGD', '1.12',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lambd', False, False, Constant(0.0001), '0.0001'),
                Parameter('alpha', False, False, Constant(0.75), '0.75'),
                Parameter('t0', False, False, Constant(1000000.0), '1000000.0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('foreach', False, False, Constant(None), 'None'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.13',),
        Signature(
            'torch.optim.ASGD', '1.13',
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
            False, None, {}, None,
        ),
    ),
    (
        ('2.0', '2.1'),
        Signature(
            'torch.optim.ASGD', '2.0',
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
            False, None, {}, None,
        ),
    ),
    (
        ('2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15'),
        Signature(
            'torch.optim.ASGD', '2.2',
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
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.ASGD',
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
        'lambd': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), None, None, False, False, None, (), None, None, False,
            False, (), "TypeError: can't multiply sequence by non-int of type 'float', in the first steps",
        ),
        'alpha': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), None, None, False, False, None, (), None, None, False,
            False, (), "TypeError: unsupported operand type(s) for ** or pow(): 'float' and 'str', in the first steps",
        ),
        't0': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), None, None, False, False, None, (), None, None, False,
            False, (), "TypeError: unsupported operand type(s) for -: 'float' and 'str', in the first steps",
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid weight_decay value",
        ),
        'foreach': ParameterTraits((), True),
        'maximize': ParameterTraits((Constant(False),)),
        'differentiable': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: set_grad_enabled(): argument 'enabled' must be bool, in the first steps",
        ),
        'capturable': ParameterTraits((), True),
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
        JointRefusal(
            'lambd',
            (Condition(Framework.TORCH, 'lambd', '<', 0.0),),
            'ValueError: Invalid lambd value',
            Versions('2.15'),
        ),
        JointRefusal(
            'alpha',
            (Condition(Framework.TORCH, 'alpha', '<', 0.0),),
            'ValueError: Invalid alpha value',
            Versions('2.15'),
        ),
    ),
    GroupKeys(
        frozenset({
            'alpha', 'capturable', 'differentiable', 'foreach', 'initial_lr', 'lambd', 'lr', 'maximize', 'param_names',
            'params', 't0', 'weight_decay',
        }),
        frozenset({'*'}), frozenset(), '', None,
        {
            'alpha': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'lambd': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            't0': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_ASGD',)
