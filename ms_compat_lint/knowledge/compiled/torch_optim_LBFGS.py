# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import Condition, GroupKeys, JointRefusal, Optimizer, Parameter, ParameterTraits, Signature, Traits, Versions
from ms_compat_lint.model import Constant, Framework

OPTIMIZER = Optimizer(
    'torch.optim.LBFGS', Framework.TORCH, None, ('torch.optim.lbfgs.LBFGS',),
    (
        '1.8', '1.9', '1.10', '1.11', '1.12', '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8',
        '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15',
    ),
)

SIGNATURES = (
    (
        (
            '1.8', '1.9', '1.10', '1.11', '1.12', '1.13', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8',
            '2.9', '2.10', '2.11', '2.12', '2.13',
        ),
        Signature(
            'torch.optim.LBFGS', '1.8',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(1), '1'),
                Parameter('max_iter', False, False, Constant(20), '20'),
                Parameter('max_eval', False, False, Constant(None), 'None'),
                Parameter('tolerance_grad', False, False, Constant(1e-07), '1e-07'),
                Parameter('tolerance_change', False, False, Constant(1e-09), '1e-09'),
                Parameter('history_size', False, False, Constant(100), '100'),
                Parameter('line_search_fn', False, False, Constant(None), 'None'),
            ),
            False, None, {}, None,
        ),
    ),
    (
        ('2.14', '2.15'),
        Signature(
            'torch.optim.LBFGS', '2.14',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(1), '1'),
                Parameter('max_iter', False, False, Constant(20), '20'),
                Parameter('max_eval', False, False, Constant(None), 'None'),
                Parameter('tolerance_grad', False, False, Constant(1e-07), '1e-07'),
                Parameter('tolerance_change', False, False, Constant(1e-09), '1e-09'),
                Parameter('history_size', False, False, Constant(100), '100'),
                Parameter('line_search_fn', False, False, Constant(None), 'None'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'torch.optim.LBFGS',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), "TypeError: 'NoneType' object is not iterable",
        ),
        'lr': ParameterTraits(
            (), False, False, ('int', 'float', 'tensor'), None, None, False, False, None, (), None, None, False, False,
            (), "TypeError: '<=' not supported between instances of 'float' and 'str'",
        ),
        'max_iter': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), None, None, False, False, None, (), None, None, False,
            False, (), "TypeError: unsupported operand type(s) for //: 'str' and 'int'",
        ),
        'max_eval': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'none', 'tensor'), None, None, False, False, None, (), None,
            None, False, False, (),
            "TypeError: '>=' not supported between instances of 'int' and 'str', in the first steps",
        ),
        'tolerance_grad': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), None, None, False, False, None, (), None, None, False,
            False, (), "TypeError: '<=' not supported between instances of 'Tensor' and 'str', in the first steps",
        ),
        'tolerance_change': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), None, None, False, False, None, (), None, None, False,
            False, (), "TypeError: bad operand type for unary -: 'str', in the first steps",
        ),
        'history_size': ParameterTraits(
            (), False, False, ('bool', 'int'), None, None, False, False, None, (), None, None, False, False, (),
            "TypeError: can't multiply sequence by non-int of type 'float', in the first steps",
        ),
        'line_search_fn': ParameterTraits(
            (Constant(None),),
            False, False, ('str', 'none'), None, None, False, False, None, (), None, None, False, False,
            ('strong_wolfe',), "RuntimeError: only 'strong_wolfe' is supported, in the first steps",
        ),
        'maximize': ParameterTraits((Constant(False),)),
    },
    (
        JointRefusal(
            'lr',
            (Condition(Framework.TORCH, 'lr', '<', 0.0),),
            'ValueError: Invalid learning rate',
            Versions('2.5'),
        ),
    ),
    GroupKeys(
        frozenset({
            'history_size', 'initial_lr', 'line_search_fn', 'lr', 'max_eval', 'max_iter', 'param_names', 'params',
            'tolerance_change', 'tolerance_grad',
        }),
        frozenset({'*'}), frozenset(), "ValueError: LBFGS doesn't support per-parameter options (parameter groups)", 1,
        {
            'line_search_fn': ParameterTraits(
                (), False, False, ('str', 'none'), None, None, False, False, None, (), None, None, False, False,
                ('strong_wolfe',),
            ),
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'max_iter': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'tolerance_change': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
            'tolerance_grad': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tuple', 'list', 'tensor', 'class')),
        },
    ),
    (), 'measured',
)

PAIRS = ()
