"""The library's own entry."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

import ms_compat_lint
from ms_compat_lint import check_source
from ms_compat_lint.model import Applicability, Family, Finding, Severity, Span
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceError

TEXT = """\
from mindspore import nn
from torch import optim


def build(model, net, lr):
    return optim.AdamW(model.parameters(), lr), nn.AdamWeightDecay(net.trainable_params(), lr)
"""


def found(text: str, **options: object) -> set[tuple[str, str, str | None]]:
    return {(f.code, f.api, f.parameter) for f in check_source(text, **options)}  # type: ignore[arg-type]


def test_the_contracts_example() -> None:
    text = "from mindspore import nn\noptimizer = nn.AdamWeightDecay(net.trainable_params())\n"
    finding = check_source(text, path="train.py", select="MSC101")[0]
    assert finding._replace(fixes=()) == Finding(
        path="train.py",
        span=Span(2, 13, 2, 55),
        code="MSC101",
        name="default-differs",
        severity=Severity.WARNING,
        api="mindspore.nn.AdamWeightDecay",
        counterpart="torch.optim.AdamW",
        parameter="eps",
        message=(
            "mindspore.nn.AdamWeightDecay: eps defaults to 1e-06, torch.optim.AdamW's to 1e-08; pass eps=1e-08 to match"
        ),
        url="https://ms-compat-lint.readthedocs.io/en/latest/rules/MSC101.html",
        site=Span(2, 13, 2, 55),
    )
    safe, unsafe = finding.fixes
    assert (safe.applicability, unsafe.applicability) == (Applicability.SAFE, Applicability.UNSAFE)
    assert [(edit.span, edit.text) for edit in safe.edits] == [(Span(2, 54, 2, 54), ", eps=1e-06")]
    assert [(edit.span, edit.text) for edit in unsafe.edits] == [(Span(2, 54, 2, 54), ", eps=1e-08")]


def test_it_is_typed_and_exported() -> None:
    assert "check_source" in ms_compat_lint.__all__
    assert check_source.__annotations__["return"] == "list[Finding]"


def test_an_unknown_attribute_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="check_sauce"):
        _ = ms_compat_lint.check_sauce


def test_the_package_imports_without_reading_anything() -> None:
    code = "import sys, ms_compat_lint; print(sorted(m for m in sys.modules if m.startswith('ms_compat_lint')))"
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert output.strip() == "['ms_compat_lint']"


def test_findings_survive_pickling() -> None:
    findings = check_source(TEXT)
    assert len(findings) > 4
    assert pickle.loads(pickle.dumps(findings)) == findings


def test_both_sides_are_checked_by_default() -> None:
    assert {api for _, api, _ in found(TEXT)} == {"torch.optim.AdamW", "mindspore.nn.AdamWeightDecay"}


@pytest.mark.parametrize(("direction", "prefix"), [("torch", "torch."), ("mindspore", "mindspore.")])
def test_one_direction(direction: str, prefix: str) -> None:
    assert found(TEXT, direction=direction)
    assert all(api.startswith(prefix) for _, api, _ in found(TEXT, direction=direction))


@pytest.mark.parametrize("family", ["experimental", Family.EXPERIMENTAL])
def test_the_family_is_a_word_or_a_member(family: str | Family) -> None:
    assert found(TEXT, direction="torch", mindspore_api=family) == set()


def test_codes_are_one_string_or_several() -> None:
    expected = {"MSC101", "MSC501"}
    assert {code for code, _, _ in found(TEXT, select="MSC101, msc501,")} == expected
    assert {code for code, _, _ in found(TEXT, select=["MSC1", "MSC501"])} == expected
    assert {code for code, _, _ in found(TEXT, select="MSC1", extend_select="MSC5", ignore="MSC502")} == expected
    with pytest.raises(ValueError, match="select names no rule"):
        found(TEXT, select=())


def test_versions() -> None:
    text = "import torch\ntorch.optim.NAdam(ps, lr=0.1)\n"
    assert found(text, torch_version="1.9") == {("MSC602", "torch.optim.NAdam", None)}
    assert found(text, mindspore_api="experimental") == set()
    assert {code for code, _, _ in found(text, mindspore_api="experimental", mindspore_version="2.0")} == {"MSC601"}


def test_options_go_before_the_settings() -> None:
    settings = Settings(select=("MSC101",), direction="torch")
    assert found(TEXT, settings=settings) == {
        ("MSC101", "torch.optim.AdamW", "eps"),
        ("MSC101", "torch.optim.AdamW", "weight_decay"),
    }
    assert {api for _, api, _ in found(TEXT, settings=settings, direction="mindspore")} == {
        "mindspore.nn.AdamWeightDecay"
    }


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("direction", "pytorch", "direction must be one of both, torch, mindspore"),
        ("mindspore_api", "experimantal", "did you mean experimental"),
        ("select", "MSC999", "names no rule: MSC999"),
        ("ignore", ["default-differs"], "write MSC101"),
        ("torch_version", "two", "is not a version of the form X.Y"),
        ("torch_version", "0.4", "older than the known versions"),
        ("mindspore_version", 2.1, "must be a string"),
    ],
)
def test_a_wrong_option_is_a_value_error(option: str, value: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check_source("", **{option: value})  # type: ignore[arg-type]


def test_comments_silence_findings_unless_all_are_wanted() -> None:
    text = "from torch import optim\noptim.SGD(ps)  # noqa: MSC101\n"
    assert found(text, select="MSC101") == set()
    assert found(text, select="MSC101", suppressions=False) == {("MSC101", "torch.optim.SGD", "lr")}


@pytest.mark.parametrize("text", ["def f(:\n", "print 'python 2'\n", "x = (\n", "\x00"])
def test_what_is_no_python_raises(text: str) -> None:
    with pytest.raises(SourceError):
        check_source("import torch\ntorch.optim.SGD(ps)\n" + text, path="broken.py")


@pytest.mark.parametrize("text", ["", "\n", "x = 1\n", "import torch\n", "# torch.optim.SGD(params)\n"])
def test_nothing_to_find(text: str) -> None:
    assert check_source(text) == []


def test_the_names_of_values_are_part_of_the_interface() -> None:
    assert [severity.value for severity in Severity] == ["error", "warning", "refactor", "convention"]
    assert [each.value for each in Applicability] == ["safe", "unsafe", "port"]
