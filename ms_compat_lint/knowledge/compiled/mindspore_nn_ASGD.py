# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.nn.ASGD', Framework.MINDSPORE, Family.NN, ('mindspore.nn.optim.ASGD', 'mindspore.nn.optim.asgd.ASGD'),
    ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8'),
        Signature(
            'mindspore.nn.ASGD', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, False, Constant(0.1), '0.1'),
                Parameter('lambd', False, False, Constant(0.0001), '0.0001'),
                Parameter('alpha', False, False, Constant(0.75), '0.75'),
                Parameter('t0', False, False, Constant(1000000.0), '1000000.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.9', '2.10'),
        Signature(
            'mindspore.nn.ASGD', '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, False, Constant(0.1), '0.1'),
                Parameter('lambd', False, False, Constant(0.0001), '0.0001'),
                Parameter('alpha', False, False, Constant(0.75), '0.75'),
                Parameter('t0', False, False, Constant(1000000.0), '1000000.0'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {},
            'Non-backward-compatible change after version 2.9.0: `learning_rate` will be renamed to `lr`, and the default learning rate will change from `0.1` to `0.01`.',
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.ASGD',
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
        'lambd': ParameterTraits(
            (), False, False, ('float',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'lambd' must be 'float'",
        ),
        'alpha': ParameterTraits(
            (), False, False, ('float',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'alpha' must be 'float'",
        ),
        't0': ParameterTraits(
            (), False, False, ('float',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 't0' must be 'float'",
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

PAIRS = ('pairs_ASGD',)
