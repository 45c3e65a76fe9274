"""Arguments on parameters, with signatures and sites made by hand."""

from __future__ import annotations

import pytest

from ms_compat_lint.binding import BoundCall, State, bind, positional_names
from ms_compat_lint.model import Argument, Constant, SiteKind, Unknown, same_value
from tests.handmade import double_star, keyword, positional, signature, site, star

SIGNATURE = signature(("params", "lr", "momentum", "*", "nesterov"), lr=0.001, momentum=0, nesterov=False)


def bound(*arguments: Argument, kind: SiteKind = SiteKind.CALL) -> BoundCall:
    return bind(site(*arguments, kind=kind), SIGNATURE)


def states(call: BoundCall) -> dict[str, str]:
    return {name: each.state.value for name, each in call.parameters.items()}


def test_positional_names_leave_out_keyword_only_ones() -> None:
    assert positional_names(SIGNATURE) == ("params", "lr", "momentum")


def test_every_parameter_is_there_in_the_order_of_the_signature() -> None:
    assert list(bound(keyword("nesterov", True), positional(0)).parameters) == ["params", "lr", "momentum", "nesterov"]


def test_positional_arguments_go_by_place() -> None:
    first, second = positional(0), positional(1, 0.1)
    call = bound(first, second)
    assert call.parameters["params"].argument is first
    assert call.parameters["lr"].argument is second
    assert same_value(call.parameters["lr"].value, Constant(0.1))
    assert states(call) == {"params": "given", "lr": "given", "momentum": "omitted", "nesterov": "omitted"}


def test_shuffled_keywords_go_by_name() -> None:
    call = bound(keyword("nesterov", True), keyword("lr", 0.1), keyword("params"))
    assert states(call) == {"params": "given", "lr": "given", "momentum": "omitted", "nesterov": "given"}
    assert same_value(call.parameters["nesterov"].value, Constant(True))


def test_an_omitted_parameter_has_its_default() -> None:
    call = bound(positional(0))
    assert same_value(call.parameters["lr"].value, Constant(0.001))
    assert call.parameters["lr"].argument is None


def test_an_omitted_required_parameter_has_no_value() -> None:
    params = bound(keyword("lr", 0.1)).parameters["params"]
    assert (params.state, params.value, params.argument) == (State.OMITTED, None, None)


def test_a_name_given_twice_keeps_its_first_value() -> None:
    call = bound(positional(0), positional(1, 0.1), keyword("lr", 0.2))
    assert same_value(call.parameters["lr"].value, Constant(0.1))
    assert not call.foreign
    assert not call.excess


def test_an_unknown_keyword_is_foreign() -> None:
    foreign = keyword("learning_rate", 0.1)
    call = bound(positional(0), foreign)
    assert call.foreign == (foreign,)
    assert call.parameters["lr"].state is State.OMITTED


def test_a_signature_with_any_keyword_has_no_foreign_ones() -> None:
    lenient = signature(("params",), any_keyword=True)
    assert bind(site(positional(0), keyword("anything", 1)), lenient).foreign == ()


def test_positional_arguments_without_a_place_are_in_excess() -> None:
    behind = [positional(3, True), positional(4, 1)]
    call = bound(positional(0), positional(1, 0.1), positional(2, 0.9), *behind)
    assert call.excess == tuple(behind)
    assert call.parameters["nesterov"].state is State.OMITTED


def test_a_star_hides_what_it_may_reach() -> None:
    call = bound(positional(0), star())
    assert states(call) == {"params": "given", "lr": "hidden", "momentum": "hidden", "nesterov": "omitted"}
    assert call.stars[0].text == "*args"


def test_a_leading_star_hides_params_too() -> None:
    assert states(bound(star()))["params"] == "hidden"


def test_a_keyword_beside_a_star_is_given() -> None:
    call = bound(positional(0), star(), keyword("momentum", 0.9))
    assert states(call) == {"params": "given", "lr": "hidden", "momentum": "given", "nesterov": "omitted"}


def test_a_place_behind_a_star_is_not_known() -> None:
    call = bound(star(), positional(None, 0.1))
    assert states(call)["lr"] == "hidden"
    assert call.excess == ()


def test_a_double_star_hides_all_that_is_not_visible() -> None:
    call = bound(positional(0), keyword("lr", 0.1), double_star())
    assert states(call) == {"params": "given", "lr": "given", "momentum": "hidden", "nesterov": "hidden"}
    assert isinstance(call.parameters["momentum"].value, Unknown)


def test_an_unpacked_literal_counts_as_keywords() -> None:
    literal = keyword("momentum", 0.9)._replace(written=False)
    assert states(bound(positional(0), literal))["momentum"] == "given"


@pytest.mark.parametrize("arguments", [(), (keyword("lr", 0.1),), (positional(0), keyword("momentum", 0.9))])
def test_a_later_call_of_a_partial_may_give_what_is_not_visible(arguments: tuple[Argument, ...]) -> None:
    call = bound(*arguments, kind=SiteKind.PARTIAL)
    assert "omitted" not in states(call).values()
    assert sum(state == "given" for state in states(call).values()) == len(arguments)


def test_a_base_class_is_called_as_the_class_is() -> None:
    arguments = (positional(0), keyword("lr", 0.1))
    assert bound(*arguments, kind=SiteKind.SUPER_INIT) == bound(*arguments)
