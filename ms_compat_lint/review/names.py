"""The names of files as diffs write them."""

from __future__ import annotations

import re

_ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.?))", re.DOTALL)
_LETTERS = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))
# What git writes before the names of the two sides; diff.mnemonicPrefix has them say what is compared.
_PREFIXES = {frozenset(pair) for pair in ((b"a", b"b"), (b"i", b"w"), (b"c", b"i"), (b"c", b"w"), (b"o", b"w"))}


class BadNameError(ValueError):
    """A name that is not written as git or diff write names."""


def name_of(written: bytes) -> bytes | None:
    """The name of a file, from a line that may have a time behind it; None for no file."""
    written = written.rstrip(b"\r")
    if written.startswith(b'"'):
        end = re.match(rb'"((?:[^"\\]|\\.)*)"(?:\t.*)?$', written, re.DOTALL)
        if end is None:
            raise BadNameError("a name without its closing quote")
        return _unquoted(end[1])
    name = written.partition(b"\t")[0]
    if not name or b"\0" in name:
        raise BadNameError("not the name of a file")
    return None if name == b"/dev/null" else name


def _unquoted(written: bytes) -> bytes:
    def character(match: re.Match[bytes]) -> bytes:
        if match[1]:
            code = int(match[1], 8)
            if 0 < code < 256:
                return bytes([code])
        elif match[2] and match[2][0] in _LETTERS:
            return bytes([_LETTERS[match[2][0]]])
        raise BadNameError("a name with an escape that names have not")

    return _ESCAPE.sub(character, written)


def candidates(old: bytes | None, new: bytes, of_git: bool) -> list[bytes]:
    """The paths that a file's name may stand for, the likeliest first: with and without what stands before it."""
    first, _, rest = new.partition(b"/")
    other = None if old is None else old.partition(b"/")[0]
    stripped = [rest] if rest and first else []
    if (of_git and other is None) or frozenset((first, other)) in _PREFIXES:
        return [*stripped, new]
    return [new, *stripped]
