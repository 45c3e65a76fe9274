# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Correspondence, Difference, Pair, Versions
from ms_compat_lint.model import Family

PAIRS = (
    Pair(
        'torch.optim.NAdam', 'mindspore.experimental.optim.NAdam', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('betas',), ('betas',)),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('momentum_decay',), ('momentum_decay',)),
            Correspondence(('decoupled_weight_decay',), ()),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ()),
            Correspondence(('capturable',), ()),
            Correspondence(('differentiable',), ()),
        ),
        (
            Difference(
                (), 'torch up to 1.13 counts the newest momentum twice',
                'torch up to 1.13 divides by 1 - mu_product * mu * mu_next, though mu_product has mu in it already; MindSpore, and torch since 2.0, by 1 - mu_product * mu_next',
                0.0014, 'measured', False,
                Versions(None, '1.13'),
                Versions(),
                'NAdam/experimental.optim.NAdam/carried',
            ),
        ),
        None,
    ),
)

EQUAL = {'mindspore.experimental.optim.NAdam': 'is equal'}
