"""Text in, findings out: their order, several candidates, failures, and generated calls."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from ms_compat_lint import engine, rules
from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Family, Finding, Framework, Problem, Span
from ms_compat_lint.rules.registry import all_rules, by_code
from ms_compat_lint.selection import selected_rules
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from tests.everything import EVERY_RULE, IMPORTS, findings

# ------------------------------------------------------------------------------------- report


@pytest.mark.parametrize(
    "call", ["nn.Adam(ps, lr, betas)", "nn.Adam(ps, lr, 0.9, weight_decay)", "nn.Adam(ps, lr, wd)"]
)
def test_what_is_not_meant_is_not_written_as_a_keyword(call: str) -> None:
    assert [f.fixes for f in findings(f"{call}\n") if f.code == "MSC302"]
    assert all(f.fixes == () for f in findings(f"{call}\n") if f.code == "MSC302")


def test_what_stands_on_another_parameter_is_not_written_a_second_time() -> None:
    found = {f.parameter: f for f in findings("nn.AdamWeightDecay(ps, lr, weight_decay)\n") if f.code == "MSC101"}
    assert found.keys() == {"eps", "weight_decay"}
    assert found["eps"].fixes
    assert found["weight_decay"].fixes == ()


def test_a_foreign_order_is_not_taken_at_its_word_against_the_names() -> None:
    call = "nn.Adam(ps, lr, (0.9, 0.98), {})\n"
    right, wrong = ([f for f in findings(call.format(x)) if f.code == "MSC402"] for x in ("eps", "weight_decay"))
    assert [len(f.fixes) for f in right] == [1]
    assert [len(f.fixes) for f in wrong] == [0]


def test_findings_are_in_the_order_of_the_text_and_of_the_codes() -> None:
    text = "optim.AdamW(nn.Adam(ps, 1e-3, (0.9, 0.9)), eps=1e-8,\n  betas=b); optim.SGD(ps)\nnn.SGD(ps)\n"
    found = [(f.span.line, f.span.column, f.code) for f in findings(text)]
    assert found == sorted(found)
    assert {line for line, _, _ in found} == {4, 5, 6}


def test_a_site_without_counterpart_is_compared_no_further() -> None:
    found = findings("optim.NAdam(ps, 1e-3, betas, weight_decay=0.1, maximize=True)\n")
    assert {f.code for f in found} == {"MSC601", "MSC901"}
    assert {f.counterpart for f in found} == {None}


def test_an_api_that_its_version_lacks_is_all_that_is_said() -> None:
    found = findings("optim.Muon(ps, 1e-3, zero=True, **more)\n", torch_version="2.0")
    assert [(f.code, f.parameter) for f in found] == [("MSC602", None)]


def test_without_fixes() -> None:
    source = SourceFile.from_text("train.py", IMPORTS + "nn.AdamWeightDecay(ps)\n")
    with_fixes = engine.inspect(source, EVERY_RULE).findings
    without = engine.inspect(source, EVERY_RULE, with_fixes=False).findings
    assert any(finding.fixes for finding in with_fixes)
    assert without == [finding._replace(fixes=()) for finding in with_fixes]


@pytest.mark.parametrize(("direction", "count"), [("both", 2), ("torch", 1), ("mindspore", 1)])
def test_sites_in_the_chosen_direction(direction: str, count: int) -> None:
    source = SourceFile.from_text("train.py", IMPORTS + "optim.SGD(ps), nn.SGD(ps)\n")
    assert len(engine.sites_of(source, Settings(direction=direction))) == count


@pytest.fixture
def failing_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One more rule, in a folder beside those of the package, that fails on every site."""
    text = '''
        """Fails."""
        from ms_compat_lint.model import Severity
        from ms_compat_lint.rules.meta import Meta

        META = Meta("MSC100", "fails", Severity.WARNING, True, "fails", needs_counterpart=False)

        def check(comparison):
            raise ZeroDivisionError("made by hand")
            yield
    '''
    (tmp_path / "fails.py").write_text(textwrap.dedent(text), encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    caches = (all_rules, by_code, selected_rules)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.usefixtures("failing_rule")
def test_a_rule_that_fails_is_told_and_costs_no_other_finding() -> None:
    source = SourceFile.from_text("train.py", IMPORTS + "optim.AdamW(ps)\n")
    report = engine.inspect(source, Settings(select=("MSC1",)))
    assert [f.parameter for f in report.findings] == ["eps", "weight_decay"]
    (problem,) = report.problems
    said = "MSC100 failed on torch.optim.AdamW: ZeroDivisionError: made by hand; please report this"
    assert problem == Problem("train.py", 4, 1, said)


@pytest.mark.usefixtures("failing_rule")
def test_a_rule_that_fails_is_a_warning_of_check_source() -> None:
    from ms_compat_lint import check_source

    with pytest.warns(RuntimeWarning, match="MSC100 failed on torch.optim.AdamW"):
        found = check_source(IMPORTS + "optim.AdamW(ps)\n", select="MSC1")
    assert len(found) == 2


# --------------------------------------------------------------------------------- candidates


def test_a_finding_holds_for_every_candidate() -> None:
    text = "chosen = optim.{} if flag else optim.{}\nchosen(ps, 1e-3, amsgrad=True)\n"
    both = {(f.code, f.parameter) for f in findings(text.format("AdamW", "AdamW"))}
    mixed = {(f.code, f.parameter) for f in findings(text.format("AdamW", "Adam"))}
    assert ("MSC201", "amsgrad") in both
    assert ("MSC201", "amsgrad") not in mixed


def test_candidates_share_only_the_fixes_that_are_the_same() -> None:
    text = "chosen = optim.Adagrad if flag else optim.{}\nchosen(ps)\n"
    (different,) = findings(text.format("SGD"), select=("MSC101",))
    assert different.parameter == "lr"
    assert different.fixes == ()
    alone = findings("chosen = optim.Adagrad\nchosen(ps)\n", select=("MSC101",))
    assert all(finding.fixes for finding in alone)


# ---------------------------------------------------------------------------- generated calls


def _names(api: str) -> list[str]:
    signatures = (load.signature(api, version) for version in load.optimizer(api).versions)
    return [parameter.name for signature in signatures if signature for parameter in signature.parameters]


APIS = sorted(set(load.api_names().values()))
KEYWORDS = sorted({"momentun", "weight_deacy", "parameters", "é", *itertools.chain(*map(_names, APIS))})
# fmt: off
VALUES = (
    "1e-3", "0", "0.0", "1", "-1", "1.0", "0.9", "1e-08", "-1e-3", "2*3", "10**400", "True", "False", "None", "'x'",
    "b''", "1j", "...", "cfg.lr", "weight_decay", "beta1", "self._momentum", "(0.9,0.999)", "(0.9,)", "[0.9,0.98]",
    "(0,1)", "(a,0.9)", "(0.9,*b)", "()", "[]", "[0.1,0.01]", "{}", "{'lr':1}", "f(x)", "x[0]", "not(x)",
    "nn.cosine_decay_lr(a)", "nn.WarmUpLR(0.1,10)", "lambda:0", "params", "net.trainable_params()",
    "[{'params':p,'lr':0.1}]", "[{'params':p,'betas':b},{**g}]", "[{'weight_deacy':0,k:1}]", "[p,{'params':q}]",
)
# fmt: on

values = st.sampled_from(VALUES)
versions = {
    "torch_version": st.sampled_from((None, *load.known_versions(Framework.TORCH))),
    "mindspore_version": st.sampled_from((None, *load.known_versions(Framework.MINDSPORE))),
}
chosen_settings = st.builds(EVERY_RULE._replace, mindspore_api=st.sampled_from(Family), **versions)


@st.composite
def arguments(draw: st.DrawFn, api: str) -> str:
    """What stands in the brackets of a call: positional arguments, keywords and stars, right ones and wrong ones."""
    own = st.sampled_from(_names(api))
    keywords = draw(st.lists(own | st.sampled_from(KEYWORDS), max_size=5, unique=True))
    parts = draw(st.lists(values, max_size=8))
    parts += draw(st.sampled_from(([], ["*args"], ["*(1e-3, (0.9, 0.99))"], ["*args", "0.9"], ["*()"])))
    parts += [f"{name}={draw(values)}" for name in keywords]
    literal = f"**{{'{draw(own)}': {draw(values)}}}"
    parts += draw(st.sampled_from(([], ["**kwargs"], [literal], [literal, "**kwargs"])))
    return draw(st.sampled_from((", ", ",\n    "))).join(parts)


def inspected(apis: tuple[str, ...], call: str, settings: Settings) -> list[Finding]:
    """The findings at a call of a class that may be any of some; checked for what holds of all of them."""
    imports = "import torch, mindspore, functools, mindspore.nn as nn, mindspore.experimental\nimport mindspore.mint\n"
    text = f"{imports}def train({', '.join(f'f{i}' for i, _ in enumerate(apis))}):\n"
    for index, api in enumerate(apis):
        text += f"    {'el' if index else ''}if f{index}: chosen = {api}\n"
    text += "    pass\n" * (4 - len(apis))  # the call stands in the same place, however many there are
    source = SourceFile.from_text("generated.py", f"{text}    {call}\n")
    report = engine.inspect(source, settings)
    assert report.problems == []
    assert engine.inspect(source, settings) == report
    return report.findings


def inside(span: Span, whole: Span) -> bool:
    return whole[:2] <= span[:2] <= span[2:] <= whole[2:]


@tuned(deadline=None)  # the first call of an API reads its files
@given(st.data(), st.lists(st.sampled_from(APIS), min_size=1, max_size=3, unique=True), chosen_settings)
def test_generated_calls(data: st.DataObject, apis: list[str], settings: Settings) -> None:
    form = data.draw(st.sampled_from(("chosen({})", "x = functools.partial(chosen, {})")))
    call = form.format(data.draw(arguments(apis[0])))
    together = inspected(tuple(apis), call, settings)
    for finding in together:
        assert finding.api == min(apis)
        assert finding.message.startswith(finding.api)
        assert "\n" not in finding.message
        assert inside(finding.span, finding.site)
        assert all(inside(edit.span, finding.site) for fix in finding.fixes for edit in fix.edits)
    keys = {(f.code, f.span, f.parameter) for f in together}
    assert len(keys) == len(together)
    for api in apis:
        assert keys <= {(f.code, f.span, f.parameter) for f in inspected((api,), call, settings)}
