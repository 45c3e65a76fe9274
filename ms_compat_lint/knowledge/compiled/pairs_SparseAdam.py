# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, Correspondence, Difference, Pair, Versions
from ms_compat_lint.model import Family, Framework

PAIRS = (
    Pair(
        'torch.optim.SparseAdam', 'mindspore.nn.LazyAdam', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('learning_rate',)),
            Correspondence(('betas',), ('beta1', 'beta2')),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('maximize',), ()),
            Correspondence((), ('use_locking',)),
            Correspondence((), ('use_nesterov',)),
            Correspondence((), ('weight_decay',)),
            Correspondence((), ('loss_scale',)),
        ),
        (
            Difference(
                (Condition(Framework.TORCH, 'betas[1]', '<=', 1e-05),),
                'with a beta2 near 0 the second moment is lost to rounding',
                "both compute v + (g * g - v) * (1 - beta2), which cancels in float32 where beta2 is almost 0, in each framework's own way",
                0.0038, 'measured', True,
                Versions(),
                Versions(),
                'SparseAdam/nn.LazyAdam/betas=(0.9, 1e-06)',
            ),
        ),
        None,
    ),
)

EQUAL = {'mindspore.nn.LazyAdam': 'is equal'}
