# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.
from ms_compat_lint.knowledge.schema import GroupKeys, Optimizer, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Family, Framework, Items

OPTIMIZER = Optimizer(
    'mindspore.mint.optim.FusedAdamW',
    Framework.MINDSPORE,
    Family.MINT,
    ('mindspore.mint.optim.fused_adamw.FusedAdamW',),
    ('2.9', '2.10'),
)

SIGNATURES = (
    (
        ('2.9', '2.10'),
        Signature(
            'mindspore.mint.optim.FusedAdamW',
            '2.9',
            (
                Parameter('params', False, True, None, None),
                Parameter('lr', False, False, Constant(0.001), '0.001'),
                Parameter('betas', False, False, Items('tuple', (Constant(0.9), Constant(0.999))), '(0.9, 0.999)'),
                Parameter('eps', False, False, Constant(1e-08), '1e-08'),
                Parameter('weight_decay', False, False, Constant(0.01), '0.01'),
                Parameter('amsgrad', False, False, Constant(False), 'False'),
                Parameter('maximize', True, False, Constant(False), 'False'),
            ),
            False,
            None,
            {},
            None,
        ),
    ),
)

TRAITS = Traits(
    'mindspore.mint.optim.FusedAdamW',
    {
        'params': ParameterTraits(types=('tuple', 'list', 'class'), error='ValueError: params can not be None'),
        'lr': ParameterTraits(
            types=('float',),
            minimum=0.0,
            error="TypeError: 'lr' must be 'float'; ValueError: Invalid learning rate",
        ),
        'betas': ParameterTraits(
            types=('tuple', 'list'),
            length=2,
            item_types=('float',),
            item_minimum=0.0,
            item_maximum=1.0,
            item_exclusive_maximum=True,
            error="TypeError: 'betas' must be one of '['tuple', 'list']'; ValueError: betas size should be in : [2]",
        ),
        'eps': ParameterTraits(
            types=('float',),
            minimum=0.0,
            error="TypeError: 'eps' must be 'float'; ValueError: Invalid epsilon value",
        ),
        'weight_decay': ParameterTraits(
            inert=(Constant(0.0),),
            types=('float',),
            minimum=0.0,
            error="TypeError: 'weight_decay' must be 'float'; ValueError: Invalid weight_decay value",
        ),
        'amsgrad': ParameterTraits(inert=(Constant(False),), types=('bool',), error="TypeError: 'amsgrad' must be 'bool'"),
        'maximize': ParameterTraits(inert=(Constant(False),), types=('bool',), error="TypeError: 'maximize' must be 'bool'"),
    },
    (),
    GroupKeys(
        frozenset({'betas', 'eps', 'initial_lr', 'lr', 'maximize', 'params', 'weight_decay'}),
        frozenset({'*', 'amsgrad'}),
        frozenset(),
        error='ValueError: FusedAdamW does not support mixed amsgrad across param_groups',
        values={
            'lr': ParameterTraits(types=('bool', 'int', 'float', 'tensor'), minimum=0.0),
            'weight_decay': ParameterTraits(types=('bool', 'int', 'float'), minimum=0.0),
        },
    ),
    (),
    'measured',
)

PAIRS = ('pairs_AdamW',)
