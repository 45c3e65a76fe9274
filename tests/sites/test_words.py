"""Identifiers in text and in bytes, before any parse."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ms_compat_lint.sites.exports import class_occurrences
from ms_compat_lint.sites.prefilter import stored_patterns
from ms_compat_lint.sites.words import byte_occurrences, occurrences

TEXTS = st.lists(
    st.sampled_from(["Adam", "AdamW", "SGD", "thor", "optim", "x", "_", "1", ".", " ", "\n", "ä", "Ж", "—", "«"])
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("optim", [0]),
        ("optim.optim", [0, 6]),
        ("optimizer myoptim optim_ 1optim", []),
        ("(optim)\noptim", [1, 8]),
        ("äoptim optimä", []),
        ("", []),
    ],
)
def test_occurrences(text: str, places: list[int]) -> None:
    assert occurrences(text, "optim") == places
    data = text.encode()
    assert [len(data[:place].decode()) for place in byte_occurrences(data, b"optim")] == places


@given(TEXTS)
def test_class_names_are_found_where_they_are_identifiers(parts: list[str]) -> None:
    text = "".join(parts)
    patterns = stored_patterns()
    standing = {(found[0], found.start()) for found in re.finditer(r"\w+", text) if found[0] in patterns.classes}
    found = set(class_occurrences(text, patterns))
    assert standing <= found
    # Next to a letter beyond ASCII a name may be taken for one of its own: that costs a look, and tells nothing.
    assert all({"ä", "Ж"} & {*_around(text, name, start)} for name, start in found - standing)
    data = text.encode()
    in_bytes = {(name.decode(), len(data[:start].decode())) for name, start in patterns.named_in(data)}
    assert in_bytes == {(name, start) for name, start in standing if not {"—", "«"} & {*_around(text, name, start)}}


def _around(text: str, name: str, start: int) -> str:
    """The characters next to a name."""
    return text[max(start - 1, 0) : start + len(name) + 1]
