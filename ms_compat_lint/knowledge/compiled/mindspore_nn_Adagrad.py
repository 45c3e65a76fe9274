# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.nn.Adagrad', Framework.MINDSPORE, Family.NN,
    ('mindspore.nn.optim.Adagrad', 'mindspore.nn.optim.ada_grad.Adagrad'), ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8'),
        Signature(
            'mindspore.nn.Adagrad', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('accum', False, False, Constant(0.1), '0.1'),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('update_slots', False, False, Constant(True), 'True'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.9', '2.10'),
        Signature(
            'mindspore.nn.Adagrad', '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('accum', False, False, Constant(0.1), '0.1'),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('update_slots', False, False, Constant(True), 'True'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {},
            'Non-backward-compatible change after version 2.9.0: the constructor signature will be changed to ``Adagrad(params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10)``. Parameter `learning_rate` will be renamed to `lr`, `accum` will be renamed to `initial_accumulator_value`, parameters `lr_decay` and `eps` will be added, `update_slots` and `loss_scale` will be removed, the default value of `lr` will change from ``0.001`` to ``0.01``, and the default value of `accum` will change from ``0.1`` to ``0``.',
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.Adagrad',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), 'ValueError: parameters can not be None',
        ),
        'accum': ParameterTraits(
            (), False, False, ('float',), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'accum' must be 'float'; ValueError: the 'accum' must be float and must >= 0",
        ),
        'learning_rate': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class'), 0.0, None, False, False,
            None, (), None, None, False, False, (),
            "TypeError: the 'learning_rate' must be int, float, Tensor, Iterable or LearningRateSchedule; ValueError: the 'learning rate' must be float and must >= 0",
            True,
        ),
        'update_slots': ParameterTraits(
            (Constant(True),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'update_slots' must be 'bool'",
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

PAIRS = ('pairs_Adagrad',)
