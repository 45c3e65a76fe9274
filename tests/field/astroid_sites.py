"""The sites that astroid's inference finds, for comparison with ours. Needs both frameworks and astroid.

    python -m tests.field.astroid_sites FOLDER ...

prints one line per difference, ``ours`` or ``astroid`` first, and counts. astroid infers through the installed
frameworks, which takes seconds per name; so it is asked only about calls in files that may hold a site.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import astroid
from astroid import nodes

from ms_compat_lint.knowledge import load
from ms_compat_lint.model import SiteKind
from ms_compat_lint.project.modules import ProjectModules
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.sites.modules import Modules
from ms_compat_lint.sites.prefilter import may_have_sites
from ms_compat_lint.source import SourceError, SourceFile

Place = tuple[int, str]  # line of the call, API


def astroid_sites(path: Path, text: str) -> set[Place]:
    """The calls whose callee astroid infers to be an optimizer's class."""
    names = load.api_names()
    tree = astroid.parse(text, path=str(path), module_name=path.stem)
    return {(call.lineno, api) for call in tree.nodes_of_class(nodes.Call) for api in _apis(call, names)}


def _apis(call: nodes.Call, names: Mapping[str, str]) -> Iterator[str]:
    try:
        inferred = list(call.func.infer())
    except (astroid.InferenceError, RecursionError):
        return
    for value in inferred:
        if isinstance(value, nodes.ClassDef | nodes.FunctionDef) and value.qname() in names:
            yield names[value.qname()]


def our_sites(source: SourceFile, modules: Modules | None = None) -> set[Place]:
    """The plain calls among our sites: astroid infers neither partials nor ``super().__init__`` to a class."""
    found = find_sites(source, load.api_names(), modules)
    return {(site.span.line, api) for site in found if site.kind is SiteKind.CALL for api in site.apis}


def main(folders: list[str]) -> None:
    counts = {"both": 0, "ours": 0, "astroid": 0}
    modules = ProjectModules()
    for path in sorted(p for folder in folders for p in Path(folder).rglob("*.py")):
        data = path.read_bytes()
        if not may_have_sites(data):
            continue
        try:
            source = SourceFile.from_bytes(str(path), data)
            ours = our_sites(source, modules)
        except SourceError:
            continue
        theirs = astroid_sites(path, source.text)
        counts["both"] += len(ours & theirs)
        for name, extra in (("ours", ours - theirs), ("astroid", theirs - ours)):
            counts[name] += len(extra)
            for line, api in sorted(extra):
                print(f"only {name}: {path}:{line}: {api}", flush=True)
    print(counts)


if __name__ == "__main__":
    main(sys.argv[1:])
