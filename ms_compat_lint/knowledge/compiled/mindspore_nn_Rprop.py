# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework, Items

OPTIMIZER = Optimizer(
    'mindspore.nn.Rprop', Framework.MINDSPORE, Family.NN,
    ('mindspore.nn.optim.Rprop', 'mindspore.nn.optim.rprop.Rprop'), ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8'),
        Signature(
            'mindspore.nn.Rprop', '2.0',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, False, Constant(0.1), '0.1'),
                Parameter('etas', False, False, Items('tuple', (Constant(0.5), Constant(1.2))), '(0.5, 1.2)'),
                Parameter(
                    'step_sizes', False, False,
                    Items('tuple', (Constant(1e-06), Constant(50.0))),
                    '(1e-06, 50.0)',
                ),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.9', '2.10'),
        Signature(
            'mindspore.nn.Rprop', '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('learning_rate', False, False, Constant(0.1), '0.1'),
                Parameter('etas', False, False, Items('tuple', (Constant(0.5), Constant(1.2))), '(0.5, 1.2)'),
                Parameter(
                    'step_sizes', False, False,
                    Items('tuple', (Constant(1e-06), Constant(50.0))),
                    '(1e-06, 50.0)',
                ),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
            ),
            False, None, {},
            'Non-backward-compatible change after version 2.9.0: `learning_rate` will be renamed to `lr`, and `weight_decay` will be removed.',
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.Rprop',
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
        'etas': ParameterTraits(
            (), False, False, ('tuple',), None, None, False, False, 2, ('float',), 0.0, None, True, False, (),
            'TypeError: etas must be a tuple; ValueError: etas must be a tuple with the size of 2',
        ),
        'step_sizes': ParameterTraits(
            (), False, False, ('tuple',), None, None, False, False, 2, ('float',), None, None, False, False, (),
            'TypeError: step_sizes must be a tuple; ValueError: step_sizes must be a tuple with the size of 2; ValueError: maximal step size should not be less than minimal step size',
            False, (), True,
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float', 'class'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: the 'Weight_decay' must be int, float or Cell; ValueError: the 'weight_decay' must be float and must >= 0",
        ),
    },
    (
        JointRefusal(
            'etas',
            (Condition(Framework.MINDSPORE, 'etas[0]', '>=', 1.0),),
            "ValueError: the 'etaminus' must be in range of (0.0, 1.0)",
        ),
        JointRefusal(
            'etas',
            (Condition(Framework.MINDSPORE, 'etas[1]', '<=', 1.0),),
            'ValueError: etaplus must be greater than 1.0',
        ),
    ),
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

PAIRS = ('pairs_Rprop',)
