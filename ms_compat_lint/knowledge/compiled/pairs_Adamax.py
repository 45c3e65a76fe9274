# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, Correspondence, Difference, Pair, Versions
from ms_compat_lint.model import Family, Framework

PAIRS = (
    Pair(
        'torch.optim.Adamax', 'mindspore.nn.AdaMax', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('learning_rate',)),
            Correspondence(('betas',), ('beta1', 'beta2')),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ()),
            Correspondence(('differentiable',), ()),
            Correspondence(('capturable',), ()),
            Correspondence((), ('loss_scale',)),
        ),
        (
            Difference(
                (Condition(Framework.TORCH, 'eps', '>', 0.004), Condition(Framework.TORCH, 'betas[1]', '<=', 0.999)),
                'MindSpore adds eps to the norm, torch to the gradient',
                'torch keeps max(beta2 * norm, |gradient| + eps), where eps decays with beta2; MindSpore divides by max(beta2 * norm, |gradient|) + eps',
                0.0003, 'measured', False,
                Versions(),
                Versions(),
                'Adamax/nn.AdaMax/eps=0.01',
            ),
            Difference(
                (Condition(Framework.TORCH, 'eps', '>', 0.0006), Condition(Framework.TORCH, 'betas[1]', '<=', 0.99)),
                'MindSpore adds eps to the norm, torch to the gradient',
                'torch keeps max(beta2 * norm, |gradient| + eps), where eps decays with beta2; MindSpore divides by max(beta2 * norm, |gradient|) + eps',
                0.00018, 'measured', False,
                Versions(),
                Versions(),
                'Adamax/nn.AdaMax/betas=(0.9, 0.99), eps=0.001',
            ),
            Difference(
                (Condition(Framework.TORCH, 'eps', '>', 0.00016), Condition(Framework.TORCH, 'betas[1]', '<=', 0.9)),
                'MindSpore adds eps to the norm, torch to the gradient',
                'torch keeps max(beta2 * norm, |gradient| + eps), where eps decays with beta2; MindSpore divides by max(beta2 * norm, |gradient|) + eps',
                0.00071, 'measured', False,
                Versions(),
                Versions(),
                'Adamax/nn.AdaMax/betas=(0.9, 0.9), eps=0.001',
            ),
            Difference(
                (Condition(Framework.TORCH, 'eps', '>', 2e-05), Condition(Framework.TORCH, 'betas[1]', '<=', 0.5)),
                'MindSpore adds eps to the norm, torch to the gradient',
                'torch keeps max(beta2 * norm, |gradient| + eps), where eps decays with beta2; MindSpore divides by max(beta2 * norm, |gradient|) + eps',
                0.00078, 'measured', False,
                Versions(),
                Versions(),
                'Adamax/nn.AdaMax/betas=(0.9, 0.5), eps=0.0001',
            ),
        ),
        'mindspore.experimental.optim.Adamax',
    ),
    Pair(
        'torch.optim.Adamax', 'mindspore.experimental.optim.Adamax', Family.EXPERIMENTAL,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ('lr',)),
            Correspondence(('betas',), ('betas',)),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ('maximize',)),
            Correspondence(('differentiable',), ()),
            Correspondence(('capturable',), ()),
        ),
        (), None,
    ),
)

EQUAL = {'mindspore.nn.AdaMax': 'is equal', 'mindspore.experimental.optim.Adamax': 'is equal'}
