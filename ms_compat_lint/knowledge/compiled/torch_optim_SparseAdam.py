# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Framework, Items

OPTIMIZER = Optimizer(
    'torch.optim.SparseAdam', Framework.TORCH, None, ('torch.optim.sparse_adam.SparseAdam',),
    (
        '1.8', '1.9', '1.10', '1.11', '1.12', '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8',
        '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15',
    ),
)

SIGNATURES = (
    (
        ('1.8', '1.9', '1.10', '1.11', '1.12'),
        Signature(
            'torch.optim.SparseAdam', '1.8',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        (
            '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12',
            '2.13', '2.14', '2.15',
        ),
        Signature(
            'torch.optim.SparseAdam', '1.13',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('maximize', False, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.SparseAdam',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), "TypeError: 'NoneType' object is not iterable",
        ),
        'lr': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, True, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'float' and 'str'; ValueError: Invalid learning rate",
        ),
        'betas': ParameterTraits(
            (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('bool', 'int', 'float', 'tensor'), 0.0,
            1.0, False, True, (),
            "TypeError: '<=' not supported between instances of 'float' and 'str'; ValueError: too many values to unpack (expected 2), in the first steps",
        ),
        'eps': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, True, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'float' and 'str'; ValueError: Invalid epsilon value",
        ),
        'maximize': ParameterTraits((Constant(False),)),
    },
    (),
    GroupKeys(
        frozenset({'betas', 'eps', 'initial_lr', 'lr', 'maximize', 'param_names', 'params'}), frozenset({'*'}),
        frozenset(),
    ),
    (), 'measured',
)

PAIRS = ('pairs_SparseAdam',)
