"""``explain``: any name in, the optimizer and its counterparts out, in at most 100 columns."""

from __future__ import annotations

import re

import pytest

from ms_compat_lint.equality import condition_words
from ms_compat_lint.explain import WIDTH, UnknownOptimizerError, explain, find_api
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Condition
from ms_compat_lint.model import Family, Framework
from ms_compat_lint.settings import Settings

APIS = sorted(set(load.api_names().values()))


def row(text: str, counterpart: str, argument: str) -> str:
    """One row of the table of one counterpart, with single spaces."""
    block = next(block for block in text.split("\n\n") if block.startswith(f"Counterpart {counterpart},"))
    line = next(line for line in block.splitlines() if line.split()[:1] == [argument])
    return re.sub(r"\s+", " ", line.strip())


@pytest.mark.parametrize("api", APIS)
def test_every_optimizer_is_explained_within_the_width(api: str) -> None:
    text = explain(api, Settings())
    assert text.startswith(f"{api}, ")
    assert max(map(len, text.splitlines())) <= WIDTH


@pytest.mark.parametrize("api", APIS)
def test_every_parameter_is_in_every_table(api: str) -> None:
    signature = load.signature(api, None)
    blocks = [block for block in explain(api, Settings()).split("\n\n") if "\n  argument " in block]
    for block in blocks if signature else ():
        listed = re.findall(r"^  (\w+(?:, \w+)*)  ", block, re.MULTILINE)[1:]
        assert [name for names in listed for name in names.split(", ")] == [p.name for p in signature.parameters]


@pytest.mark.parametrize(
    ("name", "api"),
    [
        ("torch.optim.AdamW", "torch.optim.AdamW"),
        ("torch.optim.adamw.AdamW", "torch.optim.AdamW"),
        ("mindspore.nn.optim.adam.AdamWeightDecay", "mindspore.nn.AdamWeightDecay"),
        ("nn.AdamWeightDecay", "mindspore.nn.AdamWeightDecay"),
        ("experimental.optim.SGD", "mindspore.experimental.optim.SGD"),
        (" LBFGS ", "torch.optim.LBFGS"),
    ],
)
def test_names_that_are_found(name: str, api: str) -> None:
    assert find_api(name) == api


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("RMSprop", "RMSprop may be mindspore.experimental.optim.RMSprop or torch.optim.RMSprop: write which"),
        ("nn.adafactor", "no optimizer is called nn.adafactor; did you mean mindspore.nn.AdaFactor"),
        ("torch.nn.Linear", "no optimizer is called torch.nn.Linear"),
        ("", "no optimizer is called "),
    ],
)
def test_names_that_are_not_found(name: str, message: str) -> None:
    with pytest.raises(UnknownOptimizerError) as raised:
        find_api(name)
    assert str(raised.value).startswith(message)


def test_rows_of_a_pair() -> None:
    text = explain("torch.optim.AdamW", Settings())
    theirs = "mindspore.nn.AdamWeightDecay"
    assert row(text, theirs, "lr") == "lr 0.001 learning_rate 0.001 renamed"
    assert row(text, theirs, "betas") == "betas (0.9, 0.999) beta1, beta2 0.9, 0.999 split in two"
    assert row(text, theirs, "eps") == "eps 1e-08 eps 1e-06 default differs"
    assert row(text, theirs, "weight_decay") == "weight_decay 0.01 weight_decay 0.0 default differs"
    assert row(text, theirs, "amsgrad") == "amsgrad False - - no counterpart, False changes nothing"
    assert row(text, theirs, "fused") == "fused None - - no counterpart, a performance switch"


def test_rows_read_from_mindspore() -> None:
    text = explain("mindspore.nn.AdamWeightDecay", Settings())
    assert row(text, "torch.optim.AdamW", "beta1,") == ("beta1, beta2 0.9, 0.999 betas (0.9, 0.999) joined in a tuple")
    assert re.search(r"^  - +- +amsgrad +False +only there, False changes nothing$", text, re.MULTILINE)


def test_a_default_that_the_counterpart_requires() -> None:
    text = explain("torch.optim.SGD", Settings())
    assert row(text, "mindspore.experimental.optim.SGD", "lr") == "lr 0.001 lr required required there"


def test_all_families_of_a_torch_optimizer_are_told() -> None:
    text = explain("torch.optim.NAdam", Settings())
    assert "No counterpart in mindspore.nn\n" in text
    assert "Counterpart mindspore.experimental.optim.NAdam, MindSpore 2.10\n" in text
    assert "No counterpart in mindspore.mint.optim\n" in text


def test_no_counterpart_in_torch() -> None:
    assert "No counterpart in torch.optim\n" in explain("mindspore.nn.Lamb", Settings())


def test_versions_are_the_configured_ones() -> None:
    text = explain("torch.optim.AdamW", Settings(torch_version="1.8", mindspore_version="2.7"))
    assert text.startswith("torch.optim.AdamW, PyTorch 1.8\n")
    assert "maximize=" not in text.split("\n\n")[0]
    assert "Counterpart mindspore.experimental.optim.AdamW, MindSpore 2.7\n" in text


def test_an_optimizer_that_the_configured_version_does_not_have() -> None:
    text = explain("torch.optim.Muon", Settings(torch_version="2.0"))
    assert text == "torch.optim.Muon, PyTorch 2.0\n  Not in PyTorch 2.0: it is known from 2.9 to 2.15.\n"


def test_what_only_a_docstring_announces_is_kept_apart() -> None:
    text = explain("mindspore.nn.Adam", Settings())
    assert "  Announced by its docstring only: " in text
    assert "Deprecated by its code" not in text


def test_differences_are_told_with_their_conditions_and_their_basis() -> None:
    found = 0
    for api in APIS:
        for family in Family:
            pair = load.counterpart(api, family)
            text = re.sub(r"\s+", " ", explain(api, Settings())) if pair and pair.differences else ""
            for difference in pair.differences if pair and pair.torch == api else ():
                if difference.torch_versions == (None, None) == difference.mindspore_versions:
                    assert difference.summary in text
                    found += 1
    assert found


def test_a_condition_in_words() -> None:
    assert condition_words(Condition(Framework.TORCH, "eps", ">", 1e-5)) == "torch's eps > 1e-05"
    assert (
        condition_words(Condition(Framework.MINDSPORE, "betas[1]", "!=", 0.9)) == "MindSpore's betas[1] other than 0.9"
    )
