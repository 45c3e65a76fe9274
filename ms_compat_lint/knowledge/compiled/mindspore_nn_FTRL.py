# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.nn.FTRL', Framework.MINDSPORE, Family.NN, ('mindspore.nn.optim.FTRL', 'mindspore.nn.optim.ftrl.FTRL'),
    ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8'),
        Signature(
            'mindspore.nn.FTRL', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('initial_accum', False, False, Constant(0.1), '0.1'),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('lr_power', False, False, Constant(-0.5), '-0.5'),
                Parameter('l1', False, False, Constant(0.0), '0.0'),
                Parameter('l2', False, False, Constant(0.0), '0.0'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.9',),
        Signature(
            'mindspore.nn.FTRL', '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('initial_accum', False, False, Constant(0.1), '0.1'),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('lr_power', False, False, Constant(-0.5), '-0.5'),
                Parameter('l1', False, False, Constant(0.0), '0.0'),
                Parameter('l2', False, False, Constant(0.0), '0.0'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {}, 'This interface is deprecated and will be removed after version 2.9.0.',
        ),
    ),
    (
        ('2.10',),
        Signature(
            'mindspore.nn.FTRL', '2.10',
            (
                Parameter('params', False, True, None, None),
                Parameter('initial_accum', False, False, Constant(0.1), '0.1'),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('lr_power', False, False, Constant(-0.5), '-0.5'),
                Parameter('l1', False, False, Constant(0.0), '0.0'),
                Parameter('l2', False, False, Constant(0.0), '0.0'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, 'deprecated from version 2.9.0', {},
            '`mindspore.nn.FTRL` is deprecated from version 2.9.0 and will be removed in a future version.',
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.FTRL',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), 'ValueError: parameters can not be None',
        ),
        'initial_accum': ParameterTraits(
            (), False, False, ('float',), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'initial_accum' must be 'float'; ValueError: the 'initial_accum' must >= 0.0",
        ),
        'learning_rate': ParameterTraits(
            (), False, False, ('float',), 0.0, None, True, False, None, (), None, None, False, False, (),
            "TypeError: 'learning_rate' must be 'float'; ValueError: the 'learning rate' must be float and must >= 0",
        ),
        'lr_power': ParameterTraits(
            (), False, False, ('float',), None, 0.0, False, False, None, (), None, None, False, False, (),
            "TypeError: 'lr_power' must be 'float'; ValueError: the 'lr_power' must <= 0.0",
        ),
        'l1': ParameterTraits(
            (Constant(0.0),),
            False, False, ('float',), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'l1' must be 'float'; ValueError: the 'l1' must >= 0.0",
        ),
        'l2': ParameterTraits(
            (Constant(0.0),),
            False, False, ('float',), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'l2' must be 'float'; ValueError: the 'l2' must >= 0.0",
        ),
        'use_locking': ParameterTraits(
            (), True, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'use_locking' must be 'bool'",
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
        frozenset({'grad_centralization', 'order_params', 'params', 'weight_decay'}), frozenset(), frozenset({'*'}),
        "KeyError: the key in group params must be one of in ['params', 'lr', 'weight_decay', 'order_params', 'grad_centralization']; ValueError: dynamic learning rate and group learning rate are currently not supported in FTRL",
        None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class'), 0.0),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float', 'class'), 0.0),
        },
    ),
    (), 'measured',
)

PAIRS = ()
