# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework, Unknown

OPTIMIZER = Optimizer(
    'mindspore.nn.LARS', Framework.MINDSPORE, Family.NN, ('mindspore.nn.optim.LARS', 'mindspore.nn.optim.lars.LARS'),
    ('2.0', '2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.0', '2.7', '2.8'),
        Signature(
            'mindspore.nn.LARS', '2.0',
            (
                Parameter('optimizer', False, True, None, None),
                Parameter('epsilon', False, False, Constant(1e-05), '1e-05'),
                Parameter('coefficient', False, False, Constant(0.001), '0.001'),
                Parameter('use_clip', False, False, Constant(False), 'False'),
                Parameter(
                    'lars_filter', False, False,
                    Unknown('a function'),
                    "lambda x: 'LayerNorm' not in x.name and 'bias' not in x.name",
                ),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.9',),
        Signature(
            'mindspore.nn.LARS', '2.9',
            (
                Parameter('optimizer', False, True, None, None),
                Parameter('epsilon', False, False, Constant(1e-05), '1e-05'),
                Parameter('coefficient', False, False, Constant(0.001), '0.001'),
                Parameter('use_clip', False, False, Constant(False), 'False'),
                Parameter(
                    'lars_filter', False, False,
                    Unknown('a function'),
                    "lambda x: 'LayerNorm' not in x.name and 'bias' not in x.name",
                ),
            ),
            False, None, {}, 'This interface is deprecated and will be removed after version 2.9.0.',
        ),
    ),
    (
        ('2.10',),
        Signature(
            'mindspore.nn.LARS', '2.10',
            (
                Parameter('optimizer', False, True, None, None),
                Parameter('epsilon', False, False, Constant(1e-05), '1e-05'),
                Parameter('coefficient', False, False, Constant(0.001), '0.001'),
                Parameter('use_clip', False, False, Constant(False), 'False'),
                Parameter(
                    'lars_filter', False, False,
                    Unknown('a function'),
                    "lambda x: 'LayerNorm' not in x.name and 'bias' not in x.name",
                ),
            ),
            False, 'deprecated from version 2.9.0', {},
            '`mindspore.nn.LARS` is deprecated from version 2.9.0 and will be removed in a future version.',
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.LARS',
    {
        'optimizer': ParameterTraits(
            (), False, False, ('class',), None, None, False, False, None, (), None, None, False, False, (),
            "AttributeError: 'float' object has no attribute 'init_params'",
        ),
        'epsilon': ParameterTraits(
            (), False, False, ('float',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'epsilon' must be 'float'",
        ),
        'coefficient': ParameterTraits(
            (), False, False, ('float',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'coefficient' must be 'float'",
        ),
        'use_clip': ParameterTraits(
            (Constant(False),),
            False, False, ('bool',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'use_clip' must be 'bool'",
        ),
        'lars_filter': ParameterTraits(
            (), False, False, ('class',), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: 'NoneType' object is not callable",
        ),
    },
    (), None, (), 'measured',
)

PAIRS = ()
