# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits, Versions
from ms_compat_lint.model import Constant, Framework, Items

OPTIMIZER = Optimizer(
    'torch.optim.NAdam', Framework.TORCH, None, ('torch.optim.nadam.NAdam',),
    (
        '1.10', '1.11', '1.12', '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10',
        '2.11', '2.12', '2.13', '2.14', '2.15',
    ),
)

SIGNATURES = (
    (
        ('1.10', '1.11'),
        Signature(
            'torch.optim.NAdam', '1.10',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.002), '0.002'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('momentum_decay', False, False, Constant(0.004), '0.004'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.12', '1.13'),
        Signature(
            'torch.optim.NAdam', '1.12',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.002), '0.002'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('momentum_decay', False, False, Constant(0.004), '0.004'),
                Parameter('foreach', False, False, Constant(None), 'None'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.0',),
        Signature(
            'torch.optim.NAdam', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.002), '0.002'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('momentum_decay', False, False, Constant(0.004), '0.004'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.1', '2.2', '2.3'),
        Signature(
            'torch.optim.NAdam', '2.1',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.002), '0.002'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('momentum_decay', False, False, Constant(0.004), '0.004'),
                Parameter('decoupled_weight_decay', False, False, Constant(False), 'False'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('capturable', True, False, Constant(False), 'False'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15'),
        Signature(
            'torch.optim.NAdam', '2.4',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.002), '0.002'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('momentum_decay', False, False, Constant(0.004), '0.004'),
                Parameter('decoupled_weight_decay', False, False, Constant(False), 'False'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('capturable', True, False, Constant(False), 'False'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.NAdam',
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
        'betas': ParameterTraits(
            (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('bool', 'int', 'float', 'tensor'), 0.0,
            1.0, False, True, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: too many values to unpack (expected 2), in the first steps",
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
        'momentum_decay': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid momentum_decay value",
        ),
        'decoupled_weight_decay': ParameterTraits((Constant(False),)),
        'foreach': ParameterTraits((), True),
        'maximize': ParameterTraits((Constant(False),)),
        'capturable': ParameterTraits((), True),
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
            'betas', 'capturable', 'decoupled_weight_decay', 'differentiable', 'eps', 'foreach', 'initial_lr', 'lr',
            'maximize', 'momentum_decay', 'param_names', 'params', 'weight_decay',
        }),
        frozenset({'*'}), frozenset(), '', None,
        {
            'betas': ParameterTraits(
                (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('bool', 'int', 'float', 'tensor'),
            ),
            'eps': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'momentum_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_NAdam',)
