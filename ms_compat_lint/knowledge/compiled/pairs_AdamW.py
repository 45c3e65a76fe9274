# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Correspondence, Difference, Pair, Versions
from ms_compat_lint.model import Family

PAIRS = (
    Pair(
        'torch.optim.AdamW', 'mindspore.nn.AdamWeightDecay', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('learning_rate',)),
            Correspondence(('betas',), ('beta1', 'beta2')),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('amsgrad',), ()),
            Correspondence(('maximize',), ()),
            Correspondence(('foreach',), ()),
            Correspondence(('capturable',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
        ),
        (
            Difference(
                (), 'MindSpore applies no bias correction',
                'torch divides both moments by 1 - beta ** step, MindSpore uses them as they are, which makes the first steps several times as large',
                4.0, 'measured', False,
                Versions(),
                Versions(),
                'AdamW/nn.AdamWeightDecay/carried',
            ),
        ),
        'mindspore.experimental.optim.AdamW',
    ),
    Pair(
        'torch.optim.AdamW', 'mindspore.experimental.optim.AdamW', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('betas',), ('betas',)),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('amsgrad',), ('amsgrad',)),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('foreach',), ()),
            Correspondence(('capturable',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
        ),
        (), None,
    ),
    Pair(
        'torch.optim.AdamW', 'mindspore.mint.optim.AdamW', Family.MINT,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('betas',), ('betas',)),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('amsgrad',), ('amsgrad',)),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('foreach',), ()),
            Correspondence(('capturable',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
        ),
        (), None,
    ),
    Pair(
        'torch.optim.AdamW', 'mindspore.mint.optim.FusedAdamW', Family.MINT,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('betas',), ('betas',)),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('amsgrad',), ('amsgrad',)),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('foreach',), ()),
            Correspondence(('capturable',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
        ),
        (), None, False,
    ),
    Pair(
        'torch.optim.AdamW', 'mindspore.nn.optim_ex.AdamW', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('betas',), ('betas',)),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('amsgrad',), ('amsgrad',)),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('foreach',), ()),
            Correspondence(('capturable',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('fused',), ()),
        ),
        (), None, False,
    ),
)

EQUAL = {
    'mindspore.nn.AdamWeightDecay': 'is equal', 'mindspore.experimental.optim.AdamW': 'is equal',
    'mindspore.mint.optim.AdamW': 'is equal as its source reads',
    'mindspore.mint.optim.FusedAdamW': 'is equal as its source reads',
    'mindspore.nn.optim_ex.AdamW': 'is equal as its source reads',
}
