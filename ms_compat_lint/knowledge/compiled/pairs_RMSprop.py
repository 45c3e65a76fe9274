# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, Correspondence, Difference, Pair, Versions
from ms_compat_lint.model import Family, Framework

PAIRS = (
    Pair(
        'torch.optim.RMSprop', 'mindspore.nn.RMSProp', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('learning_rate',)),
            Correspondence(('alpha',), ('decay',)),
            Correspondence(('eps',), ('epsilon',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('momentum',), ('momentum',)),
            Correspondence(('centered',), ('centered',)),
            Correspondence(('capturable',), ()),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence((), ('use_locking',)),
            Correspondence((), ('loss_scale',)),
        ),
        (
            Difference(
                (), 'MindSpore starts the mean square at 1, torch at 0',
                'MindSpore initialises the running mean of the squared gradients with ones, torch with zeros, so that the first steps are far smaller',
                0.9, 'measured', False,
                Versions(),
                Versions(),
                'RMSprop/nn.RMSProp/carried',
            ),
            Difference(
                (Condition(Framework.TORCH, 'centered', '==', True),),
                'when centered MindSpore adds eps under the root',
                'with centered the kernel divides by sqrt(mean square - mean ** 2 + eps), torch by sqrt(mean square - mean ** 2) + eps',
                0.91, 'measured', False,
                Versions(),
                Versions(),
                'RMSprop/nn.RMSProp/centered=True',
            ),
        ),
        'mindspore.experimental.optim.RMSprop',
    ),
    Pair(
        'torch.optim.RMSprop', 'mindspore.experimental.optim.RMSprop', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('alpha',), ('alpha',)),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('momentum',), ('momentum',)),
            Correspondence(('centered',), ('centered',)),
            Correspondence(('capturable',), ()),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('differentiable',), ()),
        ),
        (), None,
    ),
)

EQUAL = {'mindspore.nn.RMSProp': 'is equal', 'mindspore.experimental.optim.RMSprop': 'is equal'}
