"""The traits against the recorded outcomes, in both directions."""

from __future__ import annotations

import ast

import pytest

from ms_compat_lint.evidence.construction import DATA, minor, read
from ms_compat_lint.evidence.construction_groups import UNUSED, USED
from ms_compat_lint.evidence.construction_probes import probes
from ms_compat_lint.evidence.construction_run import OK
from ms_compat_lint.evidence.construction_whole import UNMOVED
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import GroupKeys, ParameterTraits, Signature
from ms_compat_lint.refusal import is_idle, refused
from ms_compat_lint.rules.wording import fit
from tests.evidence.construction_unexplained import REASONS, Refusal, reason
from tests.evidence.construction_verdict import arguments, reasons, to_value

APIS = sorted(path.stem for path in DATA.glob("*.json"))
SHAPES = ("no_such_parameter", "one positional argument too many", "second positional argument and", "without ")


def signature(api: str) -> Signature:
    found = load.signature(api, minor(read(api).version))
    assert found is not None
    return found


def test_every_api_of_the_installed_versions_has_a_record() -> None:
    assert {api for api in load.api_names().values() if not api.startswith("mindspore.nn.optim_ex.")} == set(APIS)


@pytest.mark.parametrize("api", APIS)
def test_the_record_holds_the_probes_of_today(api: str) -> None:
    assert list(read(api).outcomes) == [probe.name for probe in probes(signature(api))]


@pytest.mark.parametrize("api", APIS)
def test_a_value_that_was_accepted_is_not_refused(api: str) -> None:
    record, traits = read(api), load.traits(api)
    wrong = [
        (probe.name, *reasons(signature(api), traits, probe, record.version))
        for probe in probes(signature(api))
        if record.outcomes[probe.name].stage == OK
    ]
    assert [each for each in wrong if len(each) > 1] == []


@pytest.mark.parametrize("api", APIS)
def test_a_refusal_is_explained(api: str) -> None:
    record, traits, own = read(api), load.traits(api), signature(api)
    refused = [
        (probe, Refusal(api, probe.name, arguments(own, probe), record.outcomes[probe.name]))
        for probe in probes(own)
        if record.outcomes[probe.name].stage != OK and not probe.name.startswith(SHAPES)
    ]
    unexplained = [
        refusal
        for probe, refusal in refused
        if not any(reasons(own, traits, probe, record.version)) and reason(refusal) is None
    ]
    assert unexplained == []


def test_every_reason_is_needed() -> None:
    needed = set()
    for api in APIS:
        record, traits, own = read(api), load.traits(api), signature(api)
        for probe in probes(own):
            outcome = record.outcomes[probe.name]
            if outcome.stage != OK and not any(reasons(own, traits, probe, record.version)):
                needed.add(reason(Refusal(api, probe.name, arguments(own, probe), outcome)))
    assert {text for text, _ in REASONS} <= needed


@pytest.mark.parametrize("api", APIS)
def test_a_call_of_the_wrong_shape_is_refused(api: str) -> None:
    """MSC401 and MSC402 rest on this: no API swallows a keyword or a position that it does not have."""
    outcomes = {name: outcome for name, outcome in read(api).outcomes.items() if name.startswith(SHAPES)}
    assert len(outcomes) >= 4
    assert {outcome.stage for outcome in outcomes.values()} == {"construct"}
    assert {outcome.error for outcome in outcomes.values()} <= {"TypeError", "KeyError"}


@pytest.mark.parametrize("api", [api for api in APIS if read(api).uses is not None])
def test_arguments_that_are_ignored_are_those_without_effect(api: str) -> None:
    record, parameters = read(api), load.traits(api).parameters
    assert record.uses is not None
    unused = {name for name, outcome in record.uses.arguments.items() if outcome.stage == UNUSED}
    ignored = {name for name, traits in parameters.items() if traits.ignored}
    switches = {name for name, traits in parameters.items() if traits.always_inert}
    assert ignored == unused - switches - UNUSED_ON_THE_CPU.get(api, set())


@pytest.mark.parametrize("api", [api for api in APIS if read(api).whole_numbers is not None])
def test_whole_numbers_keep_the_weights_where_it_is_said(api: str) -> None:
    """A type is idle where, and only where, a value of it was accepted and no weight moved."""
    record, parameters = read(api), load.traits(api).parameters
    assert record.whole_numbers is not None
    for written, outcome in record.whole_numbers.items():
        name, _, text = written.partition("=")
        value = to_value(ast.literal_eval(text))
        traits = parameters.get(name, ParameterTraits())
        assert (written, is_idle(value, traits)) == (written, outcome.stage == UNMOVED)
        if outcome.stage == UNMOVED:
            assert refused(value, traits) is not None
            assert refused(fit(value, traits), traits) is None or "True" in text  # a bool is not rewritten


UNUSED_ON_THE_CPU = {
    "mindspore.nn.AdaFactor": {
        "compression"
    },  # it halves the memory of one-dimensional weights, outside the fused kernel
    "mindspore.nn.Adagrad": {"update_slots"},  # the CPU's kernel always updates them
    "mindspore.nn.Momentum": {"use_nesterov"},  # the CPU's kernel has no Nesterov momentum
}


@pytest.mark.parametrize("api", [api for api in APIS if read(api).uses is not None])
def test_group_keys_do_what_they_were_seen_to_do(api: str) -> None:
    record, traits = read(api), load.traits(api)
    assert record.uses is not None
    assert traits.groups is not None
    for key, outcome in record.uses.group_keys.items():
        seen = {USED: "honoured", UNUSED: "ignored"}.get(outcome.stage, "rejected")
        if key in READ_ONLY:
            continue
        if key == "grad_centralization" and outcome.error == "RuntimeError":
            seen = "honoured"  # it has no kernel for the CPU, and raises there where it is used
        assert (key, fate(traits.groups, key)) == (key, seen)


READ_ONLY = {"foreach", "fused", "capturable", "differentiable"}
"""Keys whose use does not show in the weights, or only on another device: torch hands them on from each group."""


def fate(groups: GroupKeys, key: str) -> str:
    """As ``rules/param_group_key.py`` reads them: what is named counts before ``*``."""
    named = [name for name in ("honoured", "rejected", "ignored") if key in getattr(groups, name)]
    others = [name for name in ("rejected", "ignored") if "*" in getattr(groups, name)]
    return (named + others)[0]


@pytest.mark.parametrize("api", [api for api in APIS if read(api).uses is not None])
def test_undecayed_names_are_those_that_did_not_decay(api: str) -> None:
    names = load.traits(api).undecayed_names
    seen = read(api).undecayed
    assert list(seen) == (["norm.gamma", "norm.beta", "alphabeta"] if names else [])
    assert names in ((), ("beta", "gamma"))
