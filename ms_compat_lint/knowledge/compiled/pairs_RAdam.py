# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, Correspondence, Difference, Pair, Versions
from ms_compat_lint.model import Family, Framework

PAIRS = (
    Pair(
        'torch.optim.RAdam', 'mindspore.experimental.optim.RAdam', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('betas',), ('betas',)),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('decoupled_weight_decay',), ()),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ()),
            Correspondence(('capturable',), ()),
            Correspondence(('differentiable',), ()),
        ),
        (
            Difference(
                (Condition(Framework.TORCH, 'betas[1]', '>=', 0.9998),),
                'with a beta2 this close to 1 MindSpore loses the rectification in float32',
                'MindSpore computes the length of the moving average (rho) in float32, torch in float64; near beta2 = 1 it is the small difference of two large numbers',
                0.0022, 'measured', False,
                Versions(),
                Versions(),
                'RAdam/experimental.optim.RAdam/betas=(0.9, 0.9999)',
            ),
        ),
        None,
    ),
)

EQUAL = {'mindspore.experimental.optim.RAdam': 'is equal'}
