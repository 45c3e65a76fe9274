"""The recorder itself, without a framework."""

from __future__ import annotations

from pathlib import Path

import pytest

from ms_compat_lint.evidence import construction
from ms_compat_lint.evidence.construction import Record, differences, minor, read, write
from ms_compat_lint.evidence.construction_groups import Uses
from ms_compat_lint.evidence.construction_probes import probes, values
from ms_compat_lint.evidence.construction_run import OK, Outcome, raised
from ms_compat_lint.knowledge.schema import Parameter, Signature
from ms_compat_lint.model import Constant, Items

PARAMETERS = (
    Parameter("params", False, True, None, None),
    Parameter("lr", False, True, None, None),
    Parameter("betas", False, False, Items("tuple", (Constant(0.9), Constant(0.999))), "(0.9, 0.999)"),
    Parameter("momentum", False, False, Constant(0), "0"),
    Parameter("nesterov", True, False, Constant(False), "False"),
)
SIGNATURE = Signature("torch.optim.Example", "2.13", PARAMETERS, False, None, {}, None)
REFUSED = Outcome("construct", "ValueError", "Invalid learning rate: -1.0")
RECORD = Record(
    "torch.optim.Example",
    "2.13.0",
    True,
    {"": Outcome(OK), "lr=-1.0": REFUSED, "betas='ab'": Outcome("step", "TypeError")},
    Uses({"lr": Outcome("used")}, {"no_such_key": Outcome("unused")}),
    ["norm.gamma"],
)


def names() -> list[str]:
    return [probe.name for probe in probes(SIGNATURE)]


def test_the_plain_call_comes_first_and_no_name_comes_twice() -> None:
    assert names()[0] == ""
    assert len(names()) == len(set(names()))


@pytest.mark.parametrize(
    "name",
    [
        "lr=0",
        "lr=0.0",
        "lr=True",
        "lr=None",
        "lr='0.5'",
        "lr=Tensor(0.5)",
        "lr=[0.5, 0.25]",
        "betas=[0.9, 0.999]",
        "betas=(0, 0.999)",
        "betas=(0.9, 1.0)",
        "betas=(0.9,)",
        "betas=(0.9, 0.999, 0.5)",
        "momentum=1",
        "nesterov=1",
        "nesterov=True, momentum=0.9",
        "nesterov=True, momentum=0.0",
        "no_such_parameter=1",
        "one positional argument too many",
        "without lr",
    ],
)
def test_what_is_tried(name: str) -> None:
    assert name in names()


def test_positional_surplus_counts_positional_parameters_alone() -> None:
    surplus = next(probe for probe in probes(SIGNATURE) if probe.name == "one positional argument too many")
    assert len(surplus.positional) == 4  # ``params`` is added by the runner


def test_values_follow_the_type_of_the_default() -> None:
    flags, numbers = values(PARAMETERS[4]), values(PARAMETERS[3])
    assert "yes" in flags
    assert 1.000001 in numbers
    assert 1.000001 not in flags


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    write(RECORD, tmp_path)
    assert read(RECORD.api, tmp_path) == RECORD


def test_a_record_without_uses_is_read_as_it_was_written(tmp_path: Path) -> None:
    bare = RECORD._replace(uses=None, undecayed=[])
    write(bare, tmp_path)
    assert read(bare.api, tmp_path) == bare


def test_equal_records_do_not_differ() -> None:
    assert list(differences(RECORD, RECORD._replace(version="2.14.0"))) == []


def test_a_message_may_change() -> None:
    fresh = RECORD._replace(outcomes={**RECORD.outcomes, "lr=-1.0": REFUSED._replace(message="lr is negative")})
    assert list(differences(RECORD, fresh)) == []


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(OK), "now Outcome(stage='ok'"),
        (REFUSED._replace(stage="step"), "now Outcome(stage='step'"),
        (REFUSED._replace(error="TypeError"), "error='TypeError'"),
    ],
)
def test_another_stage_or_exception_is_told(outcome: Outcome, said: str) -> None:
    [line] = differences(RECORD, RECORD._replace(outcomes={**RECORD.outcomes, "lr=-1.0": outcome}))
    assert line.startswith("torch.optim.Example(lr=-1.0): recorded")
    assert said in line


def test_probes_that_come_or_go_are_told() -> None:
    fresh = RECORD._replace(outcomes={"": Outcome(OK), "lr=-1.0": REFUSED, "lr=2": Outcome(OK)})
    assert [line.partition(":")[0] for line in differences(RECORD, fresh)] == [
        "torch.optim.Example(betas='ab')",
        "torch.optim.Example(lr=2)",
    ]


def test_changed_uses_and_decay_are_told() -> None:
    fresh = RECORD._replace(uses=Uses({"lr": Outcome("unused")}, {"no_such_key": Outcome("unused")}), undecayed=[])
    assert [line.partition(":")[0] for line in differences(RECORD, fresh)] == [
        "torch.optim.Example argument(lr)",
        "torch.optim.Example",
    ]


def test_the_rule_of_dashes_of_a_kernel_is_no_message() -> None:
    error = RuntimeError("\n-------\n- Kernel select failed:\n-------\nmore")
    assert raised("step", error) == Outcome("step", "RuntimeError", "- Kernel select failed:")
    assert raised("step", ValueError("")) == Outcome("step", "ValueError")


def test_versions() -> None:
    assert minor("2.13.0") == "2.13"
    assert construction.framework("torch.optim.SGD") == "torch"
