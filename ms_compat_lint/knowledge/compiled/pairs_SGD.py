# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, Correspondence, Difference, Pair, Versions
from ms_compat_lint.model import Family, Framework

PAIRS = (
    Pair(
        'torch.optim.SGD', 'mindspore.nn.SGD', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('learning_rate',)),
            Correspondence(('momentum',), ('momentum',)),
            Correspondence(('dampening',), ('dampening',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('nesterov',), ('nesterov',)),
            Correspondence(('maximize',), ()),
            Correspondence(('foreach',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
            Correspondence((), ('loss_scale',)),
        ),
        (), None,
    ),
    Pair(
        'torch.optim.SGD', 'mindspore.nn.Momentum', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('learning_rate',)),
            Correspondence(('momentum',), ('momentum',)),
            Correspondence(('dampening',), ()),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('nesterov',), ('use_nesterov',)),
            Correspondence(('maximize',), ()),
            Correspondence(('foreach',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
            Correspondence((), ('loss_scale',)),
        ),
        (
            Difference(
                (Condition(Framework.TORCH, 'nesterov', '==', True), Condition(Framework.TORCH, 'momentum', '>', 0.001)),
                'MindSpore ignores use_nesterov',
                'the kernel of ApplyMomentum on the CPU makes the plain momentum step whatever use_nesterov says',
                0.032, 'measured', True,
                Versions(),
                Versions(),
                'SGD/nn.Momentum/momentum=0.9, nesterov=True',
            ),
        ),
        'mindspore.nn.SGD', False,
    ),
    Pair(
        'torch.optim.SGD', 'mindspore.experimental.optim.SGD', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('momentum',), ('momentum',)),
            Correspondence(('dampening',), ('dampening',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('nesterov',), ('nesterov',)),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('foreach',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
        ),
        (
            Difference(
                (
                    Condition(Framework.TORCH, 'maximize', '==', True),
                    Condition(Framework.TORCH, 'weight_decay', '>', 0.0),
                ),
                'torch up to 1.12 maximizes the weight decay as well',
                'torch up to 1.12 adds the decay to the gradient and then steps along the sum; MindSpore, and torch since 1.13, turn the gradient around before they add the decay',
                2.2, 'measured', False,
                Versions(None, '1.12'),
                Versions(),
                'SGD/experimental.optim.SGD/weight_decay=0.1, maximize=True',
            ),
        ),
        None,
    ),
    Pair(
        'torch.optim.SGD', 'mindspore.mint.optim.SGD', Family.MINT,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('momentum',), ('momentum',)),
            Correspondence(('dampening',), ('dampening',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('nesterov',), ('nesterov',)),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('foreach',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
        ),
        (
            Difference(
                (
                    Condition(Framework.TORCH, 'maximize', '==', True),
                    Condition(Framework.TORCH, 'weight_decay', '>', 0.0),
                ),
                'torch up to 1.12 maximizes the weight decay as well',
                'torch up to 1.12 adds the decay to the gradient and then steps along the sum; MindSpore, and torch since 1.13, turn the gradient around before they add the decay',
                2.2, 'measured', False,
                Versions(None, '1.12'),
                Versions(),
                'SGD/mint.optim.SGD/weight_decay=0.1, maximize=True',
            ),
        ),
        None,
    ),
    Pair(
        'torch.optim.SGD', 'mindspore.nn.optim_ex.SGD', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('momentum',), ('momentum',)),
            Correspondence(('dampening',), ('dampening',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('nesterov',), ('nesterov',)),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('foreach',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
        ),
        (
            Difference(
                (
                    Condition(Framework.TORCH, 'maximize', '==', True),
                    Condition(Framework.TORCH, 'weight_decay', '>', 0.0),
                ),
                'torch up to 1.12 maximizes the weight decay as well',
                'torch up to 1.12 adds the decay to the gradient and then steps along the sum; MindSpore, and torch since 1.13, turn the gradient around before they add the decay',
                None, 'read', False,
                Versions(None, '1.12'),
            ),
        ),
        None, False,
    ),
)

EQUAL = {
    'mindspore.nn.SGD': 'is equal', 'mindspore.nn.Momentum': 'is equal', 'mindspore.experimental.optim.SGD': 'is equal',
    'mindspore.mint.optim.SGD': 'is equal (measured in graph mode only)',
    'mindspore.nn.optim_ex.SGD': 'is equal as its source reads',
}
