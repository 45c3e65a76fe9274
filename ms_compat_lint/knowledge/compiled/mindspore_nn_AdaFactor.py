# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework, Items

OPTIMIZER = Optimizer(
    'mindspore.nn.AdaFactor',
    Framework.MINDSPORE,
    Family.NN,
    ('mindspore.nn.optim.AdaFactor', 'mindspore.nn.optim.adafactor.AdaFactor'),
    ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.nn.AdaFactor',
            '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, False, Constant(None), 'None'),
                Parameter('eps', False, False, Items('tuple', (Constant(1e-30), Constant(0.001))), '(1e-30, 0.001)'),
                Parameter('clip_threshold', False, False, Constant(1.0), '1.0'),
                Parameter('decay_rate', False, False, Constant(0.8), '0.8'),
                Parameter('beta1', False, False, Constant(0.9), '0.9'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('scale_parameter', False, False, Constant(True), 'True'),
                Parameter('relative_step', False, False, Constant(True), 'True'),
                Parameter('warmup_init', False, False, Constant(False), 'False'),
                Parameter('compression', False, False, Constant(False), 'False'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
            ),
            False,
            None,
            {},
            None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.AdaFactor',
    {
        'params': ParameterTraits(types=('tuple', 'list', 'class'), error='ValueError: parameters can not be None'),
        'learning_rate': ParameterTraits(
            inert=(Constant(None),),
            types=('bool', 'int', 'float', 'none', 'tuple', 'list', 'tensor', 'class'),
            minimum=0.0,
            error="ValueError: the 'learning rate' must be float and must >= 0",
            schedule=True,
        ),
        'eps': ParameterTraits(
            types=('tuple', 'list'),
            length=2,
            item_types=('float',),
            item_minimum=0.0,
            error="TypeError: 'eps' must be one of '['list', 'tuple']'; ValueError: eps must have 2 value",
        ),
        'clip_threshold': ParameterTraits(
            types=('float',),
            minimum=0.0,
            error="TypeError: 'clip_threshold' must be 'float'; ValueError: the 'clip_threshold' must be float and must >= 0",
        ),
        'decay_rate': ParameterTraits(
            types=('float',),
            minimum=0.0,
            maximum=1.0,
            exclusive_minimum=True,
            exclusive_maximum=True,
            error="TypeError: 'decay_rate' must be 'float'; ValueError: the 'decay_rate' must be in range of (0, 1)",
        ),
        'beta1': ParameterTraits(
            inert=(Constant(0.0), Constant(None)),
            types=('int', 'float', 'none'),
            minimum=0.0,
            error="TypeError: 'beta1' must be one of '['int', 'float']'; ValueError: the 'beta1' must be float and must >= 0",
        ),
        'weight_decay': ParameterTraits(
            inert=(Constant(0.0),),
            types=('float',),
            minimum=0.0,
            maximum=1.0,
            exclusive_maximum=True,
            error="TypeError: the 'weight_decay' must be 'float'; ValueError: the 'weight_decay' must be float and must >= 0",
        ),
        'scale_parameter': ParameterTraits(inert=(Constant(True),), types=('bool',), error="TypeError: 'scale_parameter' must be 'bool'"),
        'relative_step': ParameterTraits(
            inert=(Constant(True),),
            types=('bool',),
            error="TypeError: the type of 'relative_step' must be 'bool'",
        ),
        'warmup_init': ParameterTraits(inert=(Constant(False),)),
        'compression': ParameterTraits(inert=(Constant(False),), types=('bool',), error="TypeError: 'compression' must be 'bool'"),
        'loss_scale': ParameterTraits(
            ignored=True,
            types=('bool', 'int', 'float'),
            minimum=0.0,
            exclusive_minimum=True,
            error="TypeError: 'loss_scale' must be 'float'; ValueError: the 'loss_scale' must be float and must > 0",
        ),
    },
    (
        JointRefusal(
            'learning_rate',
            (
                Condition(Framework.MINDSPORE, 'learning_rate', 'is not', 'none'),
                Condition(Framework.MINDSPORE, 'relative_step', '==', True),
            ),
            'ValueError: Cannot combine manual lr and relative_step options',
        ),
        JointRefusal(
            'warmup_init',
            (
                Condition(Framework.MINDSPORE, 'warmup_init', '==', True),
                Condition(Framework.MINDSPORE, 'relative_step', '==', False),
            ),
            'ValueError: warmup_init requires relative_step=True',
        ),
        JointRefusal(
            'relative_step',
            (
                Condition(Framework.MINDSPORE, 'learning_rate', 'is', 'none'),
                Condition(Framework.MINDSPORE, 'relative_step', '==', False),
            ),
            'ValueError: Cannot learning_rate is None and relative_step=False',
        ),
    ),
    GroupKeys(
        frozenset({'order_params', 'params'}),
        frozenset({'grad_centralization', 'weight_decay'}),
        frozenset({'*', 'lr'}),
        error="KeyError: the key in group params must be one of in ['params', 'lr', 'weight_decay', 'order_params', 'grad_centralization']",
        values={
            'lr': ParameterTraits(types=('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class'), minimum=0.0),
            'weight_decay': ParameterTraits(types=('bool', 'int', 'float', 'class'), minimum=0.0),
        },
    ),
    (),
    'measured',
)

PAIRS = ('pairs_Adafactor',)
