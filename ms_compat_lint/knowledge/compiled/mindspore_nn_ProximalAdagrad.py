# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.nn.ProximalAdagrad',
    Framework.MINDSPORE,
    Family.NN,
    ('mindspore.nn.optim.ProximalAdagrad', 'mindspore.nn.optim.proximal_ada_grad.ProximalAdagrad'),
    ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8'),
        Signature(
            'mindspore.nn.ProximalAdagrad',
            '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('accum', False, False, Constant(0.1), '0.1'),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('l1', False, False, Constant(0.0), '0.0'),
                Parameter('l2', False, False, Constant(0.0), '0.0'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False,
            None,
            {},
            None,
        ),
    ),
    (
        ('2.9',),
        Signature(
            'mindspore.nn.ProximalAdagrad',
            '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('accum', False, False, Constant(0.1), '0.1'),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('l1', False, False, Constant(0.0), '0.0'),
                Parameter('l2', False, False, Constant(0.0), '0.0'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False,
            None,
            {},
            'This interface is deprecated and will be removed after version 2.9.0.',
        ),
    ),
    (
        ('2.10',),
        Signature(
            'mindspore.nn.ProximalAdagrad',
            '2.10',
            (
                Parameter('params', False, True, None, None),
                Parameter('accum', False, False, Constant(0.1), '0.1'),
                Parameter('learning_rate', False, False, Constant(0.001), '0.001'),
                Parameter('l1', False, False, Constant(0.0), '0.0'),
                Parameter('l2', False, False, Constant(0.0), '0.0'),
                Parameter('use_locking', False, False, Constant(False), 'False'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False,
            'deprecated from version 2.9.0',
            {},
            '`mindspore.nn.ProximalAdagrad` is deprecated from version 2.9.0 and will be removed in a future version.',
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.ProximalAdagrad',
    {
        'params': ParameterTraits(types=('tuple', 'list', 'class'), error='ValueError: parameters can not be None'),
        'accum': ParameterTraits(
            types=('float',),
            minimum=0.0,
            error="TypeError: 'accum' must be 'float'; ValueError: the 'accum' must be float and must >= 0",
        ),
        'learning_rate': ParameterTraits(
            types=('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class'),
            minimum=0.0,
            error="TypeError: the 'learning_rate' must be int, float, Tensor, Iterable or LearningRateSchedule; ValueError: the 'learning rate' must be float and must >= 0",
            schedule=True,
        ),
        'l1': ParameterTraits(
            inert=(Constant(0.0),),
            types=('float',),
            minimum=0.0,
            error="TypeError: 'l1' must be 'float'; ValueError: the 'l1' must be float and must >= 0",
        ),
        'l2': ParameterTraits(
            inert=(Constant(0.0),),
            types=('float',),
            minimum=0.0,
            error="TypeError: 'l2' must be 'float'; ValueError: the 'l2' must be float and must >= 0",
        ),
        'use_locking': ParameterTraits(always_inert=True, types=('bool',), error="TypeError: 'use_locking' must be 'bool'"),
        'loss_scale': ParameterTraits(
            inert=(Constant(1.0),),
            types=('bool', 'int', 'float'),
            minimum=0.0,
            exclusive_minimum=True,
            error="TypeError: 'loss_scale' must be 'float'; ValueError: the 'loss_scale' must be float and must > 0",
        ),
        'weight_decay': ParameterTraits(
            inert=(Constant(0.0),),
            types=('bool', 'int', 'float', 'class'),
            minimum=0.0,
            error="TypeError: the 'Weight_decay' must be int, float or Cell; ValueError: the 'weight_decay' must be float and must >= 0",
        ),
    },
    (),
    GroupKeys(
        frozenset({'grad_centralization', 'lr', 'order_params', 'params', 'weight_decay'}),
        frozenset(),
        frozenset({'*'}),
        error="KeyError: the key in group params must be one of in ['params', 'lr', 'weight_decay', 'order_params', 'grad_centralization']",
        values={
            'lr': ParameterTraits(types=('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class'), minimum=0.0),
            'weight_decay': ParameterTraits(types=('bool', 'int', 'float', 'class'), minimum=0.0),
        },
    ),
    ('beta', 'gamma'),
    'measured',
)

PAIRS = ()
