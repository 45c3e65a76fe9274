"""What each rule says, word by word."""

from __future__ import annotations

import pytest

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Family, Framework
from ms_compat_lint.rules.version import check
from tests.everything import findings
from tests.test_comparison import compared

NEWEST_TORCH = load.known_versions(Framework.TORCH)[-1]
NEWEST_MINDSPORE = load.known_versions(Framework.MINDSPORE)[-1]


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (
            "nn.AdamWeightDecay(ps)",
            "MSC101",
            "mindspore.nn.AdamWeightDecay: eps defaults to 1e-06, torch.optim.AdamW's to 1e-08; "
            "pass eps=1e-08 to match",
        ),
        (
            "optim.Adagrad(ps)",
            "MSC101",
            "torch.optim.Adagrad: lr defaults to 0.01, mindspore.nn.Adagrad's learning_rate to 0.001; "
            "pass lr=0.001 to match",
        ),
        (
            "nn.AdaFactor(ps)",
            "MSC101",
            "mindspore.nn.AdaFactor: eps defaults to (1e-30, 0.001), torch.optim.Adafactor's to (None, 0.001), "
            "which is refused here; pass eps=(1e-30, 0.001) to keep the value",
        ),
        (
            "mindspore.nn.SGD(ps)",
            "MSC101",
            "mindspore.nn.SGD: learning_rate defaults to 0.1, torch.optim.SGD's lr to 0.001; "
            "pass learning_rate=0.001 to match",
        ),
        (
            "optim.AdamW(ps, amsgrad=True)",
            "MSC201",
            "torch.optim.AdamW: amsgrad=True has no counterpart in mindspore.nn.AdamWeightDecay; leave it out or use "
            "mindspore.experimental.optim.AdamW or mindspore.mint.optim.AdamW",
        ),
        (
            "nn.Momentum(ps, 0.1, 0.9, loss_scale=scale)",
            "MSC201",
            "mindspore.nn.Momentum: loss_scale=scale has no counterpart in torch.optim.SGD; "
            "leave it out or use another optimizer there",
        ),
        (
            "nn.SGD(ps, [0.1, 0.01])",
            "MSC201",
            "mindspore.nn.SGD: learning_rate=[0.1, 0.01] is a list; torch.optim.SGD's lr takes a number: "
            "pass the first value and set the others with a scheduler",
        ),
        (
            "optim.AdamW(ps, fused=True)",
            "MSC202",
            "torch.optim.AdamW: fused=True changes nothing and has no counterpart in mindspore.nn.AdamWeightDecay; "
            "leave it out",
        ),
        (
            "optim.RMSprop(ps, alpha=0.9)",
            "MSC301",
            "torch.optim.RMSprop: alpha is called decay in mindspore.nn.RMSProp",
        ),
        (
            "optim.Adam(ps, betas=(0.9, 0.98))",
            "MSC301",
            "torch.optim.Adam: betas is split into beta1 and beta2 in mindspore.nn.Adam",
        ),
        ("nn.Adam(ps, beta1=0.8)", "MSC301", "mindspore.nn.Adam: beta1 is part of betas in torch.optim.Adam"),
        (
            "optim.Adam(ps, 0.1, (0.9, 0.98))",
            "MSC302",
            "torch.optim.Adam: betas is passed by position, where mindspore.nn.Adam takes beta1; "
            "pass betas=(0.9, 0.98) by keyword",
        ),
        (
            "nn.Adam(ps, lr, betas)",
            "MSC302",
            "mindspore.nn.Adam: beta1 is passed by position, where torch.optim.Adam takes betas; "
            "pass what is meant, beta1 or betas, by keyword",
        ),
        (
            "nn.Adam(ps, lr, weight_decay)",
            "MSC302",
            "mindspore.nn.Adam: beta1 is passed by position, where torch.optim.Adam takes betas; "
            "pass weight_decay=weight_decay by keyword",
        ),
        (
            "nn.RMSProp(ps, 0.1, 0.9, 0.0, self.eps)",
            "MSC302",
            "mindspore.nn.RMSProp: momentum is passed by position, where torch.optim.RMSprop takes eps; "
            "pass momentum=0.0 by keyword",
        ),
        (
            "nn.Adam(ps, lr, weight_decay)",
            "MSC303",
            "mindspore.nn.Adam: weight_decay is passed by position and sets beta1, not weight_decay; "
            "pass weight_decay=weight_decay",
        ),
        ("nn.Adam(ps, lr=1e-3)", "MSC401", "mindspore.nn.Adam has no parameter lr; pass learning_rate=1e-3"),
        (
            "nn.Adam(ps, betas=(0.9, b2))",
            "MSC401",
            "mindspore.nn.Adam has no parameter betas; pass beta1=0.9 and beta2=b2",
        ),
        ("optim.Adam(ps, beta1=0.8)", "MSC401", "torch.optim.Adam has no parameter beta1; pass betas=(0.8, 0.999)"),
        (
            "nn.Adam(ps, 1e-3, lr=1e-3)",
            "MSC401",
            "mindspore.nn.Adam has no parameter lr; leave it out, learning_rate is given",
        ),
        (
            "nn.AdaFactor(ps, beta2_decay=decay)",
            "MSC401",
            "mindspore.nn.AdaFactor has no parameter beta2_decay; pass decay_rate with the opposite sign",
        ),
        ("nn.Lamb(ps, lr=1e-3)", "MSC401", "mindspore.nn.Lamb has no parameter lr; pass learning_rate=1e-3"),
        ("optim.SGD(ps, momentun=0.9)", "MSC401", "torch.optim.SGD has no parameter momentun; did you mean momentum?"),
        ("optim.SGD(ps, zero=True)", "MSC401", "torch.optim.SGD has no parameter zero; leave it out"),
        (
            "nn.Adam(ps, 1e-3, (0.9, 0.98))",
            "MSC402",
            "mindspore.nn.Adam: (0.9, 0.98) lands on beta1, which cannot take it; it is in the place of "
            "torch.optim.Adam's betas: pass beta1 and beta2 by keyword",
        ),
        (
            "optim.Adam(ps, 1e-3, 0.9, 0.98)",
            "MSC402",
            "torch.optim.Adam: 0.9 lands on betas, which cannot take it; it is in the place of mindspore.nn.Adam's "
            "beta1: pass beta1 and beta2 together as betas",
        ),
        (
            "optim.Rprop(ps, 0.1, (0.5, 1.2), (1e-6, 50), False)",
            "MSC402",
            "torch.optim.Rprop takes at most 4 positional arguments, 5 are given; pass the rest by keyword",
        ),
        (
            "nn.RMSProp(ps, momentum=0)",
            "MSC403",
            "mindspore.nn.RMSProp: momentum=0 is refused: an int where a float is wanted; pass momentum=0.0",
        ),
        (
            "nn.Rprop(ps, step_sizes=(1e-6, 50))",
            "MSC403",
            "mindspore.nn.Rprop: step_sizes=(1e-06, 50) is refused: an item is an int where a float is wanted; "
            "pass step_sizes=(1e-06, 50.0)",
        ),
        (
            "nn.Adam(ps, beta1=(0.9, 0.98))",
            "MSC403",
            "mindspore.nn.Adam: beta1=(0.9, 0.98) is refused: a tuple where a float is wanted",
        ),
        (
            "nn.Adam(ps, eps=0.0)",
            "MSC403",
            "mindspore.nn.Adam: eps=0.0 is refused: 0.0 where more than 0 is wanted",
        ),
        (
            "mindspore.experimental.optim.Adam(ps, eps=1)",
            "MSC403",
            "mindspore.experimental.optim.Adam: eps=1 leaves the weights as they are (on the CPU backend): an int "
            "where a float is wanted; pass eps=1.0",
        ),
        (
            "mindspore.experimental.optim.AdamW(ps, betas=(0, 0.999))",
            "MSC403",
            "mindspore.experimental.optim.AdamW: betas=(0, 0.999) leaves the weights as they are (on the CPU backend): "
            "an item is an int where a float is wanted; pass betas=(0.0, 0.999)",
        ),
        (
            "optim.SGD(ps, 0.1, nesterov=True)",
            "MSC403",
            "torch.optim.SGD: momentum=0 with nesterov=True is refused: ValueError: Nesterov momentum requires a "
            "momentum and zero dampening",
        ),
        (
            "optim.AdamW(ps, 0.1)",
            "MSC501",
            "torch.optim.AdamW: the update differs from mindspore.nn.AdamWeightDecay's: MindSpore applies no bias "
            "correction; use mindspore.experimental.optim.AdamW, which is equal",
        ),
        (
            "optim.Adam(ps, eps=1e-5)",
            "MSC501",
            "torch.optim.Adam: the update differs from mindspore.nn.Adam's: MindSpore adds eps before the bias "
            "correction; use mindspore.mint.optim.Adam, which is equal (measured in graph mode only)",
        ),
        (
            "nn.Momentum(ps, 0.1, 0.9, use_nesterov=True)",
            "MSC501",
            "mindspore.nn.Momentum: the update differs from torch.optim.SGD's: MindSpore ignores use_nesterov "
            "(on the CPU backend); use mindspore.nn.SGD, which is equal",
        ),
        (
            "nn.SGD(ps, weight_decay=1e-4)",
            "MSC502",
            "mindspore.nn.SGD: weight_decay=0.0001 leaves ungrouped parameters with beta or gamma in their names "
            "undecayed, torch.optim.SGD decays all; group the parameters to say which decay",
        ),
        (
            "optim.AdamW(ps)",
            "MSC502",
            "torch.optim.AdamW: weight_decay=0.01 decays all parameters, mindspore.nn.AdamWeightDecay leaves ungrouped "
            "ones with beta or gamma in their names undecayed; group the parameters to say which decay",
        ),
        (
            "optim.SGD([{'params': ps, 'momentum': 0.8}])",
            "MSC503",
            "torch.optim.SGD: the group key 'momentum' is used here, mindspore.nn.SGD rejects it; "
            "set it for all parameters or use another optimizer there",
        ),
        (
            "optim.SGD([{'params': ps, 'weight_deacy': 0.1}])",
            "MSC503",
            "torch.optim.SGD ignores the group key 'weight_deacy'; did you mean 'weight_decay'?",
        ),
        (
            "nn.Adam([{'params': ps, 'amsgrad': True}])",
            "MSC503",
            "mindspore.nn.Adam rejects the group key 'amsgrad'; take it out of the group",
        ),
        (
            "optim.NAdam(ps)",
            "MSC601",
            "torch.optim.NAdam has no counterpart in mindspore.nn; use mindspore.experimental.optim.NAdam",
        ),
        (
            "nn.Lamb(ps, 1e-3)",
            "MSC601",
            "mindspore.nn.Lamb has no counterpart in torch.optim; a port needs an implementation of its own",
        ),
        (
            "nn.FTRL(ps)",
            "MSC602",
            f"mindspore.nn.FTRL is deprecated in MindSpore {NEWEST_MINDSPORE} (from version 2.9.0); "
            "use another optimizer",
        ),
        (
            "nn.Adam(ps, 0.1, (0.9, 0.98), 1e-9)",
            "MSC302",
            "mindspore.nn.Adam: beta2 is passed by position, where torch.optim.Adam takes eps; "
            "pass what is meant, beta2 or eps, by keyword",
        ),
        (
            "optim.Adafactor(ps, beta2_decay=-0.8)",
            "MSC301",
            "torch.optim.Adafactor: beta2_decay is called decay_rate, with the opposite sign, "
            "in mindspore.nn.AdaFactor",
        ),
        ("optim.Adam(ps, beta1=0.8, **{'beta2': b})", "MSC401", "torch.optim.Adam has no parameter beta1; pass betas"),
        ("nn.Adam(ps, beta3=0.8)", "MSC401", "mindspore.nn.Adam has no parameter beta3; did you mean beta1 or beta2?"),
        (
            "nn.Adagrad(ps, 0.1, 0.01, 0.2)",
            "MSC402",
            "mindspore.nn.Adagrad: 0.2 lands on update_slots, which cannot take it; it is in the place of "
            "torch.optim.Adagrad's weight_decay: pass weight_decay by keyword",
        ),
        (
            "optim.Adam(ps, betas=(0, 0.999))",
            "MSC403",
            "torch.optim.Adam: betas=(0, 0.999) is refused: ValueError: betas must be either both floats "
            "or both Tensors",
        ),
        (
            "nn.Adam([{'params': ps, 'lr': 'x'}])",
            "MSC403",
            "mindspore.nn.Adam: lr='x' in a parameter group is refused: a str where a number, a tuple or a list "
            "is wanted",
        ),
        (
            "mindspore.experimental.optim.Adam([{'params': ps, 'eps': 1}])",
            "MSC403",
            "mindspore.experimental.optim.Adam: eps=1 in a parameter group leaves its weights as they are "
            "(on the CPU backend): an int where a float is wanted; write 1.0",
        ),
        (
            "nn.Adam([{'params': ps, 'learning_rate': 0.1}])",
            "MSC503",
            "mindspore.nn.Adam rejects the group key 'learning_rate'; did you mean 'lr'?",
        ),
        (
            "mindspore.nn.optim_ex.Adam(ps)",
            "MSC602",
            f"mindspore.nn.optim_ex.Adam does not exist in MindSpore {NEWEST_MINDSPORE}: known in 2.1; "
            "use such a version",
        ),
        (
            "optim.AdamW(ps, **options)",
            "MSC901",
            "torch.optim.AdamW: **options hides arguments; pass them by name to have them checked",
        ),
    ],
)
def test_what_a_rule_says(call: str, code: str, said: str) -> None:
    messages = [finding.message for finding in findings(f"{call}\n") if finding.code == code]
    assert messages[0] == said


