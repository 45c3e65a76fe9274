"""Each target on its seeds and on damaged ones, drawn by hypothesis."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

PIECES = (
    b"\0",
    b"\xff",
    b"\r",
    b"\n",
    b"(",
    b")",
    b'"""',
    b"\\",
    b"{",
    b"*",
    b"#",
    b" ",
    b"\t",
    b"\x0c",
    b"\xef\xbb\xbf",
)


@st.composite
def damaged(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A seed with some places cut out, doubled or overwritten."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        middle = draw(
            st.one_of(st.just(b""), st.sampled_from(PIECES), st.just(data[start:end] * 2), st.binary(max_size=8))
        )
        data = data[:start] + middle + data[end:]
    return data


@pytest.mark.parametrize("name", TARGETS)
def test_seeds(name: str) -> None:
    for seed in TARGETS[name].seeds():
        TARGETS[name].run(seed)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damaged_seeds(name: str, data: st.DataObject) -> None:
    TARGETS[name].run(data.draw(damaged(TARGETS[name].seeds())))
