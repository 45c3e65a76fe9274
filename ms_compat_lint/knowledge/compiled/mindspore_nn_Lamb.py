# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.nn.Lamb', Framework.MINDSPORE, Family.NN, ('mindspore.nn.optim.Lamb', 'mindspore.nn.optim.lamb.Lamb'),
    ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8'),
        Signature(
            'mindspore.nn.Lamb', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, True, None, None),
                Parameter('beta1', False, False, Constant(0.9), '0.9'),
                Parameter('beta2', False, False, Constant(0.999), '0.999'),
                Parameter('eps', False, False, Constant(1e-06), '1e-06'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.9', '2.10'),
        Signature(
            'mindspore.nn.Lamb', '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, True, None, None),
                Parameter('beta1', False, False, Constant(0.9), '0.9'),
                Parameter('beta2', False, False, Constant(0.999), '0.999'),
                Parameter('eps', False, False, Constant(1e-06), '1e-06'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {}, 'This interface is deprecated and will be removed after version 2.9.0.',
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.Lamb',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), 'ValueError: parameters can not be None',
        ),
        'learning_rate': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'dict', 'tensor', 'class'), 0.0, None, False,
            False, None, (), None, None, False, False, (),
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
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'class'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: the 'Weight_decay' must be int, float or Cell; ValueError: the 'weight_decay' must be float and must >= 0",
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

PAIRS = ()
