"""Plain command lines are read without ``argparse``, and come out as it reads them."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ms_compat_lint.frontends.cli import COMMANDS, read, read_plain

PLAIN = [
    "check",
    "check a.py",
    "check -",
    "check . --no-cache",
    "check --no-cache a.py b.py --exit-zero c.py",
    "check a.py --format json --select MSC1,MSC2 --jobs 2",
    "check --format=json --select=ALL --ignore= --exclude=a,,b a.py",
    "check --format json --format text",
    "check --fix --unsafe-fixes --diff --full --full",
    "check --torch-version 2.1 --mindspore-version 2.7 --direction torch --mindspore-api mint",
    "check --baseline known.json --write-baseline",
    "check --stdin-filename x=y.py -",
    "port --to mindspore a.py --write",
    "port a.py --to torch --diff b.py",
    "sites --format json src",
    "review --base main",
    "review --diff-from a.diff src --format github-review --full",
    "rules",
    "rules --format json",
    "lsp",
    "lsp --stdio",
]
OTHERS = [
    "",
    "--version",
    "--help",
    "chek a.py",
    "a.py check",
    "--version check",
    "check --help",
    "check -h",
    "check --nosuch",
    "check --no-cach",
    "check --no-cache=yes",
    "check --jobs",
    "check --jobs many",
    "check --jobs=",
    "check --jobs -1",
    "check --format --fix",
    "check --format -",
    "check --format=-",
    "check --full --statistics",
    "check -- -a.py",
    "check -x a.py",
    "check --add-noqa a.py",
    "check --add-noqa=reason a.py",
    "check --add-noqa",
    "port",
    "port a.py --to",
    "port --to torch --diff --write",
    "review",
    "review --base main --diff-from a.diff",
    "rule",
    "rule MSC101",
    "rule MSC101 MSC102",
    "rules a.py",
    "explain torch.optim.Adam --torch-version 2.1",
    "impact a.py:1 --assume lr=1 --assume eps=2",
    "measure",
    "measure torch.optim.Adam --write",
    "lsp a",
]


def by_argparse(words: list[str]) -> dict[str, object] | None:
    """What ``argparse`` makes of a command line; None where it ends the program."""
    try:
        with redirect_stderr(io.StringIO()), redirect_stdout(io.StringIO()):
            return vars(read(words))
    except SystemExit:
        return None


@pytest.mark.parametrize("line", PLAIN)
def test_read_as_argparse_reads_it(line: str) -> None:
    found = read_plain(line.split())
    assert found is not None
    assert vars(found) == by_argparse(line.split())


@pytest.mark.parametrize("line", OTHERS)
def test_left_to_argparse(line: str) -> None:
    assert read_plain(line.split()) is None


WORDS = st.sampled_from(
    [
        *("", "-", "a.py", "b", "-1", "--", "3", "json", "torch", "MSC1,MSC2", "a=b", "-x", "a b", "--a b"),
        *("--version", "check", "--fix", "--diff", "--write", "--full", "--statistics", "--no-cache", "--exit-zero"),
        *("--stdio", "--add-noqa=", "--format", "--jobs", "--select", "--exclude", "--to", "--api", "--base"),
        *("--diff-from", "--torch-version", "--format=json", "--jobs=2", "--jobs=x", "--select=", "--to=torch"),
        *("--base=x", "--fix=", "--assume=a", "--unknown=a"),
    ]
)


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from([*COMMANDS]), st.lists(WORDS, max_size=7))
def test_never_read_otherwise(command: str, words: list[str]) -> None:
    found = read_plain([command, *words])
    assert found is None or vars(found) == by_argparse([command, *words])
