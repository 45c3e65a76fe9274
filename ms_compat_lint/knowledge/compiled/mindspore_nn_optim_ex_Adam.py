# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework, Items

OPTIMIZER = Optimizer(
    'mindspore.nn.optim_ex.Adam', Framework.MINDSPORE, Family.EXPERIMENTAL, ('mindspore.nn.optim_ex.adam.Adam',),
    ('2.1',),
)

SIGNATURES = (
    (
        ('2.1',),
        Signature(
            'mindspore.nn.optim_ex.Adam', '2.1',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0), '0'),
                Parameter('amsgrad', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False, None, {}, None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.nn.optim_ex.Adam',
    {
        'params': ParameterTraits(
            (), False, False, ('tuple', 'list', 'class'), None, None, False, False, None, (), None, None, False, False,
            (), 'ValueError: params can not be None',
        ),
        'lr': ParameterTraits(
            (), False, False, ('bool', 'int', 'float', 'tensor'), 0.0, None, False, False, None, (), None, None, False,
            False, (),
            "TypeError: '<' not supported between instances of 'str' and 'float'; ValueError: Invalid learning rate",
        ),
        'betas': ParameterTraits(
            (), False, False, (), None, None, False, False, None, (), 0.0, 1.0, False, True, (),
            'ValueError: Invalid beta parameter at index 0',
        ),
        'eps': ParameterTraits(
            (), False, False, (), 0.0, None, False, False, None, (), None, None, False, False, (),
            'ValueError: Invalid epsilon value',
        ),
        'weight_decay': ParameterTraits(
            (Constant(0.0),),
            False, False, ('bool', 'int', 'float'), 0.0, None, False, False, None, (), None, None, False, False, (),
            "TypeError: the argument 'Weight_decay' must be int or float; ValueError: Invalid weight_decay value",
        ),
        'amsgrad': ParameterTraits((Constant(False),)),
        'maximize': ParameterTraits((Constant(False),)),
    },
    (),
    GroupKeys(
        frozenset({'amsgrad', 'betas', 'eps', 'lr', 'maximize', 'params', 'weight_decay'}), frozenset({'*'}),
        frozenset(),
    ),
    (), 'read',
)

PAIRS = ('pairs_Adam',)
