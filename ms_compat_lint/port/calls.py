"""One call: what its text becomes for the other framework, but the name of the class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.fixes.brackets import Range
from ms_compat_lint.fixes.changes import Change, combined
from ms_compat_lint.fixes.plan import call_changes, is_sound
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.load import equal_words
from ms_compat_lint.model import Argument, Dictionary, Framework, Items, Site, SiteKind, Span, Value
from ms_compat_lint.port.arguments import intents, plan_arguments
from ms_compat_lint.port.parameters import Parameters, skips_names
from ms_compat_lint.port.refused import RefusedError
from ms_compat_lint.rules.wording import stated
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile

_ON_DENSE_GRADIENTS = {  # what no measurement of two trajectories can say: one of the two does not run
    ("torch.optim.SparseAdam", "mindspore.nn.LazyAdam"): (
        "torch.optim.SparseAdam takes sparse gradients only; on dense ones mindspore.nn.LazyAdam is Adam"
    ),
}


class PlannedCall(NamedTuple):
    """A call that can be ported: the changes of its arguments, at offsets of its text."""

    site: Site
    api: str
    counterpart: str
    changes: tuple[Change, ...]
    note: str  # what is to be known of the result, say that it is not equal; else empty


def plan_call(source: SourceFile, site: Site, settings: Settings) -> PlannedCall:
    """Plan one call; ``settings.mindspore_api`` is the family. Raises :exc:`RefusedError`."""
    comparison = _comparison(site, settings)
    assert comparison.counterpart is not None
    text = source.text_of(site.span)
    plan = plan_arguments(comparison)
    comparison.written = plan.neutral
    changes = call_changes(source, site, intents(comparison, plan))
    argument = comparison.call.parameters[comparison.params_name].argument
    if changes is None or (argument is not None and not argument.written):
        raise RefusedError("its arguments cannot be rewritten where they stand")
    parameters: list[Change] = []
    grouped = False
    if argument is not None:
        place = _Place(source, site)
        found = Parameters(comparison, text, place.range_of(argument.value_span), dict(place.keys(argument)))
        parameters, grouped = found.changes, found.grouped
    everything = combined(text, [*changes, *parameters])
    if not is_sound(text, everything):
        raise RefusedError("its arguments cannot be rewritten where they stand")
    return PlannedCall(site, comparison.api, comparison.counterpart, tuple(everything), _note(comparison, grouped))


class _Ported(Comparison):
    """A comparison that knows what the port writes out."""

    written: Mapping[str, Value] = MappingProxyType({})

    def carried(self, parameter: str) -> Value | None:
        """The value that the counterpart's parameter gets."""
        return self.written[parameter] if parameter in self.written else super().carried(parameter)


def _comparison(site: Site, settings: Settings) -> _Ported:
    """The site held against its counterpart, where it is clear which these are."""
    if len(site.apis) > 1:
        raise RefusedError(f"it may construct {' or '.join(site.apis)}")
    (api,) = site.apis
    if site.kind is SiteKind.SUPER_INIT:
        raise RefusedError(f"it initialises a class built on {api}; port the class and its base by hand")
    if site.in_fstring:
        raise RefusedError("it stands in an f-string")
    framework = load.optimizer(api).framework
    version = settings.torch_version if framework is Framework.TORCH else settings.mindspore_version
    signature = load.signature(api, version)
    if signature is None:
        raise RefusedError(f"{api} does not exist in {framework.value} {version}")
    comparison = _Ported(site, api, signature, settings)
    if comparison.pair is None:
        others = sorted({comparison.other_api(pair) for pair in comparison.all_pairs()})
        hint = f"; {' or '.join(others)} would be one" if others else ""
        raise RefusedError(f"{api} has no counterpart in {_target(framework, settings)}{hint}")
    return comparison


def _target(framework: Framework, settings: Settings) -> str:
    if framework is Framework.MINDSPORE:
        return "torch.optim"
    family = settings.mindspore_api.value
    return "mindspore.nn" if family == "nn" else f"mindspore.{family}.optim"


class _Place:
    """Spans of the file as offsets in the text of one call."""

    def __init__(self, source: SourceFile, site: Site) -> None:
        self.source = source
        self.start = source.offset(site.span.line, site.span.column)

    def range_of(self, span: Span) -> Range:
        start = self.source.offset(span.line, span.column)
        end = self.source.offset(span.end_line, span.end_column)
        return Range(start - self.start, end - self.start)

    def keys(self, argument: Argument) -> Iterator[tuple[int, Value]]:
        """The known values in groups that are written in the call, by the places of their keys."""
        groups = argument.value.items if isinstance(argument.value, Items) else ()
        for group in groups:
            for entry in group.entries if isinstance(group, Dictionary) else ():
                if entry.key_span is not None:
                    yield self.range_of(entry.key_span).start, entry.value


def _note(comparison: Comparison, grouped: bool) -> str:
    """What stays unequal, or may, and which gradients are not taken."""
    assert comparison.pair is not None
    taken = _ON_DENSE_GRADIENTS.get((comparison.pair.torch, comparison.pair.mindspore), "")
    return "; ".join(filter(None, (_unequal(comparison, grouped), taken)))


def _unequal(comparison: Comparison, grouped: bool) -> str:
    assert comparison.pair is not None
    sure: list[str] = []
    open_: list[str] = []
    for difference, applies in comparison.differences(comparison.pair):
        if applies is not False:
            (sure if applies else open_).append(stated(difference))
    alternative = comparison.equal_alternative() if sure or open_ else None
    hint = f"; {alternative} {equal_words(comparison.pair.torch, alternative)}" if alternative else ""
    if skips_names(comparison) and not grouped:
        names = comparison.traits.undecayed_names or comparison.counterpart_traits.undecayed_names
        sure.append(f"mindspore.nn does not decay parameters with {' or '.join(names)} in their names")
    if not sure and not open_:
        return ""
    kind = "the updates stay unequal" if sure else "the updates may be unequal"
    return f"{kind}: {'; '.join(dict.fromkeys(sure or open_))}{hint}"
