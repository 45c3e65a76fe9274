"""What each rule's fixes make of a call, and where there are none."""

from __future__ import annotations

import pytest

from ms_compat_lint.fixes.apply import apply
from ms_compat_lint.model import Family
from ms_compat_lint.source import SourceFile
from tests.everything import IMPORTS, findings

FIXES = {
    # MSC101
    ("nn.AdaFactor(ps)", "MSC101"): ["nn.AdaFactor(ps, eps=(1e-30, 0.001))"],  # torch's None is refused here
    ("nn.AdamWeightDecay(ps, weight_decay=0.1)", "MSC101"): [
        "nn.AdamWeightDecay(ps, weight_decay=0.1, eps=1e-06)",
        "nn.AdamWeightDecay(ps, weight_decay=0.1, eps=1e-08)",
    ],
    # MSC202
    ("optim.AdamW(ps, fused=True)", "MSC202"): ["optim.AdamW(ps)"],
    ("optim.AdamW(ps, fused=switch)", "MSC202"): ["optim.AdamW(ps)"],
    ("optim.AdamW(ps, fused=ask())", "MSC202"): [],  # the question may do something
    ("nn.AdaFactor(ps, beta1=0.0, loss_scale=1.0)", "MSC202"): ["nn.AdaFactor(ps, beta1=0.0)"],
    # MSC302
    ("nn.Adam(ps, 0.1, 0.8, 0.99)", "MSC302"): [
        "nn.Adam(ps, 0.1, beta1=0.8, beta2=0.99)",
        "nn.Adam(ps, 0.1, 0.8, beta2=0.99)",
    ],
    ("nn.Adam(ps, 0.1, 0.8, eps=1e-6)", "MSC302"): ["nn.Adam(ps, 0.1, beta1=0.8, eps=1e-6)"],
    ("nn.RMSProp(ps, 0.1, 0.9, 0.0, 1e-8, 0.1)", "MSC302"): [],  # 0.1 is torch's momentum
    # MSC303
    ("optim.SGD(ps, weight_decay)", "MSC303"): ["optim.SGD(ps, weight_decay=weight_decay)"],
    ("nn.Adam(ps, 0.1, weight_decay, 0.99)", "MSC303"): ["nn.Adam(ps, 0.1, weight_decay=weight_decay, beta2=0.99)"],
    ("nn.Adam(ps, 0.1, weight_decay, eps=1e-8)", "MSC303"): ["nn.Adam(ps, 0.1, weight_decay=weight_decay, eps=1e-8)"],
    ("nn.Adam(ps, 0.1, learning_rate)", "MSC303"): [],  # it is given
    ("nn.Adam(ps, 0.1, weight_decay, weight_decay=0)", "MSC303"): [],
    ("optim.SGD(lr)", "MSC303"): ["optim.SGD(lr=lr)"],
    # MSC401
    ("optim.Adam(ps, beta1=0.8)", "MSC401"): ["optim.Adam(ps, betas=(0.8, 0.999))"],
    ("optim.Adam(ps, beta2=0.9)", "MSC401"): ["optim.Adam(ps, betas=(0.9, 0.9))"],
    ("optim.Adam(ps, beta1=0.8, eps=1e-6, beta2=0.9)", "MSC401"): [
        "optim.Adam(ps, betas=(0.8, 0.9), eps=1e-6)",
        "optim.Adam(ps, eps=1e-6, betas=(0.8, 0.9))",
    ],
    ("optim.Adam(ps, beta1=0.8, **{'beta2': b})", "MSC401"): [],  # half of it is written elsewhere
    ("nn.Adam(ps, betas=(0.9, 0.98))", "MSC401"): ["nn.Adam(ps, beta1=0.9, beta2=0.98)"],
    ("nn.Adam(ps, betas=(0.9, 0.98, 0.99))", "MSC401"): [],
    ("nn.Adam(ps, betas=pair)", "MSC401"): [],
    ("nn.Adam(ps, betas=(0.9, *rest))", "MSC401"): [],
    ("nn.Adam(ps, 0.1, lr=0.1)", "MSC401"): [],
    ("nn.AdaFactor(ps, beta2_decay=-0.8)", "MSC401"): ["nn.AdaFactor(ps, decay_rate=0.8)"],
    ("nn.AdaFactor(ps, beta2_decay=decay)", "MSC401"): [],
    # MSC402
    ("optim.Adam(ps, 0.1, 0.9, 0.98)", "MSC402"): ["optim.Adam(ps, 0.1, betas=(0.9, 0.98))"],
    ("optim.Adam(ps, 0.1, 0.9, 0.98, 1e-9)", "MSC402"): ["optim.Adam(ps, 0.1, betas=(0.9, 0.98), eps=1e-9)"],
    ("optim.Adam(ps, 0.1, 0.9)", "MSC402"): [],  # half a tuple
    ("optim.Adam(ps, 0.1, 0.9, 0.98, 1e-9, False)", "MSC402"): [],  # use_locking is nothing here
    ("optim.Adam(ps, 0.1, 0.9, 0.98, 1e-9, False, False, False, 0.0, 1.0)", "MSC402"): [],
    ("nn.Adam(ps, 0.1, (0.9, 0.98), 1e-9)", "MSC402"): ["nn.Adam(ps, 0.1, beta1=0.9, beta2=0.98, eps=1e-9)"],
    ("nn.Adagrad(ps, 0.1, 0.01, 0.2)", "MSC402"): ["nn.Adagrad(ps, 0.1, 0.01, weight_decay=0.2)"],
    ("optim.Adafactor(ps, 0.1, (1e-30, 1e-3), 1.0)", "MSC402"): [
        "optim.Adafactor(ps, 0.1, eps=(1e-30, 1e-3), d=1.0)",
        "optim.Adafactor(ps, 0.1, (1e-30, 1e-3), d=1.0)",
    ],
    ("optim.Adafactor(ps, 0.1, (1e-30, 1e-3), 1.0, -0.8)", "MSC402"): [],  # with the opposite sign there
    # MSC403
    ("nn.RMSProp(ps, momentum=0)", "MSC403"): ["nn.RMSProp(ps, momentum=0.0)"],
    ("nn.RMSProp(ps, 0.1, 0.9, 0)", "MSC403"): ["nn.RMSProp(ps, 0.1, 0.9, 0.0)"],
    ("nn.RMSProp(ps, **{'momentum': 0})", "MSC403"): [],
}


