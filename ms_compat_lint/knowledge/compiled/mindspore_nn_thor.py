# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework, Unknown

OPTIMIZER = Optimizer(
    'mindspore.nn.thor', Framework.MINDSPORE, Family.NN, ('mindspore.nn.optim.thor', 'mindspore.nn.optim.thor.thor'),
    ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.nn.thor', '2.0',
            (
                Parameter('net', False, True, None, None),
                Parameter('learning_rate', False, True, None, None),
                Parameter('damping', False, True, None, None),
                Parameter('momentum', False, True, None, None),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('loss_scale', False, False, Constant(1.0), '1.0'),
                Parameter('batch_size', False, False, Constant(32), '32'),
                Parameter('use_nesterov', False, False, Constant(False), 'False'),
                Parameter('decay_filter', False, False, Unknown('a function'), 'lambda x: x.name not in []'),
                Parameter('split_indices', False, False, Constant(None), 'None'),
                Parameter('enable_clip_grad', False, False, Constant(False), 'False'),
                Parameter('frequency', False, False, Constant(100), '100'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.thor',
    {
        'net': ParameterTraits(
            (), False, False, ('class',), None, None, False, False, None, (), None, None, False, False, (),
            "AttributeError: 'float' object has no attribute 'update_cell_prefix'",
        ),
        'learning_rate': ParameterTraits(
            (), False, False, ('tensor',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'learning rate' must be 'Tensor'",
        ),
        'momentum': ParameterTraits(
            (), False, False, ('float',), 0.0, None, False, False, None, (), None, None, False, False, (),
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
        'batch_size': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), None, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: the type of 'input_data' must be one of Tensor, ndarray, str, list, tuple, float, int, bool, complex",
        ),
        'use_nesterov': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            'TypeError: The input value must be a bool',
        ),
        'decay_filter': ParameterTraits(
            (), False, False, ('class',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'NoneType' object is not callable",
        ),
        'enable_clip_grad': ParameterTraits((Constant(False),)),
        'frequency': ParameterTraits(
            (), False, False, ('int',), 2.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'frequency' must be 'int'; ValueError: the 'frequency' must be at least 2",
        ),
    },
    (), None, (), 'measured',
)

PAIRS = ()
