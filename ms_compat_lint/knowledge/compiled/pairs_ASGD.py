# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Correspondence, Pair
from ms_compat_lint.model import Family

PAIRS = (
    Pair(
        'torch.optim.ASGD', 'mindspore.nn.ASGD', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('learning_rate',)),
            Correspondence(('lambd',), ('lambd',)),
            Correspondence(('alpha',), ('alpha',)),
            Correspondence(('t0',), ('t0',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('capturable',), ()),
        ),
        (), None,
    ),
    Pair(
        'torch.optim.ASGD', 'mindspore.experimental.optim.ASGD', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('lambd',), ('lambd',)),
            Correspondence(('alpha',), ('alpha',)),
            Correspondence(('t0',), ('t0',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('differentiable',), ()),
            Correspondence(('capturable',), ()),
        ),
        (), None,
    ),
)

EQUAL = {'mindspore.nn.ASGD': 'is equal', 'mindspore.experimental.optim.ASGD': 'is equal'}
