"""The titles of fixes that leave the two unequal say so, and no others."""

from __future__ import annotations

import pytest

from ms_compat_lint import check_source

HEAD = "import torch\nimport mindspore.nn as nn\n"
NO_CORRECTION = (
    " (the updates stay unequal: MindSpore applies no bias correction; mindspore.experimental.optim.AdamW is equal)"
)
UNDECAYED = " (the updates stay unequal: mindspore.nn does not decay parameters with beta or gamma in their names)"


@pytest.mark.parametrize(
    ("call", "code", "title"),
    [
        (
            "nn.AdamWeightDecay(p, 0.1, betas=(0.9, 0.99), eps=1e-8, weight_decay=0.01)",
            "MSC401",
            "rename betas to beta1 and beta2" + NO_CORRECTION,
        ),
        (
            "torch.optim.AdamW(p, learning_rate=0.1, eps=1e-6, weight_decay=0.0)",
            "MSC401",
            "rename learning_rate to lr" + NO_CORRECTION,
        ),
        (
            "torch.optim.Adam(p, learning_rate=0.1, weight_decay=0.1)",
            "MSC401",
            "rename learning_rate to lr" + UNDECAYED,
        ),
        ("nn.Adam(p, 0.1, betas=(0.9, 0.99))", "MSC401", "rename betas to beta1 and beta2"),
        ("nn.Adam(p, 0.1, wd=w, betas=(0.9, 0.99))", "MSC401", "rename betas to beta1 and beta2"),
        (
            "nn.Adam(p, 0.1, betas=(0.9, 0.99), weight_decay=0.1)",
            "MSC401",
            "rename betas to beta1 and beta2" + UNDECAYED,
        ),
        (
            "nn.Adam([{'params': p}], 0.1, betas=(0.9, 0.99), weight_decay=0.1)",
            "MSC401",
            "rename betas to beta1 and beta2",
        ),
        (
            "nn.Adam(p, 0.1, (0.9, 0.99), 1e-8, 0.1)",
            "MSC402",
            "pass the arguments by the names that torch.optim.Adam's order means" + UNDECAYED,
        ),
        (
            "nn.Adam(p, 0.1, (0.9, 0.99), 1e-8)",
            "MSC402",
            "pass the arguments by the names that torch.optim.Adam's order means",
        ),
        ("nn.AdamWeightDecay(p, 0.1, 0.8)", "MSC302", "pass beta1 by keyword" + NO_CORRECTION),
        ("nn.AdamWeightDecay(p, 0.1, weight_decay)", "MSC303", "pass weight_decay=weight_decay" + NO_CORRECTION),
        ("nn.Adam(p, 0.1, weight_decay)", "MSC303", "pass weight_decay=weight_decay"),
    ],
)
def test_a_title_says_what_stays_unequal(call: str, code: str, title: str) -> None:
    findings = check_source(HEAD + call + "\n")
    assert [fix.title for finding in findings for fix in finding.fixes if finding.code == code] == [title]