@pytest.mark.parametrize(
    ("call", "settings", "said"),
    [
        (
            "optim.SGD(ps, momentum=0.9)",
            {"mindspore_api": Family.EXPERIMENTAL},
            "torch.optim.SGD: lr is omitted (it defaults to 0.001), mindspore.experimental.optim.SGD requires lr; "
            "pass lr=0.001",
        ),
        (
            "optim.Adam(ps, amsgrad=True)",
            {"mindspore_api": Family.EXPERIMENTAL},
            "torch.optim.Adam: amsgrad=True is taken and ignored by mindspore.experimental.optim.Adam; "
            "leave it out or use mindspore.nn.Adam",
        ),
        (
            "optim.Adam(ps, fused=True)",
            {"torch_version": "1.12"},
            f"torch.optim.Adam has no parameter fused in torch 1.12: known in 1.13 to {NEWEST_TORCH}; "
            "leave it out or use such a version",
        ),
        (
            "optim.Adam(ps, fused=True, zero=True)",
            {"torch_version": "1.12"},
            "torch.optim.Adam has no parameter zero; leave it out",
        ),
        (
            "optim.NAdam(ps)",
            {"torch_version": "1.9"},
            f"torch.optim.NAdam does not exist in torch 1.9: known in 1.10 to {NEWEST_TORCH}; use such a version",
        ),
        (
            "nn.AdaFactor(ps)",
            {"torch_version": "2.0"},
            "mindspore.nn.AdaFactor has no counterpart in torch.optim (torch 2.0); "
            "a port needs an implementation of its own",
        ),
    ],
)
def test_what_a_rule_says_under_settings(call: str, settings: dict[str, object], said: str) -> None:
    assert said in [finding.message for finding in findings(f"{call}\n", **settings)]


def test_a_deprecated_parameter_is_announced() -> None:
    comparison = compared("torch.optim.SGD(ps, 0.1)")
    announced = {"lr": "deprecated from version 2.9, use rate"}
    signature = comparison.signature._replace(deprecated_parameters=announced)
    drafts = check(Comparison(comparison.site, comparison.api, signature, comparison.settings))
    assert [(draft.parameter, draft.message) for draft in drafts] == [
        ("lr", f"torch.optim.SGD: lr is deprecated in torch {NEWEST_TORCH} (from version 2.9); use rate")
    ]
