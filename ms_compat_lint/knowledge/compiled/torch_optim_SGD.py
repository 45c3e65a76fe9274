# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits, Versions
from ms_compat_lint.model import Constant, Framework

OPTIMIZER = Optimizer(
    'torch.optim.SGD', Framework.TORCH, None, ('torch.optim.sgd.SGD',),
    (
        '1.8', '1.9', '1.10', '1.11', '1.12', '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8',
        '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15',
    ),
)

SIGNATURES = (
    (
        ('1.8', '1.9', '1.10'),
        Signature(
            'torch.optim.SGD', '1.8',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, True, None, None),
                Parameter('momentum', False, False, Constant(0), '0'),
                Parameter('dampening', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('nesterov', False, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.11',),
        Signature(
            'torch.optim.SGD', '1.11',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, True, None, None),
                Parameter('momentum', False, False, Constant(0), '0'),
                Parameter('dampening', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('nesterov', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.12',),
        Signature(
            'torch.optim.SGD', '1.12',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, True, None, None),
                Parameter('momentum', False, False, Constant(0), '0'),
                Parameter('dampening', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('nesterov', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('foreach', True, False, Constant(None), 'None'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('1.13', '2.0', '2.1'),
        Signature(
            'torch.optim.SGD', '1.13',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, True, None, None),
                Parameter('momentum', False, False, Constant(0), '0'),
                Parameter('dampening', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('nesterov', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.2',),
        Signature(
            'torch.optim.SGD', '2.2',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('momentum', False, False, Constant(0), '0'),
                Parameter('dampening', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('nesterov', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15'),
        Signature(
            'torch.optim.SGD', '2.3',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('momentum', False, False, Constant(0), '0'),
                Parameter('dampening', False, False, Constant(0), '0'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('nesterov', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
                Parameter('foreach', True, False, Constant(None), 'None'),
                Parameter('differentiable', True, False, Constant(False), 'False'),
                Parameter('fused', True, False, Constant(None), 'None'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.SGD',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), "TypeError: 'NoneType' object is not iterable",
        ),
        'lr': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: Invalid learning rate",
        ),
        'momentum': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: Invalid momentum value",
        ),
        'dampening': ParameterTraits((Constant(0.0),)),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: Invalid weight_decay value",
        ),
        'nesterov': ParameterTraits((Constant(False),)),
        'maximize': ParameterTraits((Constant(False),)),
        'foreach': ParameterTraits((), True),
        'differentiable': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: set_grad_enabled(): argument 'enabled' must be bool, in the first steps",
        ),
        'fused': ParameterTraits((), True),
    },
    (
        JointRefusal(
            'nesterov',
            (Condition(Framework.TORCH, 'nesterov', '==', True), Condition(Framework.TORCH, 'momentum', '<=', 0.0)),
            'ValueError: Nesterov momentum requires a momentum and zero dampening',
        ),
        JointRefusal(
            'nesterov',
            (Condition(Framework.TORCH, 'nesterov', '==', True), Condition(Framework.TORCH, 'dampening', '!=', 0.0)),
            'ValueError: Nesterov momentum requires a momentum and zero dampening',
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
            'dampening', 'differentiable', 'foreach', 'fused', 'initial_lr', 'lr', 'maximize', 'momentum', 'nesterov',
            'param_names', 'params', 'weight_decay',
        }),
        frozenset({'*'}), frozenset(), '', None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'momentum': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_SGD',)
