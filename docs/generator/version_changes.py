"""What changed between the versions that were measured: the page is made from the stored figures alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docs.generator import signature_changes
from docs.generator.bare_calls import APIS
from docs.generator.markdown import cell, code, optimizer_link, page, table
from ms_compat_lint.evidence import decay
from ms_compat_lint.evidence.classify import classify, on_the_verge
from ms_compat_lint.evidence.measure import is_near
from ms_compat_lint.explain import pairs_of
from ms_compat_lint.knowledge.measured import Case, Environment, Measurements, measurements
from ms_compat_lint.knowledge.schema import Pair

INTRODUCTION = """
Every case was run with the versions of the first line, and once more with an older version of either framework. What
differs from the first line stands here, and nothing else does. At the end, what changed in the signatures.
"""
NO_CLASS = "No case is equal with one and different with the other."
NO_FIGURE = "Nor is any figure another beyond rounding."


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of the page."""
    yield "measurements/versions.md", _page()


def _page() -> str:
    pairs = [(pair, measured) for pair in _pairs() if (measured := measurements(pair))]
    environments = list(dict.fromkeys(each._replace(mode="") for _, m in pairs for each in m.environments))
    blocks = ["# What changed between versions", INTRODUCTION, *_listed(environments)]
    for environment in environments[1:]:
        blocks.append(f"## With {_title(environment)}")
        blocks += _environment(pairs, environment)
    return page(*blocks, *signature_changes.blocks())


def _pairs() -> list[Pair]:
    return list(dict.fromkeys(pair for api in APIS for _, pair in pairs_of(api) if pair))


def _title(environment: Environment) -> str:
    return f"torch {environment.torch} and MindSpore {environment.mindspore}"


def _listed(environments: list[Environment]) -> Iterator[str]:
    yield "\n".join(f"{number}. {_title(each)}, on the {each.device}" for number, each in enumerate(environments, 1))


def _environment(pairs: list[tuple[Pair, Measurements]], environment: Environment) -> Iterator[str]:
    classes: dict[Pair, list[tuple[str, ...]]] = {}
    figures: dict[Pair, list[tuple[str, ...]]] = {}
    errors: dict[tuple[Pair, str], list[str]] = {}
    both = 0
    for pair, measured in pairs:
        known = [each._replace(mode="") for each in measured.environments]
        place = known.index(environment) if environment in known else 0
        for case in measured.cases if place else ():
            before, now = case.distances[0], case.distances[place]
            if before is None:
                continue
            if now is None:
                errors.setdefault((pair, case.errors[place] or ""), []).append(case.name)
                continue
            both += 1
            if changes_class(before, now):
                classes.setdefault(pair, []).append(_row(case, place))
            elif not is_near(before, now):
                figures.setdefault(pair, []).append(_row(case, place))
    yield f"{both} cases were run in both."
    yield "**Equal in one and different in the other:**" if classes else NO_CLASS
    yield from _changed(classes)
    yield "**Of the same class, and the figure is another:**" if figures else NO_FIGURE
    yield from _changed(figures)
    yield from _not_run(errors)
    yield from _decay(environment)


def changes_class(before: float, now: float) -> bool:
    """Whether a case is equal in one environment and not in the other, beyond what rounding does at the threshold."""
    return classify(before) is not classify(now) and not (on_the_verge(before) and on_the_verge(now))


def _row(case: Case, place: int) -> tuple[str, ...]:
    return (case.name, f"{case.distances[0]:.2g}", f"{case.distances[place]:.2g}")


def _changed(rows: dict[Pair, list[tuple[str, ...]]]) -> Iterator[str]:
    """One line for each pair: how many of its cases, and the plainest of them with its figures."""
    if rows:
        lines = []
        for pair, cases in rows.items():
            shown = next((case for case in cases if case[0] == "carried"), cases[0])
            lines.append((_names(pair), str(len(cases)), *map(cell, shown), f"[all cases]({pair.torch}.md)"))
        yield table(("pair", "cases", "one of them", "with the first", "here", ""), lines)


def _names(pair: Pair) -> str:
    return f"{optimizer_link(pair.torch)} and {optimizer_link(pair.mindspore)}"


def _not_run(errors: dict[tuple[Pair, str], list[str]]) -> Iterator[str]:
    if errors:
        yield "**Not run here, which is no difference:**"
        reasons: dict[str, list[tuple[Pair, int]]] = {}
        for (pair, error), names in errors.items():
            reasons.setdefault(error, []).append((pair, len(names)))
        yield table(("why", "cases"), ((cell(error), _counted(found)) for error, found in sorted(reasons.items())))


def _counted(found: list[tuple[Pair, int]]) -> str:
    return ", ".join(f"{count} beside {optimizer_link(pair.mindspore)}" for pair, count in found)


def _decay(environment: Environment) -> Iterator[str]:
    rows = [(optimizer_link(api), *map(_words, found)) for api, found in _decayed(environment)]
    same = "Which parameters are decayed, by their names and in groups, is the same."
    yield "**Other parameters are decayed:**" if rows else same
    yield table(("optimizer", "with the first", "here"), rows) if rows else ""


def _decayed(environment: Environment) -> Iterator[tuple[str, list[Any]]]:
    content = decay.read()
    versions = [(each["torch"].partition("+")[0], each["mindspore"]) for each in content["environments"]]
    if environment[:2] not in versions:
        return
    place = versions.index(environment[:2])
    for api, row in content["apis"].items():
        found = [row[0], *row[place : place + 1]]
        if len(found) == 2 and all(each and "error" not in each for each in found) and found[0] != found[1]:
            yield api, found


def _words(found: dict[str, Any]) -> str:
    parts = []
    for way, names in found.items():
        left_out = [name for name, decayed in names.items() if not decayed]
        parts.append(f"{way}: {'all' if not left_out else 'not ' + ', '.join(map(code, left_out))}")
    return "; ".join(parts)
