"""One page for each torch optimizer that was measured beside its counterparts: every case, every environment."""

from __future__ import annotations

from collections.abc import Iterator

from docs.generator.bare_calls import APIS
from docs.generator.markdown import cell, optimizer_link, page, table, toctree
from ms_compat_lint.equality import environment_words
from ms_compat_lint.explain import pairs_of
from ms_compat_lint.knowledge.measured import Case, Measurements, measurements
from ms_compat_lint.knowledge.schema import Pair

KINDS = {
    "defaults": "Both with their own defaults",
    "carried": "Every argument carried over",
    "alone": "An argument that only one side has",
    "rates": "The learning rate as a list or a schedule",
    "groups": "Parameter groups, with and without a decay of their own",
    "names": "Parameters named `w`, `bn.gamma` and `ln.beta`",
    "mode": "MindSpore in its other mode",
}


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of every page."""
    names = []
    for api in APIS:
        pairs = list(_measured(api)) if api.startswith("torch.") else []
        if pairs:
            names.append(api)
            yield f"measurements/{api}.md", _page(api, pairs)
    yield "measurements/index.md", _index(names)


def _measured(api: str) -> Iterator[tuple[Pair, Measurements]]:
    """The pairs of a torch optimizer that were run, those that only MindSpore's side leads to included."""
    pairs = dict.fromkeys(pair for other in APIS for _, pair in pairs_of(other) if pair and pair.torch == api)
    for pair in pairs:
        measured = measurements(pair)
        if measured:
            yield pair, measured


def _page(api: str, pairs: list[tuple[Pair, Measurements]]) -> str:
    blocks = [f"# {api}, measured", "[How to read the figures](index.md)."]
    for pair, measured in pairs:
        blocks.append(f"## Beside {pair.mindspore}")
        blocks += [f"{number}. {environment_words(each)}" for number, each in enumerate(measured.environments, 1)]
        blocks.append(f"See {optimizer_link(api)} and {optimizer_link(pair.mindspore)}.")
        blocks += [block for kind, title in KINDS.items() for block in _kind(measured, kind, title)]
    return page(*blocks)


def _kind(measured: Measurements, kind: str, title: str) -> Iterator[str]:
    cases = [case for case in measured.cases if case.kind == kind]
    if cases:
        yield f"### {title}"
        places = range(1, len(measured.environments) + 1)
        numbers = [f"distance in {place}" for place in places] if len(places) > 1 else ["distance"]
        yield table(("case", *numbers), [(cell(case.name), *_figures(case)) for case in cases])


def _figures(case: Case) -> Iterator[str]:
    for distance, error in zip(case.distances, case.errors, strict=True):
        yield f"{distance:.2g}" if distance is not None else f"not run: {error}" if error else "not run"


INTRODUCTION = """
Both frameworks were given the same seeded gradients, and their weights compared after every step. A figure is the
largest difference of the weights on the way, divided by the distance that torch's weights moved: 1e-07 is rounding, 1
is another path. Two updates are called equal up to 1e-04 with the standard gradients (normal, standard deviation 0.3).
The cases in brackets were run with decaying gradients, with small ones, or with exact zeros among them, and are told
for information. What is said to be in the other mode was run in MindSpore's graph mode where the others were run in
PyNative mode, and the reverse; those are cases of their own.

The statements of [MSC501](../rules/MSC501.md) rest on these figures. Where a kernel does not run on the CPU there are
none; what is said of it was read in its source, and says so. [What changed between versions](versions.md) has a page.
"""


def _index(names: list[str]) -> str:
    return page("# Measurements", INTRODUCTION, toctree(["versions", "construction", "decay", *names]))
