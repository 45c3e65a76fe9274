# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Correspondence, Pair
from ms_compat_lint.model import Family

PAIRS = (
    Pair(
        'torch.optim.Adagrad', 'mindspore.nn.Adagrad', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('learning_rate',)),
            Correspondence(('lr_decay',), ()),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('initial_accumulator_value',), ('accum',)),
            Correspondence(('eps',), ()),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
            Correspondence((), ('update_slots',)),
            Correspondence((), ('loss_scale',)),
        ),
        (), None,
    ),
    Pair(
        'torch.optim.Adagrad', 'mindspore.experimental.optim.Adagrad', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('lr_decay',), ('lr_decay',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('initial_accumulator_value',), ('initial_accumulator_value',)),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
        ),
        (), None,
    ),
)

EQUAL = {'mindspore.nn.Adagrad': 'is equal', 'mindspore.experimental.optim.Adagrad': 'is equal'}
