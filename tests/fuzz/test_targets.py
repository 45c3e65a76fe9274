"""Each target on its seeds, on changed ones, and on damaged ones that hypothesis draws."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

CHANGED = 60  # inputs for each target

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
def test_changed_seeds(name: str) -> None:
    """Inputs that are still of their kind."""
    target = TARGETS[name]
    seeds = target.seeds()
    for number in range(CHANGED):
        chance = random.Random(number)
        data = chance.choice(seeds)
        for _ in range(chance.choice((1, 1, 2, 4))):
            data = target.mutate(data, chance)
        target.run(data)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damaged_seeds(name: str, data: st.DataObject) -> None:
    TARGETS[name].run(data.draw(damaged(TARGETS[name].seeds())))
