# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.nn.AdamOffload', Framework.MINDSPORE, Family.NN,
    ('mindspore.nn.optim.AdamOffload', 'mindspore.nn.optim.adam.AdamOffload'), ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7'),
        Signature(
            'mindspore.nn.AdamOffload', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('beta1', False, False, Constant(0.9), '0.9'),
                Parameter('beta2', False, False, Constant(0.999), '0.999'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('use_nesterov', False, False, Constant(False), 'False'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
            ),
            False, 'deprecated from version 2.0, use Adam instead', {}, None,
        ),
    ),
    (
        ('2.8',),
        Signature(
            'mindspore.nn.AdamOffload', '2.8',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('beta1', False, False, Constant(0.9), '0.9'),
                Parameter('beta2', False, False, Constant(0.999), '0.999'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('use_nesterov', False, False, Constant(False), 'False'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
            ),
            False, 'deprecated from version 2.0, use nn.Adam instead', {},
            '`nn.AdamOffload` is deprecated from version 2.0 and will be removed in a future version, please use :class:`mindspore.nn.Adam` instead.',
        ),
    ),
    (
        ('2.9', '2.10'),
        Signature(
            'mindspore.nn.AdamOffload', '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('beta1', False, False, Constant(0.9), '0.9'),
                Parameter('beta2', False, False, Constant(0.999), '0.999'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('use_nesterov', False, False, Constant(False), 'False'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
            ),
            False, 'deprecated from version 2.0, use nn.Adam instead', {},
            '`nn.AdamOffload` is deprecated from version 2.0 and will be removed after version 2.9.0, please use :class:`mindspore.nn.Adam` instead.',
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.AdamOffload',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), 'ValueError: parameters can not be None',
        ),
        'learning_rate': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class'), 0.0, None, False, False,
            None, (), None, None, False, False, (),
            "TypeError: the 'learning_rate' must be int, float, Tensor, Iterable or LearningRateSchedule; ValueError: the 'learning rate' must be float and must >= 0",
            True,
        ),
        'beta1': ParameterTraits(
            (), False, False, ('float',), 0.0, 1.0, True, True, None, (), None, None, False, False, (),
            "TypeError: 'beta1' must be 'float'; ValueError: the 'beta1' must be in range of (0.0, 1.0)",
        ),
        'beta2': ParameterTraits(
            (), False, False, ('float',), 0.0, 1.0, True, True, None, (), None, None, False, False, (),
            "TypeError: 'beta2' must be 'float'; ValueError: the 'beta2' must be in range of (0.0, 1.0)",
        ),
        'eps': ParameterTraits(
            (), False, False, ('float',), 0.0, None, True, False, None, (), None, None, False, False, (),
            "TypeError: 'eps' must be 'float'; ValueError: the 'eps' must be float and must > 0",
        ),
        'use_locking': ParameterTraits(
            (), True, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'use_locking' must be 'bool'",
        ),
        'use_nesterov': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'use_nesterov' must be 'bool'",
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'class'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: the 'Weight_decay' must be int, float or Cell; ValueError: the 'weight_decay' must be float and must >= 0",
        ),
        'loss_scale': ParameterTraits(
            (Constant(1.0),),
            False, False, ('bool', 'int', 'float'), 0.0, None, True, False, None, (), None, None, False, False, (),
            "TypeError: 'loss_scale' must be 'float'; ValueError: the 'loss_scale' must be float and must > 0",
        ),
    },
    (),
    GroupKeys(
        frozenset({'lr', 'order_params', 'params', 'weight_decay'}), frozenset({'grad_centralization'}),
        frozenset({'*'}),
        "KeyError: the key in group params must be one of in ['params', 'lr', 'weight_decay', 'order_params', 'grad_centralization']",
        None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class'), 0.0),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'class'), 0.0),
        },
    ),
    ('beta', 'gamma'), 'measured',
)

PAIRS = ('pairs_Adam',)
