# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework, Items

OPTIMIZER = Optimizer(
    'mindspore.nn.AdaFactor', Framework.MINDSPORE, Family.NN,
    ('mindspore.nn.optim.AdaFactor', 'mindspore.nn.optim.adafactor.AdaFactor'), ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.nn.AdaFactor', '2.0',
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
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.AdaFactor',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), 'ValueError: parameters can not be None',
        ),
        'learning_rate': ParameterTraits(
            (Constant(None),),
            False, False, ('bool', 'int', 'float', 'none', 'tuple', 'list', 'tensor', 'class'), 0.0, None, False, False,
            None, (), None, None, False, False, (), "ValueError: the 'learning rate' must be float and must >= 0", True,
        ),
        'eps': ParameterTraits(
            (), False, False, ('tuple', 'list'), None, None, False, False, 2, ('float',), 0.0, None, False, False, (),
            "TypeError: 'eps' must be one of '['list', 'tuple']'; ValueError: eps must have 2 value",
        ),
        'clip_threshold': ParameterTraits(
            (), False, False, ('float',), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'clip_threshold' must be 'float'; ValueError: the 'clip_threshold' must be float and must >= 0",
        ),
        'decay_rate': ParameterTraits(
            (), False, False, ('float',), 0.0, 1.0, True, True, None, (), None, None, False, False, (),
            "TypeError: 'decay_rate' must be 'float'; ValueError: the 'decay_rate' must be in range of (0, 1)",
        ),
        'beta1': ParameterTraits(
            (Constant(0.0), Constant(None)),
            False, False, ('int', 'float', 'none'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'beta1' must be one of '['int', 'float']'; ValueError: the 'beta1' must be float and must >= 0",
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('float',), 0.0, 1.0, False, True, None, (), None, None, False, False, (),
            "TypeError: the 'weight_decay' must be 'float'; ValueError: the 'weight_decay' must be float and must >= 0",
        ),
        'scale_parameter': ParameterTraits(
            (Constant(True),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'scale_parameter' must be 'bool'",
        ),
        'relative_step': ParameterTraits(
            (Constant(True),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: the type of 'relative_step' must be 'bool'",
        ),
        'warmup_init': ParameterTraits((Constant(False),)),
        'compression': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'compression' must be 'bool'",
        ),
        'loss_scale': ParameterTraits(
            (), False, True, ('bool', 'int', 'float'), 0.0, None, True, False, None, (), None, None, False, False, (),
            "TypeError: 'loss_scale' must be 'float'; ValueError: the 'loss_scale' must be float and must > 0",
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
        frozenset({'order_params', 'params'}), frozenset({'grad_centralization', 'weight_decay'}),
        frozenset({'*', 'lr'}),
        "KeyError: the key in group params must be one of in ['params', 'lr', 'weight_decay', 'order_params', 'grad_centralization']",
        None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class'), 0.0),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'class'), 0.0),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_Adafactor',)
