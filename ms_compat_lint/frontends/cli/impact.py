"""``ms-compat-lint impact FILE:LINE``: how far the two frameworks drift apart under a call's settings."""

from __future__ import annotations

import ast
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ms_compat_lint.engine import inspect_sites, sites_of
from ms_compat_lint.frontends.cli.common import given
from ms_compat_lint.frontends.cli.places import Place, parse_place, shown_place
from ms_compat_lint.frontends.cli.plain import Arguments, Parser
from ms_compat_lint.frontends.cli.status import COULD_NOT_RUN, NOTHING_FOUND
from ms_compat_lint.model import Constant, Finding, Items, Site, Value
from ms_compat_lint.project.checking import project_modules
from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.memory import resume_collector
from ms_compat_lint.project.options import choice
from ms_compat_lint.project.reading import read
from ms_compat_lint.project.texts import Text, read_text
from ms_compat_lint.reporters.text import printable
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceError, SourceFile, described
from ms_compat_lint.suppressions import unsuppressed

if TYPE_CHECKING:
    from ms_compat_lint.updates.impact.estimate import Impact, Work

_PICTURES = (".png", ".svg")
_TOLD = 12  # lines of other calls that an error tells
_PACKAGES = {"numpy": ("NumPy", "updates"), "matplotlib": ("Matplotlib", "plot")}


def configure(parser: Parser) -> None:
    """Add the arguments of the subcommand."""
    parser.add_argument(
        "place",
        metavar="FILE:LINE[:COLUMN]",
        help="where the optimizer is constructed; in a notebook FILE:CELL:LINE[:COLUMN]",
    )
    parser.add_argument(
        "--assume",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="the value of an argument that the text does not show, or another one than it shows",
    )
    parser.add_argument(
        "--mindspore-api", metavar="nn|experimental|mint", help="the counterpart's family (default: nn)"
    )
    parser.add_argument("--torch-version", metavar="X.Y", help="the version of torch (default: the newest known)")
    parser.add_argument("--mindspore-version", metavar="X.Y", help="the version of MindSpore (likewise)")
    parser.add_argument("--format", default="text", dest="style", metavar="text|json", help="how it is printed")
    parser.add_argument("--plot", metavar="FILE.png|svg", help="draw a picture as well")


def run(arguments: Arguments) -> int:
    """Estimate, print and return the exit status."""
    resume_collector()
    style = choice("text", "json")("--format", arguments.style)
    place = parse_place(arguments.place)
    assumed = dict(map(_assumption, arguments.assume))
    configurations = Configurations(given(arguments))
    _need("numpy")
    if arguments.plot:
        _check_picture(arguments.plot)
    directory = configurations.of_directory(os.path.dirname(place.path))
    settings = directory.settings._replace(direction="both")
    text = _text(place)
    sites = _sites(place, text, settings)
    impacts, problems = _estimates(_work(text.source, settings, assumed), text, sites)
    _print(str(style), place.path, impacts)
    if arguments.plot and impacts:
        _draw(arguments.plot, place.path, impacts)
    for site, problem in problems:
        print(printable(f"{shown_place(place.path, site)}: {problem}"), file=sys.stderr)
    return COULD_NOT_RUN if problems else NOTHING_FOUND


# ----------------------------------------------------------------------------------- the command line


def _assumption(text: str) -> tuple[str, Value]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), _value(ast.literal_eval(value.strip()))
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise UsageError(f"--assume {text}: write NAME=VALUE with a value such as 0.1, True or (0.9, 0.999)") from None


def _value(value: object) -> Value:
    if isinstance(value, (tuple, list)):
        return Items("tuple", tuple(map(_value, value)))
    if value is None or isinstance(value, (bool, int, float)):
        return Constant(value)
    raise TypeError


def _need(package: str) -> None:
    if find_spec(package) is None:
        name, extra = _PACKAGES[package]
        raise UsageError(f'{name} is needed for this: pip install "ms-compat-lint[{extra}]"')


def _check_picture(path: str) -> None:
    if not path.lower().endswith(_PICTURES):
        raise UsageError(f"--plot writes {' and '.join(_PICTURES)} files, not {os.path.basename(path)}")
    _need("matplotlib")


