"""A safe fix, executed in its own framework, leaves every weight as it was, bit for bit."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ms_compat_lint import engine
from ms_compat_lint.fixes.apply import fix_source
from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Family
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from tests.port.drawn import calls

torch = pytest.importorskip("torch")
mindspore = pytest.importorskip("mindspore")

pytestmark = pytest.mark.frameworks

NOT_ON_CPU = ("mint", "optim_ex", "Lamb", "LARS", "thor", "LBFGS", "Muon")
APIS = [api for api in sorted(set(load.api_names().values())) if not any(part in api for part in NOT_ON_CPU)]
UNKNOWN = ("mindspore.nn.FTRL", "mindspore.nn.ProximalAdagrad")  # no counterpart: nothing to fix
EXAMPLES = settings(
    max_examples=int(os.environ.get("EXECUTED_EXAMPLES", "3")),  # more of them are drawn anew in every run
    derandomize="EXECUTED_EXAMPLES" not in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("api", [api for api in APIS if api not in UNKNOWN])
@EXAMPLES
@given(data=st.data())
def test_the_trajectory_stays_the_same(api: str, data: st.DataObject) -> None:
    from ms_compat_lint.evidence.compare import identical
    from tests.port import executed

    short = [".".join(module.__version__.split(".")[:2]) for module in (torch, mindspore)]
    family = data.draw(st.sampled_from(list(Family)))
    chosen = Settings(select=("ALL",), mindspore_api=family, torch_version=short[0], mindspore_version=short[1])
    text = data.draw(calls(api, short[0] if api.startswith("torch.") else short[1]))
    result = fix_source(SourceFile.from_text("x.py", text), lambda source: engine.check(source, chosen))
    sparse = api.endswith((".SparseAdam", ".LazyAdam"))  # which is run with one parameter
    if result.text == text or (sparse and "model.rest" in text):
        return
    run = executed.run_torch if api.startswith("torch.") else executed.run_mindspore
    problem = executed.SPARSE if sparse else executed.STREAM
    try:
        before = run(text, problem)
    except executed.RefusedByFrameworkError:
        return  # there is no trajectory
    assert identical(before, run(result.text, problem)), result.text
