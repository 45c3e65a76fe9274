# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Correspondence, Pair
from ms_compat_lint.model import Family

PAIRS = (
    Pair(
        'torch.optim.Adadelta', 'mindspore.nn.Adadelta', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('learning_rate',)),
            Correspondence(('rho',), ('rho',)),
            Correspondence(('eps',), ('epsilon',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('foreach',), ()),
            Correspondence(('capturable',), ()),
            Correspondence(('maximize',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence((), ('loss_scale',)),
        ),
        (), None,
    ),
    Pair(
        'torch.optim.Adadelta', 'mindspore.experimental.optim.Adadelta', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('rho',), ('rho',)),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('foreach',), ()),
            Correspondence(('capturable',), ()),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('differentiable',), ()),
        ),
        (), None,
    ),
)

EQUAL = {'mindspore.nn.Adadelta': 'is equal', 'mindspore.experimental.optim.Adadelta': 'is equal'}
