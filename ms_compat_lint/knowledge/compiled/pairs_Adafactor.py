# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, Correspondence, Difference, Pair, Versions
from ms_compat_lint.model import Family, Framework

PAIRS = (
    Pair(
        'torch.optim.Adafactor', 'mindspore.nn.AdaFactor', Family.NN,
        (
            Correspondence(('params',), ('params',)),
            Correspondence(('lr',), ()),
            Correspondence(('beta2_decay',), ('decay_rate',), 'negate'),
            Correspondence(('eps',), ('eps',)),
            Correspondence(('d',), ('clip_threshold',)),
            Correspondence(('weight_decay',), ('weight_decay',)),
            Correspondence(('foreach',), ()),
            Correspondence(('maximize',), ()),
            Correspondence((), ('learning_rate',)),
            Correspondence((), ('beta1',)),
            Correspondence((), ('scale_parameter',)),
            Correspondence((), ('relative_step',)),
            Correspondence((), ('warmup_init',)),
            Correspondence((), ('compression',)),
            Correspondence((), ('loss_scale',)),
        ),
        (
            Difference(
                (Condition(Framework.MINDSPORE, 'beta1', '>', 0.001),),
                'MindSpore averages the update over time (beta1)',
                'MindSpore keeps a first moment with beta1 = 0.9 by default and applies that, torch applies the update itself; beta1=0.0 switches it off',
                0.3, 'measured', False,
                Versions(),
                Versions(),
                'Adafactor/nn.AdaFactor/carried',
            ),
            Difference(
                (Condition(Framework.TORCH, 'weight_decay', '>', 1e-05),),
                'MindSpore scales weight_decay with the size of the parameter',
                'torch multiplies the weights by 1 - lr * weight_decay, MindSpore by 1 - weight_decay times the step size, which carries the root mean square of the parameter',
                0.97, 'measured', False,
                Versions(),
                Versions(),
                'Adafactor/nn.AdaFactor/weight_decay=0.1, beta1=0.0',
            ),
            Difference(
                (Condition(Framework.TORCH, 'eps[0]', '>', 1e-07),),
                'MindSpore adds the first eps to the squared gradient',
                'torch uses the first eps as a lower bound of the variance estimate, MindSpore adds it to the squared gradient before the averages',
                0.039, 'measured', False,
                Versions(),
                Versions(),
                'Adafactor/nn.AdaFactor/eps=(0.001, 0.001), beta1=0.0',
            ),
            Difference(
                (Condition(Framework.MINDSPORE, 'scale_parameter', '==', False),),
                'without scale_parameter MindSpore does not scale the step with the size of the parameter',
                'torch always multiplies the step size by the larger of eps[1] and the root mean square of the parameter',
                2.8, 'measured', False,
                Versions(),
                Versions(),
                'Adafactor/nn.AdaFactor/beta1=0.0, learning_rate=0.01, relative_step=False, scale_parameter=False',
            ),
            Difference(
                (Condition(Framework.MINDSPORE, 'warmup_init', '==', True),),
                'with warmup_init MindSpore starts from a step size of 1e-6',
                'the step size grows by 1e-6 a step up to 1 / sqrt(step), torch has no such warm-up', 0.99, 'measured',
                False,
                Versions(),
                Versions(),
                'Adafactor/nn.AdaFactor/beta1=0.0, warmup_init=True',
            ),
            Difference(
                (Condition(Framework.MINDSPORE, 'compression', '==', True),),
                'with compression MindSpore keeps averages in float16',
                'with compression the averages of vectors are stored in float16, torch stores them in the type of the parameter',
                0.00038, 'measured', False,
                Versions(),
                Versions(),
                'Adafactor/nn.AdaFactor/beta1=0.0, compression=True',
            ),
        ),
        None,
    ),
)

EQUAL = {'mindspore.nn.AdaFactor': 'is equal'}
