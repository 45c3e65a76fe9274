# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.nn.Momentum', Framework.MINDSPORE, Family.NN,
    ('mindspore.nn.optim.Momentum', 'mindspore.nn.optim.momentum.Momentum'), ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8'),
        Signature(
            'mindspore.nn.Momentum', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, True, None, None),
                Parameter('momentum', False, True, None, None),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('use_nesterov', False, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.9', '2.10'),
        Signature(
            'mindspore.nn.Momentum', '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, True, None, None),
                Parameter('momentum', False, True, None, None),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('use_nesterov', False, False, Constant(False), 'False'),
            ),
            False, None, {}, 'This interface is deprecated and will be removed after version 2.9.0.',
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.Momentum',
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
        'momentum': ParameterTraits(
            (Constant(0.0),),
            False, False, ('float',), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'momentum' must be 'float'; ValueError: the 'momentum' must be at least 0.0",
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
        'use_nesterov': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            'TypeError: The input value must be a bool',
        ),
    },
    (),
    GroupKeys(
        frozenset({'grad_centralization', 'lr', 'order_params', 'params', 'weight_decay'}), frozenset(),
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

PAIRS = ('pairs_SGD',)