# ------------------------------------------------------------------------------------------- the call


def _text(place: Place) -> Text:
    try:
        text = read_text(place.path, read(place.path))
        _ = text.source.tree
    except SourceError as error:
        raise UsageError(described(error.problem)) from None
    return text


def _sites(place: Place, text: Text, settings: Settings) -> list[Site]:
    """The calls that are meant, at their places in the text."""
    found = {site: text.site(site) for site in sites_of(text.source, settings, project_modules())}
    meant = [site for site, shown in found.items() if place.holds(shown)]
    beginning = [site for site in meant if found[site].span.line == place.line]
    if place.column is not None:
        meant = meant[-1:]  # the innermost
    elif beginning:
        meant = beginning
    if not meant:
        where = f"line {place.line}" if place.column is None else f"line {place.line}, column {place.column}"
        where = where if place.cell is None else f"{where} of cell {place.cell}"
        raise UsageError(f"{place.path}: no optimizer is constructed on {where}{_elsewhere(found.values())}")
    return meant


def _elsewhere(sites: Iterable[Site]) -> str:
    """Where calls are."""
    cell = {site: "" if site.cell is None else f"cell {site.cell} line " for site in sites}
    lines = dict.fromkeys(f"{prefix}{site.span.line}" for site, prefix in cell.items())
    if not lines:
        return ", nor on any other"
    noun = "" if any(cell.values()) else "line " if len(lines) == 1 else "lines "
    more = f" and {len(lines) - _TOLD} more" if len(lines) > _TOLD else ""
    return f", but on {noun}{', '.join([*lines][:_TOLD])}{more}"


def _work(source: SourceFile, settings: Settings, assumed: Mapping[str, Value]) -> Work:
    from ms_compat_lint.updates.impact.estimate import Work

    def check(text: SourceFile, site: Site) -> Sequence[Finding]:
        return unsuppressed(text, inspect_sites(text, [site], settings).findings)

    find = partial(sites_of, settings=settings, modules=project_modules())
    return Work(source, settings, find, check, assumed)


def _estimates(work: Work, text: Text, sites: Sequence[Site]) -> tuple[list[Impact], list[tuple[Site, str]]]:
    """The estimates of all calls, and what kept the others from one."""
    impacts, problems = [], []
    for site in sites:
        for api in site.apis:
            outcome = _estimate(work, site, api)
            if isinstance(outcome, str):
                problems.append((text.site(site), outcome))
            else:
                impacts.append(outcome._replace(site=text.site(site)))
    return impacts, problems


def _estimate(work: Work, site: Site, api: str) -> Impact | str:
    from ms_compat_lint.updates.impact.estimate import CannotCompareError, estimate

    try:
        return estimate(work, site, api)
    except CannotCompareError as error:
        return str(error)


# -------------------------------------------------------------------------------------------- the output


def _print(style: str, path: str, impacts: Sequence[Impact]) -> None:
    if style == "json":
        import json

        from ms_compat_lint.reporters.json_array import place
        from ms_compat_lint.updates.impact.as_json import as_object

        rows = [
            {
                "path": path,
                **({} if impact.site.cell is None else {"cell": impact.site.cell}),
                **place(impact.site.span),
                **as_object(impact),
            }
            for impact in impacts
        ]
        print(json.dumps(rows, indent=2))
        return
    from ms_compat_lint.updates.impact.chart import style_for
    from ms_compat_lint.updates.impact.text import report

    width = shutil.get_terminal_size((100, 24)).columns
    blocks = style_for(sys.stdout.encoding)
    reports = (report(impact, printable(shown_place(path, impact.site)), width, blocks) for impact in impacts)
    sys.stdout.write("\n".join(reports))


def _draw(picture: str, path: str, impacts: Sequence[Impact]) -> None:
    from ms_compat_lint.updates.impact.picture import draw

    try:
        draw([(shown_place(path, impact.site), impact) for impact in impacts], picture)
    except OSError as error:
        raise UsageError(f"{picture} cannot be written: {error.strerror or error}") from None
