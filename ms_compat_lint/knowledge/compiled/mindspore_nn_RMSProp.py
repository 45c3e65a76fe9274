# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.nn.RMSProp', Framework.MINDSPORE, Family.NN,
    ('mindspore.nn.optim.RMSProp', 'mindspore.nn.optim.rmsprop.RMSProp'), ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8'),
        Signature(
            'mindspore.nn.RMSProp', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, False, Constant(0.1), '0.1'),
                Parameter('decay', False, False, Constant(0.9), '0.9'),
                Parameter('momentum', False, False, Constant(0.0), '0.0'),
                Parameter('epsilon', False, False, Constant(1e-10), '1e-10'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('centered', False, False, Constant(False), 'False'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.9', '2.10'),
        Signature(
            'mindspore.nn.RMSProp', '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, False, Constant(0.1), '0.1'),
                Parameter('decay', False, False, Constant(0.9), '0.9'),
                Parameter('momentum', False, False, Constant(0.0), '0.0'),
                Parameter('epsilon', False, False, Constant(1e-10), '1e-10'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('centered', False, False, Constant(False), 'False'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {},
            'Non-backward-compatible change after version 2.9.0: `decay`, `learning_rate`, and `epsilon` will be renamed to `alpha`, `lr`, and `eps`, extra parameters will be removed, and the related default values will be adjusted.',
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.RMSProp',
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
        'decay': ParameterTraits(
            (), False, False, ('float',), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'decay' must be 'float'; ValueError: the 'decay' must be float and must >= 0",
        ),
        'momentum': ParameterTraits(
            (Constant(0.0),),
            False, False, ('float',), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'momentum' must be 'float'; ValueError: the 'momentum' must be float and must >= 0",
        ),
        'epsilon': ParameterTraits(
            (), False, False, ('float',), 0.0, None, True, False, None, (), None, None, False, False, (),
            "TypeError: 'epsilon' must be 'float'; ValueError: the 'epsilon' must be float and must > 0",
        ),
        'use_locking': ParameterTraits(
            (), True, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'use_locking' must be 'bool'",
        ),
        'centered': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'centered' must be 'bool'",
        ),
        'loss_scale': ParameterTraits(
            (Constant(1.0),),
            False, False, ('bool', 'int', 'float'), 0.0, None, True, False, None, (), None, None, False, False, (),
            "TypeError: 'loss_scale' must be 'float'; ValueError: the 'loss_scale' must be float and must > 0",
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

PAIRS = ('pairs_RMSprop',)
