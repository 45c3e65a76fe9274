"""Ported calls, executed: equal to what was ported wherever the port does not say otherwise."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Family, Framework
from ms_compat_lint.port import PortResult, port_source
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from tests.port.drawn import calls

torch = pytest.importorskip("torch")
mindspore = pytest.importorskip("mindspore")

pytestmark = pytest.mark.frameworks

TORCH = [api for api in sorted(set(load.api_names().values())) if api.startswith("torch.")]
MINDSPORE = [
    api
    for api in sorted(set(load.api_names().values()))
    if api.startswith(("mindspore.nn.", "mindspore.experimental.")) and "optim_ex" not in api
]
TO_MINDSPORE = [
    (api, family)
    for api in TORCH
    for family in (Family.NN, Family.EXPERIMENTAL)
    if load.counterpart(api, family) is not None
]
TO_TORCH = [api for api in MINDSPORE if load.counterpart(api, Family.NN) is not None]
SPARSE = ("torch.optim.SparseAdam", "mindspore.nn.LazyAdam")
ON_SPARSE = "torch.optim.SparseAdam takes sparse gradients only; on dense ones mindspore.nn.LazyAdam is Adam"
EXAMPLES = settings(
    max_examples=int(os.environ.get("EXECUTED_EXAMPLES", "3")),  # more of them are drawn anew in every run
    derandomize="EXECUTED_EXAMPLES" not in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def _versions() -> Settings:
    short = [".".join(module.__version__.split(".")[:2]) for module in (torch, mindspore)]
    return Settings(torch_version=short[0], mindspore_version=short[1])


def ported(text: str, to: Framework, family: Family = Family.EXPERIMENTAL) -> PortResult:
    result = port_source(SourceFile.from_text("x.py", text), to, family, _versions())
    assert len(result.ported) + len(result.refused) == 1
    assert all(refusal.reason for refusal in result.refused)
    return result


def check_equal(api: str, text: str, result: PortResult) -> bool:
    """Run both: what the port does not mark must be equal. False where the framework refuses the call."""
    from ms_compat_lint.evidence.compare import EQUAL, distance
    from tests.port import executed

    if api in SPARSE and "model.rest" in text:  # there is one sparse parameter
        return False
    problem = executed.SPARSE if api in SPARSE else executed.STREAM
    runs = [executed.run_torch, executed.run_mindspore]
    first, second = runs if api.startswith("torch.") else runs[::-1]
    try:
        before = first(text, problem)
    except executed.RefusedByFrameworkError:
        return False
    after = second(result.text, problem)  # the port's call is never refused
    if result.ported[0].note in ("", ON_SPARSE):
        assert distance(before, after) <= EQUAL, result.text
    return True


@pytest.mark.parametrize(("api", "family"), TO_MINDSPORE, ids=lambda value: str(getattr(value, "value", value)))
@EXAMPLES
@given(data=st.data())
def test_from_torch(api: str, family: Family, data: st.DataObject) -> None:
    text = data.draw(calls(api, _versions().torch_version))
    result = ported(text, Framework.MINDSPORE, family)
    if result.ported:
        assume(check_equal(api, text, result))
    else:
        assert result.text == text


@pytest.mark.parametrize("api", TO_TORCH)
@EXAMPLES
@given(data=st.data())
def test_from_mindspore(api: str, data: st.DataObject) -> None:
    text = data.draw(calls(api, _versions().mindspore_version))
    result = ported(text, Framework.TORCH)
    if result.ported:
        assume(check_equal(api, text, result))
    else:
        assert result.text == text


@pytest.mark.parametrize(("api", "family"), TO_MINDSPORE, ids=lambda value: str(getattr(value, "value", value)))
def test_defaults_from_torch(api: str, family: Family) -> None:
    """A call with nothing but the parameters."""
    rate = ", lr=0.1" if api.endswith(".SGD") else ""
    text = f"import torch\noptimizer = {api}(model.parameters(){rate})\n"
    result = ported(text, Framework.MINDSPORE, family)
    if result.ported:
        assert check_equal(api, text, result)


@pytest.mark.parametrize("api", TO_TORCH)
def test_defaults_from_mindspore(api: str) -> None:
    signature = load.signature(api, None)
    assert signature is not None
    required = "".join(f", {p.name}=0.1" for p in signature.parameters[1:] if p.required)
    text = f"import mindspore\noptimizer = {api}(model.trainable_params(){required})\n"
    result = ported(text, Framework.TORCH)
    if result.ported:
        assert check_equal(api, text, result)


@pytest.mark.parametrize("api", ["SGD", "Adam", "RMSprop", "Adamax", "Rprop", "ASGD", "Adadelta"])
def test_the_weight_decay_reaches_every_parameter(api: str) -> None:
    """``mindspore.nn`` skips parameters by their names, unless they are grouped as the port does."""
    from ms_compat_lint.evidence.compare import distance
    from tests.port import executed

    decay = "" if api == "Rprop" else ", weight_decay=0.1"
    text = f"import torch\noptimizer = torch.optim.{api}(model.parameters(), lr=0.01{decay})\n"
    result = ported(text, Framework.MINDSPORE, Family.NN)
    before, after = executed.run_torch(text, executed.FILTERED), executed.run_mindspore(result.text, executed.FILTERED)
    assert result.ported[0].note or distance(before, after) <= 1e-4, result.text
    assert ("[{" in result.text) is bool(decay)


def test_what_a_weight_decay_does_not_reach_is_said() -> None:
    from ms_compat_lint.evidence.compare import distance
    from tests.port import executed

    text = (
        "import torch\nparams = list(model.parameters())\noptimizer = torch.optim.SGD(params, 0.1, weight_decay=0.1)\n"
    )
    result = ported(text, Framework.MINDSPORE, Family.NN)
    assert "does not decay parameters with beta or gamma in their names" in result.ported[0].note
    runnable = result.text.replace("model.parameters()", "model.trainable_params()")
    before, after = executed.run_torch(text, executed.FILTERED), executed.run_mindspore(runnable, executed.FILTERED)
    assert distance(before, after) > 1e-2


def test_on_dense_gradients() -> None:
    """What is said of sparse ones: torch's optimizer takes no others, MindSpore's is Adam on them."""
    from ms_compat_lint.evidence.compare import EQUAL, distance
    from tests.port import executed

    text = "import mindspore\noptimizer = mindspore.nn.LazyAdam(model.trainable_params(), 0.01)\n"
    result = ported(text, Framework.TORCH)
    assert result.ported[0].note == ON_SPARSE
    with pytest.raises(executed.RefusedByFrameworkError, match="does not support dense gradients"):
        executed.run_torch(result.text)
    adam = result.text.replace("SparseAdam", "Adam")
    assert distance(executed.run_mindspore(text), executed.run_torch(adam)) <= EQUAL


def test_a_product_may_be_a_schedule() -> None:
    """A tensor of rates, one for each step, stays one when it is multiplied: the port leaves such a call alone."""
    from ms_compat_lint.evidence.compare import distance
    from tests.port import executed

    call = "mindspore.nn.SGD(model.trainable_params(), learning_rate=lr * 0.5)"
    text = f"import mindspore\nlr = make()\noptimizer = {call}\n"
    (refusal,) = ported(text, Framework.TORCH).refused
    assert "lr * 0.5 may be a list or a schedule" in refusal.reason
    falling, constant = (
        executed.run_mindspore(text.replace("make()", f"mindspore.Tensor([0.1] + [{last}] * 99, mindspore.float32)"))
        for last in (0.01, 0.1)
    )
    assert distance(falling, constant) > 0.1
