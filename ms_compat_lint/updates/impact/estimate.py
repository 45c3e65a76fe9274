"""From a call in a text to how far the two frameworks drift apart under its settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.measured import measurements
from ms_compat_lint.knowledge.schema import Pair
from ms_compat_lint.model import Finding, Framework, Site, Value
from ms_compat_lint.refusal import refused
from ms_compat_lint.rules.wording import WEIGHT_DECAY, fit, is_grouped, written
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from ms_compat_lint.updates.impact.causes import Cause, causes, drift_of
from ms_compat_lint.updates.impact.drift import Drift, Side, has_model
from ms_compat_lint.updates.impact.ported import Port, port
from ms_compat_lint.updates.impact.reading import Reading, own_side, read, supplied
from ms_compat_lint.updates.impact.remedies import Remedy, remedies
from ms_compat_lint.updates.impact.training import Losses, losses

Find = Callable[[SourceFile], Sequence[Site]]
Check = Callable[[SourceFile, Site], Sequence[Finding]]


class CannotCompareError(Exception):
    """There is nothing to compare an optimizer with, or no model of one of the two; the message says which."""


class Alternative(NamedTuple):
    """A counterpart in another family, the call ported as it is."""

    api: str
    was_run: bool
    drift: Drift


class Impact(NamedTuple):
    """What one call's settings do."""

    site: Site
    own: Side
    ported: Side
    assumed: tuple[str, ...]  # the arguments whose values are not known
    remarks: tuple[str, ...]
    drift: Drift
    undecayed_names: tuple[str, ...]
    undecayed: Drift | None  # of parameters with those names, where the weight decay leaves them out
    losses: tuple[Losses, Losses]  # of a small training: this call's, and ported as it is
    causes: tuple[Cause, ...]
    remedies: tuple[Remedy, ...]
    families: tuple[Alternative, ...]


class Work(NamedTuple):
    """What an estimate rests on. ``find`` gives the sites of a text, ``check`` the findings about one of them."""

    source: SourceFile
    settings: Settings
    find: Find
    check: Check
    assumed: Mapping[str, Value]


def estimate(work: Work, site: Site, api: str) -> Impact:
    """What the settings of a call do. Raises :exc:`CannotCompareError`."""
    reading, ported = _compared(site, api, work.settings, work.assumed)
    comparison = reading.comparison
    own = own_side(comparison)
    names = _undecayed_names(comparison, ported)

    def drift_after(source: SourceFile) -> Drift | None:
        return _drift_after(work, source, site, api)

    return Impact(
        site,
        own,
        ported.as_is,
        reading.assumed,
        reading.remarks + ported.remarks + tuple(_not_run(comparison)),
        drift_of(comparison, own, ported.as_is),
        names,
        drift_of(comparison, own, ported.as_is, f".{names[0]}") if names else None,
        (losses(own), losses(ported.as_is)),
        tuple(sorted(causes(comparison, ported), key=lambda cause: -cause.drift.judged)),
        tuple(remedies(work.source, work.check(work.source, site), drift_after)),
        tuple(_other_families(site, api, work)),
    )


def _compared(site: Site, api: str, settings: Settings, assumed: Mapping[str, Value]) -> tuple[Reading, Port]:
    comparison = _comparison(site, api, settings)
    for each in (api, comparison.counterpart or ""):
        if not has_model(each):
            raise CannotCompareError(f"the update of {each} is not modelled; `explain` tells what is known of it")
    if assumed:
        _check(comparison, assumed)
        comparison = _comparison(supplied(comparison, assumed), api, settings)
    reading = read(comparison)
    return reading, port(reading.comparison)


def _check(comparison: Comparison, assumed: Mapping[str, Value]) -> None:
    names = [bound.parameter.name for bound in comparison.parameters]
    for name, value in assumed.items():
        if name not in names:
            raise CannotCompareError(f"{comparison.api} has no parameter {name}; it has {', '.join(names)}")
        traits = comparison.trait(name)
        reason = refused(fit(value, traits), traits)
        if reason is not None:
            raise CannotCompareError(f"{comparison.api} refuses {name}={written(value)}: {reason}")


def _comparison(site: Site, api: str, settings: Settings) -> Comparison:
    framework = load.optimizer(api).framework
    version = settings.torch_version if framework is Framework.TORCH else settings.mindspore_version
    signature = load.signature(api, version)
    if signature is None:
        raise CannotCompareError(
            f"{api} does not exist in {framework.value} {load.resolve_version(framework, version)}"
        )
    comparison = Comparison(site, api, signature, settings)
    if comparison.pair is None:
        raise CannotCompareError(f"{api} has no counterpart in {_other_side(comparison)}{_hint(comparison)}")
    return comparison


def _other_side(comparison: Comparison) -> str:
    if comparison.framework is Framework.MINDSPORE:
        return "torch.optim"
    family = comparison.settings.mindspore_api.value
    return "mindspore.nn" if family == "nn" else f"mindspore.{family}.optim"


def _hint(comparison: Comparison) -> str:
    pairs = list(comparison.all_pairs()) if comparison.framework is Framework.TORCH else []
    others = [f"{pair.mindspore} is one (--mindspore-api {pair.family.value})" for pair in pairs]
    return f"; {', '.join(others)}" if others else ", so there is nothing to compare it with"


def _not_run(comparison: Comparison) -> Iterator[str]:
    assert comparison.pair is not None
    if not was_run(comparison.pair):
        yield f"{comparison.pair.mindspore} was not run, for want of a kernel; its update is taken from its source"


def was_run(pair: Pair) -> bool:
    """Whether both sides of a pair were run in their frameworks, so that the models are held against that."""
    measured = measurements(pair)
    return measured is not None and any(d is not None for case in measured.cases for d in case.distances)


def _undecayed_names(comparison: Comparison, ported: Port) -> tuple[str, ...]:
    """The names of parameters that MindSpore does not decay, where it decays others."""
    mindspore = comparison.framework is Framework.MINDSPORE
    names = (comparison.traits if mindspore else comparison.counterpart_traits).undecayed_names
    values = own_side(comparison).values if mindspore else ported.as_is.values
    decay = getattr(values.get(WEIGHT_DECAY), "value", 0)
    return names if decay and not is_grouped(comparison) else ()


def _drift_after(work: Work, source: SourceFile, site: Site, api: str) -> Drift | None:
    """How far the two are apart in a changed text; None where the call is not found there."""
    place = site.span[:2]
    found = next((each for each in work.find(source) if each.span[:2] == place and api in each.apis), None)
    if found is None:
        return None
    reading, ported = _compared(found, api, work.settings, work.assumed)
    return drift_of(reading.comparison, own_side(reading.comparison), ported.as_is)


def _other_families(site: Site, api: str, work: Work) -> Iterator[Alternative]:
    comparison = _comparison(site, api, work.settings)
    if comparison.framework is Framework.MINDSPORE:
        return
    for pair in comparison.all_pairs():
        if pair.family is not work.settings.mindspore_api and has_model(pair.mindspore):
            settings = work.settings._replace(mindspore_api=pair.family)
            reading, ported = _compared(site, api, settings, work.assumed)
            drift = drift_of(reading.comparison, own_side(reading.comparison), ported.as_is)
            yield Alternative(pair.mindspore, was_run(pair), drift)
