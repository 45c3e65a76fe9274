"""What the vendors' pages claim, held against what is known."""

from __future__ import annotations

import pytest

from docs.generator.claims import (
    OPEN,
    RIGHT,
    SILENT,
    WRONG,
    Subject,
    judge_pair,
    judge_row,
    judge_update,
    read_claims,
    subject,
)
from ms_compat_lint.knowledge import load

CLAIMS = read_claims()
PAGES = {(page["torch"], page["mindspore"]): page for page in CLAIMS["page"]}


def about(torch: str, mindspore: str) -> Subject:
    found = subject(torch, mindspore, "1.8", ["r2.3"])
    assert found is not None
    return found


ADAMW = about("torch.optim.AdamW", "mindspore.nn.AdamWeightDecay")
ADAGRAD = about("torch.optim.Adagrad", "mindspore.nn.Adagrad")


@pytest.mark.parametrize("page", CLAIMS["page"], ids=lambda page: page["file"])
def test_every_row_names_parameters_that_there_are(page) -> None:
    subject_ = about(page["torch"], page["mindspore"])
    for torch, mindspore, *claim in page["rows"]:
        assert judge_row(subject_, torch, mindspore, *claim).word in (RIGHT, WRONG, SILENT)


def test_the_learning_rate_of_adamw_has_no_other_default() -> None:
    verdict = judge_row(ADAMW, "lr", "learning_rate", "name default")
    assert verdict == (WRONG, ("the defaults are the same, `0.001`",))


def test_the_weight_decay_of_adamw_is_not_consistent() -> None:
    verdict = judge_row(ADAMW, "weight_decay", "weight_decay", "same")
    assert verdict.word == SILENT
    assert verdict.facts[0] == "the defaults differ, `0.01` and `0.0`"


def test_a_row_that_is_right() -> None:
    assert judge_row(ADAMW, "amsgrad", "", "missing") == (RIGHT, ())
    assert judge_row(ADAGRAD, "lr", "learning_rate", "name default").word == RIGHT


def test_the_update_of_adamw_differs_as_its_page_says() -> None:
    assert judge_update(ADAMW.pair, "differs").word == RIGHT
    assert judge_update(ADAMW.pair, "same").word == WRONG


def test_updates_that_are_equal_are_not_different_algorithms() -> None:
    pair = load.pair("torch.optim.Rprop", "mindspore.nn.Rprop")
    assert pair is not None
    assert judge_update(pair, "differs") == (WRONG, ("with torch's defaults carried over the two are equal",))


def test_a_pair_that_the_table_calls_consistent() -> None:
    facts = judge_pair(about("torch.optim.ASGD", "mindspore.nn.ASGD"), []).facts
    assert "`lr` defaults to `0.01` and `0.1`" in facts


def test_the_versions_that_a_line_leads_to_are_those_it_is_held_against() -> None:
    lines = {tuple(pair): table["torch_version"] for table in CLAIMS["table"] for pair in table["pairs"]}
    for (torch, mindspore), version in lines.items():
        assert subject(torch, mindspore, version, ["r2.3"]) is not None
    pair = load.pair("torch.optim.NAdam", "mindspore.experimental.optim.NAdam")
    assert pair is not None
    assert judge_update(pair, "same", "1.12").word == WRONG
    assert judge_update(pair, "same", "2.1").word == RIGHT


def test_what_was_not_run_is_open() -> None:
    found = subject("torch.optim.AdamW", "mindspore.mint.optim.AdamW", "2.1", ["July 2025"])
    assert found is not None
    assert judge_pair(found, ["capturable", "differentiable", "foreach", "fused"]).word == OPEN


def test_both_documents_that_the_project_began_with_are_held_against_it() -> None:
    assert {
        ("torch.optim.AdamW", "mindspore.nn.AdamWeightDecay"),
        ("torch.optim.Adagrad", "mindspore.nn.Adagrad"),
    } <= set(PAGES)
