# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits, Versions
from ms_compat_lint.model import Constant, Framework, Items

OPTIMIZER = Optimizer(
    'torch.optim.AdamW', Framework.TORCH, None, ('torch.optim.adamw.AdamW',),
    (
        '1.8', '1.9', '1.10', '1.11', '1.12', '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8',
        '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15',
    ),
)

SIGNATURES = (
    (
        ('1.8', '1.9', '1.10'),
        Signature(
            'torch.optim.AdamW', '1.8',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0.01), '0.01'),
                Parameter('amsgrad', False, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.11',),
        Signature(
            'torch.optim.AdamW', '1.11',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0.01), '0.01'),
                Parameter('amsgrad', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.12', '1.13'),
        Signature(
            'torch.optim.AdamW', '1.12',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0.01), '0.01'),
                Parameter('amsgrad', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('capturable', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        (
            '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13',
            '2.14', '2.15',
        ),
        Signature(
            'torch.optim.AdamW', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0.01), '0.01'),
                Parameter('amsgrad', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('capturable', True, False, Constant(False), 'False'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
                Parameter('fused', True, False, Constant(None), 'None'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.AdamW',
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
        'amsgrad': ParameterTraits((Constant(False),)),
        'maximize': ParameterTraits((Constant(False),)),
        'foreach': ParameterTraits((), True),
        'capturable': ParameterTraits((), True),
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
        JointRefusal(
            'betas',
            (Condition(Framework.TORCH, 'betas[0]', 'is', 'int'),),
            'ValueError: betas must be either both floats or both Tensors',
            Versions('2.6'),
        ),
        JointRefusal(
            'betas',
            (Condition(Framework.TORCH, 'betas[0]', 'is', 'bool'),),
            'ValueError: betas must be either both floats or both Tensors',
            Versions('2.6'),
        ),
        JointRefusal(
            'betas',
            (Condition(Framework.TORCH, 'betas[1]', 'is', 'int'),),
            'ValueError: betas must be either both floats or both Tensors',
            Versions('2.6'),
        ),
        JointRefusal(
            'betas',
            (Condition(Framework.TORCH, 'betas[1]', 'is', 'bool'),),
            'ValueError: betas must be either both floats or both Tensors',
            Versions('2.6'),
        ),
        JointRefusal(
            'betas',
            (
                Condition(Framework.TORCH, 'betas[0]', 'is', 'tensor'),
                Condition(Framework.TORCH, 'betas[1]', 'is', 'float'),
            ),
            'ValueError: betas must be either both floats or both Tensors',
            Versions('2.6'),
        ),
        JointRefusal(
            'betas',
            (
                Condition(Framework.TORCH, 'betas[0]', 'is', 'float'),
                Condition(Framework.TORCH, 'betas[1]', 'is', 'tensor'),
            ),
            'ValueError: betas must be either both floats or both Tensors',
            Versions('2.6'),
        ),
        JointRefusal(
            'lr',
            (
                Condition(Framework.TORCH, 'lr', 'is', 'tensor'),
                Condition(Framework.TORCH, 'foreach', '==', True),
                Condition(Framework.TORCH, 'capturable', '==', False),
            ),
            'ValueError: lr as a Tensor is not supported for capturable=False and foreach=True',
            Versions('2.1'),
        ),
    ),
    GroupKeys(
        frozenset({
            'amsgrad', 'betas', 'capturable', 'differentiable', 'eps', 'foreach', 'fused', 'initial_lr', 'lr',
            'maximize', 'param_names', 'params', 'weight_decay',
        }),
        frozenset({'*'}), frozenset(), '', None,
        {
            'betas': ParameterTraits(
                (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('bool', 'int', 'float', 'tensor'),
            ),
            'eps': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_AdamW',)
