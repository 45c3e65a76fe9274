"""The generated pages are those that would be written now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docs.generator.__main__ import DOCS, FOLDERS, generated, main, outdated
from docs.generator.optimizer_pages import wrapped
from ms_compat_lint.knowledge import load


def test_pages_are_up_to_date() -> None:
    assert list(outdated()) == [], "run `python -m docs.generator`"


def test_check_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_every_optimizer_and_its_older_signatures_have_a_page() -> None:
    pages = generated()
    for api in set(load.api_names().values()):
        text = pages[DOCS / "optimizers" / f"{api}.md"]
        for version in load.optimizer(api).versions:
            signature = load.signature(api, version)
            assert signature is not None
            assert all(parameter.name in text for parameter in signature.parameters)


def test_the_same_pages_for_another_hash_seed() -> None:
    program = (
        "import hashlib; from docs.generator.__main__ import generated; "
        "print(hashlib.sha256(repr(sorted((str(p), t) for p, t in generated().items())).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=DOCS.parent,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("SGD(params, lr=0.1)", "SGD(params, lr=0.1)"),
        (
            "A(params, betas=(0.9, 0.999), " + "eps=1e-08, " * 7 + "*, last=False)",
            "A(\n    params,\n    betas=(0.9, 0.999),\n" + "    eps=1e-08,\n" * 7 + "    *,\n    last=False,\n)",
        ),
    ],
)
def test_long_signatures_have_one_parameter_a_line(text: str, lines: str) -> None:
    assert wrapped(text) == lines


def test_no_generated_page_is_left_over() -> None:
    wanted = set(generated())
    for folder in FOLDERS:
        assert set((DOCS / folder).glob("*.md")) <= wanted, folder
    assert isinstance(DOCS, Path)
