"""What a file imports, and whether it could construct an optimizer by itself: told by its bytes, without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ms_compat_lint.lazy import pattern
from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.sites.prefilter import Patterns, names_framework, names_one, stored_patterns
from ms_compat_lint.sites.prose import NO_PROSE, Prose
from ms_compat_lint.sites.words import NAME_BYTE

_IMPORT = pattern(rb"import(?<!%bimport)(?!%b)" % (NAME_BYTE, NAME_BYTE))
_OPENED = pattern(rb"(?:[ \t]|\\\r?\n)*\(")
_IN_PARENTHESES = pattern(rb"([^)#]*(?:#[^\r\n]*[\r\n][^)#]*)*)\)")
_ON_LINE = pattern(rb"[ \t]+((?:[^\r\n;#(\\]|\\\r?\n)*)|[ \t]*(\*)")
_STAR = pattern(rb"import[ \t\\]*\*")
_FROM = pattern(rb"(?:^|[ \t;:])from[ \t]*([.\w \t]+?)[ \t\\]*\Z")
_PLAIN = pattern(rb"[;:][ \t]*\Z")
_COMMENT = pattern(rb"#[^\r\n]*")
_BOM = b"\xef\xbb\xbf"
STAR = "*"
_WHOLE = ""


class Clause(NamedTuple):
    """One imported name: of ``from ..module import name as bound``, or with an empty name of ``import module``."""

    level: int
    module: str
    name: str
    bound: str

    @property
    def is_whole(self) -> bool:
        """Whether a module itself is imported."""
        return self.name == _WHOLE


class Outline(NamedTuple):
    """What is kept of a file's text."""

    holds_one: bool = False  # by itself: it names an optimizer's class, or takes in all of a framework's module of them
    clauses: tuple[Clause, ...] = ()  # those that may mean modules of the project; none are needed where it holds one
    size: int = -1  # of the text
    names_framework: bool = False  # the part of it that holds optimizers
    names_class: bool | None = False  # perhaps in a string; None where that is not known


def outline_of(data: bytes, prose: Prose | None = None, *, is_module: bool = True) -> Outline:
    """What the bytes of a file tell. ``prose`` is what of it to pass over; that of Python if not given.

    Of a file that is no module for others it need not be known whether it names a class.
    """
    patterns = stored_patterns()
    has_imports = b"import" in data
    named = has_imports and names_framework(data, patterns, NO_PROSE)
    prose = prose or Prose(data)
    names_class = names_one(data, patterns, prose) if named or is_module else None
    if named and ((names_class and names_framework(data, patterns, prose)) or _takes_in_all(data, patterns)):
        return Outline(True, (), len(data), named, names_class)
    clauses = tuple(clauses_of(data, patterns.foreign)) if has_imports else ()
    if clauses and names_class is None:
        names_class = names_one(data, patterns, prose)
    return Outline(False, clauses, len(data), named, names_class)


def _takes_in_all(data: bytes, patterns: Patterns) -> bool:
    """Whether a star import takes in a framework's module that holds optimizers."""
    return _STAR.search(data) is not None and any(
        clause.name == STAR and clause.module in patterns.modules for clause in clauses_of(data)
    )


def clauses_of(data: bytes, foreign: frozenset[bytes] = frozenset()) -> Iterator[Clause]:
    """The imports of a file, but those of ``foreign`` roots. No part of it is looked at twice."""
    before = 0
    may_close = True
    spans = [found.span() for found in _IMPORT.finditer(data)]
    for (start, end), (following, _) in pairwise([*spans, (len(data), 0)]):
        module = _source(data[_line_start(data, start, before) : start].replace(b"\\", b" "))
        before = end
        if module is None:
            continue
        name = module.lstrip(b".")
        level = len(module) - len(name)
        if module and not level and name.partition(b".")[0] in foreign:
            continue
        opened = _OPENED.match(data, end)
        if opened is None:
            listed = _ON_LINE.match(data, end, following)
        else:
            listed = _IN_PARENTHESES.match(data, opened.end()) if may_close else None
            may_close = listed is not None
        for imported, bound in _parts(listed):
            if module:
                yield Clause(level, _text(name), _text(imported), _text(bound))
            elif (root := imported.partition(b".")[0]) not in foreign:
                yield Clause(0, _text(imported), _WHOLE, _text(root if bound == imported else bound))


def _line_start(data: bytes, offset: int, least: int) -> int:
    """Where a line begins, with those that go on in it: behind a byte order mark, and not before ``least``."""
    start = offset
    while True:
        start = max(data.rfind(b"\n", least, start), data.rfind(b"\r", least, start), least - 1) + 1
        end = start - 2 if data.startswith(b"\r\n", max(start - 2, 0)) else start - 1
        if end <= least or not data.endswith(b"\\", least, end):
            return len(_BOM) if start == 0 and data.startswith(_BOM) else start
        start = end


def _source(before: bytes) -> bytes | None:
    """The module of a ``from`` that stands before an ``import``; none for an import of modules, None for neither."""
    words = before.split()
    if not words:
        return b""
    if len(words) == 2 and words[0] == b"from":
        return words[1]
    found = _FROM.search(before)
    if found is not None:
        return found[1].replace(b" ", b"").replace(b"\t", b"")
    return b"" if _PLAIN.search(before) else None


def _parts(listed: re.Match[bytes] | None) -> Iterator[tuple[bytes, bytes]]:
    """What an import names, and the names that are bound to it."""
    names = b"" if listed is None else listed[listed.lastindex or 0]
    for part in _COMMENT.sub(b"", names).split(b","):
        words = part.replace(b"\\", b" ").split()
        if len(words) == 3 and words[1] == b"as":
            yield words[0], words[2]
        elif words:
            yield words[0], words[0]


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace")
