"""``--baseline FILE``: findings that a project began with are not reported again, wherever their lines move."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ms_compat_lint.frontends.cli.plain import Arguments
from ms_compat_lint.model import Finding
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.reporters.fingerprints import fingerprints

VERSION = 1


class Entry(NamedTuple):
    """A finding that is known; all but the fingerprint is for people who read the file."""

    path: str
    code: str
    api: str
    parameter: str | None
    fingerprint: str


def read_baseline(path: str) -> list[Entry]:
    """The entries of a file. Raises UsageError where it is no baseline that this version can read."""
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except FileNotFoundError:
        raise UsageError(f"{path} does not exist; --write-baseline makes it") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{path} is not a baseline: it is not valid JSON") from None
    if not isinstance(data, dict) or "version" not in data:
        raise UsageError(f"{path} is not a baseline of ms-compat-lint")
    again = "delete it and make it anew with --write-baseline"
    if data["version"] != VERSION:
        raise UsageError(f"{path} is a baseline of version {data['version']!r}, not {VERSION}; {again}")
    try:
        return [_entry(entry) for entry in data["findings"]]
    except (KeyError, TypeError, ValueError):
        raise UsageError(f"{path} is a baseline that is damaged; {again}") from None


def _entry(values: dict[str, Any]) -> Entry:
    entry = Entry(**values)
    if not (isinstance(entry.path, str) and isinstance(entry.fingerprint, str)):
        raise ValueError
    return entry


def of_options(arguments: Arguments) -> list[Entry] | None:
    """What the baseline that the options name has; None where there is none. Raises UsageError."""
    if arguments.baseline is None:
        if arguments.write_baseline:
            raise UsageError("--write-baseline needs --baseline FILE")
        return None
    if arguments.write_baseline:
        if arguments.fix or arguments.diff:
            raise UsageError("--write-baseline does not go with --fix and --diff")
        if not os.path.exists(arguments.baseline):
            return []
    return read_baseline(arguments.baseline)


def unknown(findings: Sequence[Finding], known: Iterable[Entry], path: str, context: Context) -> list[Finding]:
    """The findings that the baseline at ``path`` does not have."""
    prints = {entry.fingerprint for entry in known}
    made = _entries(findings, _from(path, context))
    return [finding for finding, entry in zip(findings, made, strict=True) if entry.fingerprint not in prints]


def write(
    path: str, known: Iterable[Entry], findings: Sequence[Finding], checked: Iterable[str], context: Context
) -> int:
    """Write the findings of the checked files, beside what is known of others that are still there, and count them.

    Raises UsageError where that fails.
    """
    context = _from(path, context)
    places = {context.relative(each) for each in checked}
    kept = [
        entry for entry in known if entry.path not in places and os.path.exists(os.path.join(context.root, entry.path))
    ]
    made = _entries(findings, context)
    _write(path, [*kept, *made])
    return len(made)


def _from(path: str, context: Context) -> Context:
    """A context whose paths are relative to the baseline, so that it holds wherever the command is run."""
    return context._replace(root=os.path.dirname(os.path.abspath(path)))


def _entries(findings: Sequence[Finding], context: Context) -> list[Entry]:
    return [
        Entry(context.relative(finding.path), finding.code, finding.api, finding.parameter, fingerprint)
        for finding, fingerprint in zip(findings, fingerprints(findings, context), strict=True)
    ]


def _write(path: str, findings: Iterable[Entry]) -> None:
    """Replace the file in one step."""
    rows = [entry._asdict() for entry in sorted(findings, key=str)]
    text = json.dumps({"version": VERSION, "findings": rows}, indent=2, ensure_ascii=False) + "\n"
    beside = f"{path}.{os.getpid()}.new"
    try:
        with open(beside, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(beside, path)
    except (OSError, UnicodeEncodeError) as error:
        if os.path.exists(beside):
            os.remove(beside)
        raise UsageError(f"{path} cannot be written: {error}") from None
