# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Correspondence, Pair
from ms_compat_lint.model import Family

PAIRS = (
    Pair(
        'torch.optim.Rprop', 'mindspore.nn.Rprop', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('learning_rate',)),
            Correspondence(('etas',), ('etas',)),
            Correspondence(('step_sizes',), ('step_sizes',)),
            Correspondence(('capturable',), ()),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence((), ('weight_decay',)),
        ),
        (), None,
    ),
    Pair(
        'torch.optim.Rprop', 'mindspore.experimental.optim.Rprop', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('etas',), ('etas',)),
            Correspondence(('step_sizes',), ('step_sizes',)),
            Correspondence(('capturable',), ()),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('differentiable',), ()),
        ),
        (), None,
    ),
)

EQUAL = {'mindspore.nn.Rprop': 'is equal', 'mindspore.experimental.optim.Rprop': 'is equal'}
