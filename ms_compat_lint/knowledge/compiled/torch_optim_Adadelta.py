# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits, Versions
from ms_compat_lint.model import Constant, Framework

OPTIMIZER = Optimizer(
    'torch.optim.Adadelta', Framework.TORCH, None, ('torch.optim.adadelta.Adadelta',),
    (
        '1.8', '1.9', '1.10', '1.11', '1.12', '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8',
        '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15',
    ),
)

SIGNATURES = (
    (
        ('1.8', '1.9', '1.10', '1.11'),
        Signature(
            'torch.optim.Adadelta', '1.8',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(1.0), '1.0'),
                Parameter('rho', False, False, Constant(0.9), '0.9'),
                Parameter('eps', False, False, Constant(1e-06), '1e-06'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.12', '1.13'),
        Signature(
            'torch.optim.Adadelta', '1.12',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(1.0), '1.0'),
                Parameter('rho', False, False, Constant(0.9), '0.9'),
                Parameter('eps', False, False, Constant(1e-06), '1e-06'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('foreach', False, False, Constant(None), 'None'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.0', '2.1', '2.2', '2.3'),
        Signature(
            'torch.optim.Adadelta', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(1.0), '1.0'),
                Parameter('rho', False, False, Constant(0.9), '0.9'),
                Parameter('eps', False, False, Constant(1e-06), '1e-06'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('foreach', False, False, Constant(None), 'None'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15'),
        Signature(
            'torch.optim.Adadelta', '2.4',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(1.0), '1.0'),
                Parameter('rho', False, False, Constant(0.9), '0.9'),
                Parameter('eps', False, False, Constant(1e-06), '1e-06'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('foreach', False, False, Constant(None), 'None'),
                Parameter('capturable', True, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.Adadelta',
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
        'rho': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, 1.0, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid rho value",
        ),
        'eps': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid epsilon value",
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid weight_decay value",
        ),
        'foreach': ParameterTraits((), True),
        'capturable': ParameterTraits((), True),
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
    ),
    GroupKeys(
        frozenset({
            'capturable', 'differentiable', 'eps', 'foreach', 'initial_lr', 'lr', 'maximize', 'param_names', 'params',
            'rho', 'weight_decay',
        }),
        frozenset({'*'}), frozenset(), '', None,
        {
            'eps': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'rho': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_Adadelta',)