@pytest.mark.parametrize(("call", "code"), FIXES)
def test_what_the_fixes_of_a_rule_make_of_a_call(call: str, code: str) -> None:
    source = SourceFile.from_text("train.py", f"{IMPORTS}{call}\n")
    fixes = [fix for finding in findings(f"{call}\n") if finding.code == code for fix in finding.fixes]
    made = [apply(source, [fix]).text.removeprefix(IMPORTS).rstrip("\n") for fix in fixes]
    assert made == FIXES[call, code]


def test_a_default_that_the_counterpart_requires_is_written_out() -> None:
    (finding,) = (f for f in findings("optim.SGD(ps)\n", mindspore_api=Family.EXPERIMENTAL) if f.code == "MSC102")
    assert [fix.title for fix in finding.fixes] == ["write the default out: lr=0.001"]


@pytest.mark.parametrize(
    ("text", "code", "places"),
    [
        ("optim.Rprop(ps, 0.1, (0.5, 1.2), (1e-6, 50), False, True)", "MSC402", [(4, 46)]),
        ("optim.SGD(ps, 0.1, nesterov=True)", "MSC403", [(4, 20)]),
        ("optim.SGD(ps, 0.1, dampening=0.5, nesterov=True)", "MSC403", [(4, 35)]),  # refused twice, said once
        ("optim.SGD(ps, 0.1, momentum=-1.0, nesterov=True)", "MSC403", [(4, 20)]),  # refused alone
        ("optim.SGD([{1: ps, 'weight_deacy': 0.1}])", "MSC503", [(4, 20)]),
        ("groups = [{'params': a, 'weight_deacy': 1}, {'weight_deacy': 2}]\noptim.SGD(groups)", "MSC503", [(5, 11)]),
        ("groups = [{'params': a, 'lr': 'x'}, {1: 2, 'lr': 'y'}]\noptim.SGD(groups)", "MSC403", [(5, 11)]),
        ("optim.SGD([{'params': a, 'lr': 'x'}, {'params': b, 'lr': 'x'}])", "MSC403", [(4, 26), (4, 52)]),
        ("nn.thor([{'params': a}], 0.1, damping, 0.9)", "MSC403", [(4, 26)]),
        ("nn.SGD(ps, [0.1, rate], momentum=momentum)", "MSC901", [(4, 25)]),
        ("optim.Adam(ps, fused=switch, eps=eps)", "MSC901", [(4, 30)]),
    ],
)
def test_where_a_finding_stands(text: str, code: str, places: list[tuple[int, int]]) -> None:
    assert [finding.span[:2] for finding in findings(f"{text}\n") if finding.code == code] == places
