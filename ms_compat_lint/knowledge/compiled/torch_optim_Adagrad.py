# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits, Versions
from ms_compat_lint.model import Constant, Framework

OPTIMIZER = Optimizer(
    'torch.optim.Adagrad', Framework.TORCH, None, ('torch.optim.adagrad.Adagrad',),
    (
        '1.8', '1.9', '1.10', '1.11', '1.12', '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8',
        '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15',
    ),
)

SIGNATURES = (
    (
        ('1.8', '1.9', '1.10', '1.11'),
        Signature(
            'torch.optim.Adagrad', '1.8',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lr_decay', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('initial_accumulator_value', False, False, Constant(0), '0'),
                Parameter('eps', False, False, Constant(1e-10), '1e-10'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.12', '1.13'),
        Signature(
            'torch.optim.Adagrad', '1.12',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lr_decay', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('initial_accumulator_value', False, False, Constant(0), '0'),
                Parameter('eps', False, False, Constant(1e-10), '1e-10'),
                Parameter('foreach', False, False, Constant(None), 'None'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.0', '2.1', '2.2', '2.3'),
        Signature(
            'torch.optim.Adagrad', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lr_decay', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('initial_accumulator_value', False, False, Constant(0), '0'),
                Parameter('eps', False, False, Constant(1e-10), '1e-10'),
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
            'torch.optim.Adagrad', '2.4',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.01), '0.01'),
                Parameter('lr_decay', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('initial_accumulator_value', False, False, Constant(0), '0'),
                Parameter('eps', False, False, Constant(1e-10), '1e-10'),
                Parameter('foreach', False, False, Constant(None), 'None'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
                Parameter('fused', True, False, Constant(None), 'None'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.Adagrad',
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
        'lr_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid lr_decay value",
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid weight_decay value",
        ),
        'initial_accumulator_value': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid initial_accumulator_value value",
        ),
        'eps': ParameterTraits(
            (Constant(1e-10),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: Invalid epsilon value",
        ),
        'foreach': ParameterTraits((), True),
        'maximize': ParameterTraits((Constant(False),)),
        'differentiable': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: set_grad_enabled(): argument 'enabled' must be bool, in the first steps",
        ),
        'fused': ParameterTraits((), True),
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
            'fused',
            (Condition(Framework.TORCH, 'fused', '==', True), Condition(Framework.TORCH, 'foreach', '==', True)),
            'RuntimeError: `fused` and `foreach` cannot be `True` together.',
            Versions('2.0'),
        ),
        JointRefusal(
            'fused',
            (Condition(Framework.TORCH, 'fused', '==', True), Condition(Framework.TORCH, 'differentiable', '==', True)),
            'RuntimeError: `fused` does not support `differentiable`',
        ),
    ),
    GroupKeys(
        frozenset({
            'differentiable', 'eps', 'foreach', 'fused', 'initial_lr', 'lr', 'lr_decay', 'maximize', 'param_names',
            'params', 'weight_decay',
        }),
        frozenset({'*', 'initial_accumulator_value'}), frozenset(), '', None,
        {
            'eps': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'lr_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_Adagrad',)
