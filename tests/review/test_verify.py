"""A suggestion is made only where the text with it is right."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from ms_compat_lint.engine import check
from ms_compat_lint.model import Applicability, Edit, Finding, Fix, Span
from ms_compat_lint.reporters.suggestions import Suggestion
from ms_compat_lint.review.verify import accepted, by_lines, offers, verified
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from tests.reporters.test_rdjson import SCHEMA, applied
from tests.review.tools import TRAIN, Repository, as_json

TEXT = "from mindspore import nn\nnn.AdamWeightDecay(p, 1e-3)\nx = 1\n"
SOURCE = SourceFile.from_text("x.py", TEXT)
EPS = ", eps=1e-06"


def findings(*edits: Edit) -> list[Finding]:
    """What is found in the text, the first of it with a fix of our own."""
    first, *rest = check(SOURCE, Settings(select=("MSC101",)))
    fix = Fix("a fix", Applicability.SAFE, edits)
    return [first._replace(fixes=(fix,)), *(each._replace(fixes=()) for each in rest)]


def holds(*edits: Edit) -> bool:
    found = findings(*edits)
    groups = by_lines(found)
    settings = Settings(select=("MSC101",))
    held = bool(offers(groups, found, SOURCE, settings, unsafe=False))
    left = verified(found, lambda _: SOURCE, {"x.py": settings}, unsafe=False)
    assert bool(left[0].fixes) is held
    return held


def at(line: int, column: int, text: str) -> Edit:
    return Edit(Span(line, column, line, column), text)


def test_what_mends_the_finding_holds() -> None:
    assert holds(at(2, 27, EPS))


@pytest.mark.parametrize(
    ("edits", "why"),
    [
        ((at(2, 27, ", beta1=0.9"),), "the finding is still there"),
        ((at(2, 27, ", eps="),), "it does not parse"),
        ((at(2, 27, ")" + EPS),), "it does not parse"),
        ((at(2, 27, ""),), "nothing changes"),
        ((at(2, 27, EPS + "  # \ud800"),), "it cannot be written"),
    ],
)
def test_what_does_not_hold(edits: tuple[Edit, ...], why: str) -> None:
    assert not holds(*edits), why


def test_other_lines_stay_as_they_are() -> None:
    for end in ("\n", "\r\n", "\r"):
        source = SourceFile.from_text("x.py", "a\nb\nc".replace("\n", end))
        assert accepted(source, [Suggestion(2, 2, "x", (), ())]) == "a\nx\nc".replace("\n", end)
        assert accepted(source, [Suggestion(3, 3, "x", (), ())]) == "a\nb\nx".replace("\n", end)


def test_rdjson_suggests_what_holds(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository").begin()
    text = TRAIN.replace("1e-3", "1e-4")
    repository.write("train.py", text)
    repository.commit()
    result = as_json("--base=main", "--format=rdjson", cwd=repository.path)
    jsonschema.Draft202012Validator(SCHEMA).validate(result)
    offered = [each for each in result["diagnostics"] if "suggestions" in each]
    assert [each["location"]["range"]["start"]["line"] for each in offered] == [5]
    mended = applied(text, offered)
    assert mended == text.replace("(p, 1e-4)", "(p, 1e-4, eps=1e-06, weight_decay=0.0)")


def test_one_that_does_not_hold_costs_no_other() -> None:
    text = "from mindspore import nn\n" + "nn.AdamWeightDecay(p, 1e-3, weight_decay=0.0)\n" * 9
    source = SourceFile.from_text("x.py", text)
    settings = Settings(select=("MSC101",))
    found = check(source, settings)
    bad = Fix("bad", Applicability.SAFE, (at(5, 45, ", beta1=0.9"),))
    found[3] = found[3]._replace(fixes=(bad,))
    left = verified(found, lambda _: source, {"x.py": settings}, unsafe=False)
    assert [bool(finding.fixes) for finding in left] == [True] * 3 + [False] + [True] * 5
