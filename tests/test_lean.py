"""The light stand-in for ``typing`` behaves as the real thing."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from ms_compat_lint import lean


class Light(lean.NamedTuple):
    """A tuple."""

    first: int
    second: str | None = None
    third: tuple[int, ...] = ()

    @property
    def twice(self) -> int:
        return 2 * self.first


class Real(typing.NamedTuple):
    """A tuple."""

    first: int
    second: str | None = None
    third: tuple[int, ...] = ()

    @property
    def twice(self) -> int:
        return 2 * self.first


WRONG: list[tuple[tuple[int, ...], dict[str, int]]] = [
    ((), {}),
    ((1, 2, 3, 4), {}),
    ((1,), {"fourth": 1}),
    ((1,), {"first": 1}),
    ((), {"second": 1, "fourth": 1}),
]
BOTH = pytest.mark.parametrize("kind", [Light, Real])


@BOTH
def test_construction(kind: type[Light]) -> None:
    made = kind(1, third=(2,))
    assert made == (1, None, (2,)) == kind(third=(2,), first=1)
    assert (made.first, made.second, made.third, made.twice) == (1, None, (2,), 2)
    assert repr(made) == f"{kind.__name__}(first=1, second=None, third=(2,))"
    assert isinstance(made, tuple)
    assert not hasattr(made, "__dict__")
    assert hash(made) == hash((1, None, (2,)))


def fresh() -> type[Light]:
    """A class of which no tuple was made yet."""

    class Own(lean.NamedTuple):
        first: int
        second: str | None = None
        third: tuple[int, ...] = ()

    return Own  # type: ignore[return-value]


def assert_right(own: type[Light]) -> None:
    assert own(1) == (1, None, ())
    assert own(1, "two") == (1, "two", ())
    assert own(1, "two", (3,)) == (1, "two", (3,))
    assert own(1, third=(2,)) == (1, None, (2,)) == own(third=(2,), first=1)


@pytest.mark.parametrize("times", [0, 1, 5, 12, 13, 40, 199, 200, 201])
@pytest.mark.parametrize("given", [((1, "two", (3,)), {}), ((1,), {"third": (2,)})], ids=["by position", "by keyword"])
def test_constructed_again_and_again(times: int, given: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    arguments, keywords = given
    own = fresh()
    expected = Real(*arguments, **keywords)
    assert all(own(*arguments, **keywords) == expected for _ in range(times))
    assert_right(own)
    for wrong, named in WRONG:
        with pytest.raises(TypeError):
            own(*wrong, **named)  # type: ignore[arg-type]
    assert_right(own)


@pytest.mark.parametrize(("given", "named"), WRONG)
def test_wrong_arguments_at_first(given: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        fresh()(*given, **named)  # type: ignore[arg-type]


def test_a_constructor_is_compiled_when_many_were_made() -> None:
    for given, named in (((1,), {}), ((), {"first": 1})):
        own = fresh()
        at_first = own.__new__
        own(*given, **named)
        assert own.__new__ is at_first
        for _ in range(200):
            own(*given, **named)
        assert own.__new__ is not at_first
        assert_right(own)


@BOTH
@pytest.mark.parametrize(("given", "named"), WRONG)
def test_wrong_arguments(kind: type[Light], given: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        kind(*given, **named)  # type: ignore[arg-type]


@BOTH
def test_what_the_class_tells(kind: type[Light]) -> None:
    assert kind._fields == kind.__match_args__ == ("first", "second", "third")
    assert kind._field_defaults == {"second": None, "third": ()}
    assert kind.__doc__ == "A tuple."
    assert list(kind.__annotations__) == ["first", "second", "third"]
    assert (kind.__module__, kind.__bases__) == (__name__, (tuple,))


@BOTH
def test_copies_and_changes(kind: type[Light]) -> None:
    made = kind(1, "two")
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == made
    assert type(pickle.loads(pickle.dumps(made))) is kind
    assert made._replace(first=3) == (3, "two", ())
    assert made._asdict() == {"first": 1, "second": "two", "third": ()}
    assert kind._make([1, 2, ()]) == (1, 2, ())
    with pytest.raises((TypeError, ValueError), match="unexpected field"):  # a TypeError from Python 3.13 on
        made._replace(fourth=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Expected 3 arguments"):
        kind._make([1])
    with pytest.raises(AttributeError):
        made.first = 2  # type: ignore[misc]


@BOTH
def test_patterns(kind: type[Light]) -> None:
    match kind(1, "two"):
        case (1, second, ()):
            assert second == "two"
    match kind(1, "two"):
        case Light(first=1, second=found) | Real(first=1, second=found):
            assert found == "two"


def test_a_class_made_while_another_is_never_used() -> None:
    class Empty(lean.NamedTuple):
        pass

    class Positional(lean.NamedTuple):
        cls: int
        self: int = 2

    assert Empty() == ()
    assert Positional(1) == (1, 2)


def test_a_protocol_is_no_class_of_its_own() -> None:
    class Named(lean.Protocol):
        def name(self) -> str: ...

    class Both(Named, lean.Protocol):
        def other(self) -> str: ...

    assert Both is Named is lean.Protocol  # type: ignore[comparison-overlap]
