"""One candidate API of a site, bound and held against its counterpart. This is all that a rule sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from ms_compat_lint.binding import BoundCall, BoundParameter, State, bind
from ms_compat_lint.carry import carry, item
from ms_compat_lint.conditions import holds, in_range
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import (
    Condition,
    Correspondence,
    Difference,
    JointRefusal,
    Pair,
    Parameter,
    ParameterTraits,
    Signature,
    Traits,
    Versions,
)
from ms_compat_lint.model import Argument, Family, Framework, Site, Unknown, Value
from ms_compat_lint.settings import Settings

NO_TRAITS = ParameterTraits()


class Comparison:
    """A site read as a construction of ``api``, and what that API's counterpart would make of it."""

    def __init__(
        self,
        site: Site,
        api: str,
        signature: Signature,
        settings: Settings,
        assumed: Mapping[str, Value] = MappingProxyType({}),
    ) -> None:
        """``assumed`` are values of parameters that hold instead of those at the site: what a fix would bring."""
        self.site = site
        self.assumed = assumed
        self.api = api
        self.signature = signature
        self.settings = settings
        self.framework = load.optimizer(api).framework
        self.call: BoundCall = bind(site, signature)

    def assuming(self, **values: Value) -> Comparison:
        """The same comparison with other values of some parameters."""
        return Comparison(self.site, self.api, self.signature, self.settings, {**self.assumed, **values})

    # ------------------------------------------------------------------ the counterpart

    @cached_property
    def pair(self) -> Pair | None:
        """The pair of this API and its counterpart, if the counterpart exists in its configured version."""
        pair = load.counterpart(self.api, self.settings.mindspore_api)
        return pair if pair is not None and self._exists(pair) else None

    @property
    def counterpart(self) -> str | None:
        """The counterpart's API."""
        return None if self.pair is None else self.other_api(self.pair)

    @cached_property
    def counterpart_signature(self) -> Signature:
        """The counterpart's signature. Only where there is a counterpart."""
        assert self.counterpart is not None
        signature = load.signature(self.counterpart, self.version_of(self.other_framework))
        assert signature is not None
        return signature

    @property
    def other_framework(self) -> Framework:
        """The counterpart's framework."""
        return Framework.MINDSPORE if self.framework is Framework.TORCH else Framework.TORCH

    def other_api(self, pair: Pair) -> str:
        """The side of ``pair`` that is not this site's."""
        return pair.mindspore if self.framework is Framework.TORCH else pair.torch

    def version_of(self, framework: Framework) -> str | None:
        """The configured version of a framework; None for the newest known."""
        settings = self.settings
        return settings.torch_version if framework is Framework.TORCH else settings.mindspore_version

    def all_pairs(self) -> Iterator[Pair]:
        """The pairs of this API in every family, the chosen one first."""
        chosen = self.settings.mindspore_api
        for family in sorted(Family, key=lambda f: f is not chosen):
            pair = load.counterpart(self.api, family)
            if pair is not None and self._exists(pair):
                yield pair

    def _exists(self, pair: Pair) -> bool:
        return load.signature(self.other_api(pair), self.version_of(self.other_framework)) is not None

    @cached_property
    def traits(self) -> Traits:
        """What this API does with its arguments."""
        return load.traits(self.api)

    @cached_property
    def counterpart_traits(self) -> Traits:
        """What the counterpart does with its arguments. Only where there is a counterpart."""
        assert self.counterpart is not None
        return load.traits(self.counterpart)

    def trait(self, parameter: str) -> ParameterTraits:
        """What this API does with the values of one of its parameters."""
        return self.traits.parameters.get(parameter, NO_TRAITS)

    def counterpart_trait(self, parameter: str) -> ParameterTraits:
        """What the counterpart does with the values of one of its parameters."""
        return self.counterpart_traits.parameters.get(parameter, NO_TRAITS)

    # ---------------------------------------------------------------------- parameters

    def own_names(self, row: Correspondence) -> tuple[str, ...]:
        """The names that a row has on this site's side."""
        return row.torch if self.framework is Framework.TORCH else row.mindspore

    def other_names(self, row: Correspondence) -> tuple[str, ...]:
        """The names that a row has on the counterpart's side."""
        return row.mindspore if self.framework is Framework.TORCH else row.torch

    def row(self, parameter: str) -> Correspondence | None:
        """The row of the pair that holds one of this API's parameters."""
        return self._rows.get(parameter)

    @cached_property
    def _rows(self) -> Mapping[str, Correspondence]:
        """The pair's rows by their names on this site's side; of two rows with one name, the first."""
        rows = () if self.pair is None else reversed(self.pair.parameters)
        return {name: row for row in rows for name in self.own_names(row)}

    def counterparts_of(self, parameter: str) -> tuple[str, ...]:
        """The counterpart's names for one of this API's parameters, in its configured version; empty for none."""
        row = self.row(parameter)
        names = () if row is None else self.other_names(row)
        return names if self._counterpart_names.issuperset(names) else ()

    @cached_property
    def _counterpart_names(self) -> frozenset[str]:
        return frozenset(p.name for p in self.counterpart_signature.parameters)

    def counterpart_parameter(self, name: str) -> Parameter:
        """One parameter of the counterpart's signature."""
        return next(p for p in self.counterpart_signature.parameters if p.name == name)

    @cached_property
    def parameters(self) -> tuple[BoundParameter, ...]:
        """The parameters of this API but ``params``, in the signature's order."""
        return tuple(b for b in self.call.parameters.values() if b.parameter.name != self.params_name)

    @property
    def params_name(self) -> str:
        """The name of the parameter that takes the network's parameters: ``params`` nearly everywhere."""
        return self.signature.parameters[0].name

    @property
    def given(self) -> Iterator[tuple[BoundParameter, Argument]]:
        """The visible arguments of this API but ``params``, in the signature's order."""
        return ((b, b.argument) for b in self.parameters if b.argument is not None)

    def order(self, parameter: str) -> int:
        """The place of a parameter in the signature."""
        return next(i for i, p in enumerate(self.signature.parameters) if p.name == parameter)

    @cached_property
    def foreign_targets(self) -> Mapping[str, Correspondence]:
        """The rows of this API's parameters that a foreign keyword means, because a counterpart calls them so."""
        keywords = [a.keyword for a in self.call.foreign]
        found: dict[str, Correspondence] = {}
        for pair in self.all_pairs() if keywords else ():
            for row in pair.parameters:
                if self.own_names(row):
                    found.update((n, row) for n in self.other_names(row) if n in keywords and n not in found)
        return found

    @cached_property
    def _meant(self) -> Mapping[str, Value]:
        """Values of this API's parameters that were given under a foreign name."""
        meant: dict[str, Value] = {}
        by_keyword = {a.keyword: a.value for a in self.call.foreign}
        for row in self.foreign_targets.values():
            source = [by_keyword.get(n, self._partner_default(n)) for n in self.other_names(row)]
            meant.update(carry(source, self.own_names(row), row.convert))
        return meant

    def _partner_default(self, name: str) -> Value:
        """Of two names that stand for one tuple, the one that was not given under a foreign name."""
        return Unknown(f"`{name}` is not given")

    def is_omitted(self, parameter: str) -> bool:
        """Whether nothing at the site gives the parameter, not even under the counterpart's name."""
        return self.call.parameters[parameter].state is State.OMITTED and parameter not in self._meant

    def value(self, parameter: str) -> Value:
        """The effective value of one of this API's parameters."""
        if parameter in self.assumed:
            return self.assumed[parameter]
        bound = self.call.parameters[parameter]
        if bound.argument is None and parameter in self._meant:
            return self._meant[parameter]
        return bound.value if bound.value is not None else Unknown("it is required and not given")

    def carried(self, parameter: str) -> Value | None:
        """The value that the counterpart's parameter gets when every argument is carried over.

        None where the counterpart has no such parameter in its configured version.
        """
        assert self.pair is not None
        row = next((row for row in self.pair.parameters if parameter in self.other_names(row)), None)
        own = () if row is None else tuple(n for n in self.own_names(row) if n in self.call.parameters)
        if row is not None and own:
            values = carry([self.value(n) for n in own], self.other_names(row), row.convert)
            return values[parameter]
        found = next((p for p in self.counterpart_signature.parameters if p.name == parameter), None)
        if found is None:
            return None
        return found.default if found.default is not None else Unknown("it is required and not given")

    # ------------------------------------------------------------------------ behaviour

    def decide(self, conditions: tuple[Condition, ...]) -> bool | None:
        """Whether all conditions hold; None where a value that would decide it is unknown."""
        verdicts = [self._holds(condition) for condition in conditions]
        if False in verdicts:
            return False
        return None if None in verdicts else True

    def _holds(self, condition: Condition) -> bool | None:
        name, _, index = condition.parameter.partition("[")
        value: Value | None
        if condition.framework is self.framework:
            value = self.value(name) if name in self.call.parameters else None
        else:
            value = self.carried(name)
        if value is None:
            return False  # the configured version has no such parameter
        if index:
            value = item(value, int(index.rstrip("]")))
        return holds(condition, value)

    def differences(self, pair: Pair) -> Iterator[tuple[Difference, bool | None]]:
        """Each difference of a pair that stands in the configured versions, and whether it applies here."""
        for difference in pair.differences:
            if self._stands(Framework.TORCH, difference.torch_versions) and self._stands(
                Framework.MINDSPORE, difference.mindspore_versions
            ):
                yield difference, self.decide(difference.when)

    def joint_refusals(self) -> Iterator[JointRefusal]:
        """The combinations that this API refuses in its configured version."""
        return (refusal for refusal in self.traits.joint if self._stands(self.framework, refusal.versions))

    def _stands(self, framework: Framework, versions: Versions) -> bool:
        version = self.version_of(framework) or load.known_versions(framework)[-1]
        return in_range(version, versions)

    def equal_alternative(self) -> str | None:
        """A MindSpore API of another family whose update is equal to torch's under these very values."""
        if self.pair is None or self.pair.equal_alternative is None:
            return None
        other = load.pair(self.pair.torch, self.pair.equal_alternative)
        if other is None or load.signature(other.mindspore, self.settings.mindspore_version) is None:
            return None
        return other.mindspore if self._equal_under(other) else None

    def _equal_under(self, pair: Pair) -> bool:
        """Whether no difference of a pair in another family can apply to this site's values."""
        if self.framework is Framework.TORCH:
            settings = self.settings._replace(mindspore_api=pair.family)
            held = Comparison(self.site, self.api, self.signature, settings, self.assumed)
            return held.pair == pair and all(verdict is False for _, verdict in held.differences(pair))
        return all(
            any(c.framework is Framework.TORCH and self._holds(c) is False for c in difference.when)
            for difference in pair.differences
        )
