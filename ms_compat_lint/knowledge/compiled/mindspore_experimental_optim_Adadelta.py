# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework

OPTIMIZER = Optimizer(
    'mindspore.experimental.optim.Adadelta', Framework.MINDSPORE, Family.EXPERIMENTAL,
    ('mindspore.experimental.optim.adadelta.Adadelta',), ('2.7', '2.8', '2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.7', '2.8', '2.9', '2.10'),
        Signature(
            'mindspore.experimental.optim.Adadelta', '2.7',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(1.0), '1.0'),
                Parameter('rho', False, False, Constant(0.9), '0.9'),
                Parameter('eps', False, False, Constant(1e-06), '1e-06'),
                Parameter('weight_decay', False, False, Constant(0.0), '0.0'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.experimental.optim.Adadelta',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), 'ValueError: params can not be None',
        ),
        'lr': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, True, False, None, (), None, None, False,
            False, (),
            "TypeError: '<=' not supported between instances of 'str' and 'float'; ValueError: lr must be greater than 0.0",
        ),
        'rho': ParameterTraits(
            (), False, False, ('float',), 0.0, 1.0, False, False, None, (), None, None, False, False, (),
            "TypeError: the 'rho' must be 'float'; ValueError: the 'rho' must be in range of [0.0, 1.0]",
        ),
        'eps': ParameterTraits(
            (), False, False, ('float', 'tensor'), 0.0, None, True, False, None, (), None, None, False, False, (),
            'TypeError: For primitive[ApplyAdadelta], the input argument[epsilon_type] must be a type of {Float16, Float32, Float64}, in the first steps; ValueError: eps must be greater than 0.0',
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: weight_decay must be greater than or equal to 0.0",
        ),
        'maximize': ParameterTraits((Constant(False),)),
    },
    (),
    GroupKeys(
        frozenset({'eps', 'initial_lr', 'lr', 'maximize', 'params', 'rho', 'weight_decay'}), frozenset({'*'}),
        frozenset(), '', None,
        {
            'lr': ParameterTraits((), False, False, ('bool', 'int', 'float', 'tensor'), 0.0),
            'weight_decay': ParameterTraits((), False, False, ('bool', 'int', 'float'), 0.0),
            'rho': ParameterTraits((), False, False, ('float', 'str', 'none', 'tuple', 'list', 'dict', 'tensor', 'class')),
            'eps': ParameterTraits((), False, False, ('float', 'str', 'none', 'tuple', 'list', 'dict', 'tensor', 'class')),
        },
    ),
    (), 'measured',
)

PAIRS = ('pairs_Adadelta',)
