"""Text in, findings out: what each rule says, several candidates, failures, and generated calls."""

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
from ms_compat_lint.model import Family, Finding, Framework, Span
from ms_compat_lint.rules.registry import all_rules, by_code
from ms_compat_lint.selection import selected_rules
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile

IMPORTS = "import torch, mindspore\nfrom torch import optim\nfrom mindspore import nn\n"
NEWEST_TORCH = load.known_versions(Framework.TORCH)[-1]
NEWEST_MINDSPORE = load.known_versions(Framework.MINDSPORE)[-1]
EVERY_RULE = Settings(select=("ALL",))


def findings(text: str, **settings: object) -> list[Finding]:
    """The findings of every rule, which none of them fails to give."""
    report = engine.inspect(SourceFile.from_text("train.py", IMPORTS + text), EVERY_RULE._replace(**settings))
    assert report.problems == []
    return report.findings


# ----------------------------------------------------------------------------------- messages


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (
            "nn.AdamWeightDecay(ps)",
            "MSC101",
            "mindspore.nn.AdamWeightDecay: eps defaults to 1e-06, torch.optim.AdamW's to 1e-08; "
            "pass eps=1e-08 to match",
        ),
        (
            "optim.Adagrad(ps)",
            "MSC101",
            "torch.optim.Adagrad: lr defaults to 0.01, mindspore.nn.Adagrad's learning_rate to 0.001; "
            "pass lr=0.001 to match",
        ),
        (
            "nn.AdaFactor(ps)",
            "MSC101",
            "mindspore.nn.AdaFactor: eps defaults to (1e-30, 0.001), torch.optim.Adafactor's to (None, 0.001), "
            "which is refused here; pass eps=(1e-30, 0.001) to keep the value",
        ),
        (
            "mindspore.nn.SGD(ps)",
            "MSC101",
            "mindspore.nn.SGD: learning_rate defaults to 0.1, torch.optim.SGD's lr to 0.001; "
            "pass learning_rate=0.001 to match",
        ),
        (
            "optim.AdamW(ps, amsgrad=True)",
            "MSC201",
            "torch.optim.AdamW: amsgrad=True has no counterpart in mindspore.nn.AdamWeightDecay; leave it out or use "
            "mindspore.experimental.optim.AdamW or mindspore.mint.optim.AdamW",
        ),
        (
            "nn.Momentum(ps, 0.1, 0.9, loss_scale=scale)",
            "MSC201",
            "mindspore.nn.Momentum: loss_scale=scale has no counterpart in torch.optim.SGD; "
            "leave it out or use another optimizer there",
        ),
        (
            "nn.SGD(ps, [0.1, 0.01])",
            "MSC201",
            "mindspore.nn.SGD: learning_rate=[0.1, 0.01] is a list; torch.optim.SGD's lr takes a number: "
            "pass the first value and set the others with a scheduler",
        ),
        (
            "optim.AdamW(ps, fused=True)",
            "MSC202",
            "torch.optim.AdamW: fused=True changes nothing and has no counterpart in mindspore.nn.AdamWeightDecay; "
            "leave it out",
        ),
        (
            "optim.RMSprop(ps, alpha=0.9)",
            "MSC301",
            "torch.optim.RMSprop: alpha is called decay in mindspore.nn.RMSProp",
        ),
        (
            "optim.Adam(ps, betas=(0.9, 0.98))",
            "MSC301",
            "torch.optim.Adam: betas is split into beta1 and beta2 in mindspore.nn.Adam",
        ),
        ("nn.Adam(ps, beta1=0.8)", "MSC301", "mindspore.nn.Adam: beta1 is part of betas in torch.optim.Adam"),
        (
            "optim.Adam(ps, 0.1, (0.9, 0.98))",
            "MSC302",
            "torch.optim.Adam: betas is passed by position, where mindspore.nn.Adam takes beta1; "
            "pass betas=(0.9, 0.98) by keyword",
        ),
        (
            "nn.Adam(ps, lr, betas)",
            "MSC302",
            "mindspore.nn.Adam: beta1 is passed by position, where torch.optim.Adam takes betas; "
            "pass what is meant, beta1 or betas, by keyword",
        ),
        (
            "nn.Adam(ps, lr, weight_decay)",
            "MSC302",
            "mindspore.nn.Adam: beta1 is passed by position, where torch.optim.Adam takes betas; "
            "pass weight_decay=weight_decay by keyword",
        ),
        (
            "nn.RMSProp(ps, 0.1, 0.9, 0.0, self.eps)",
            "MSC302",
            "mindspore.nn.RMSProp: momentum is passed by position, where torch.optim.RMSprop takes eps; "
            "pass momentum=0.0 by keyword",
        ),
        (
            "nn.Adam(ps, lr, weight_decay)",
            "MSC303",
            "mindspore.nn.Adam: weight_decay is passed by position and sets beta1, not weight_decay; "
            "pass weight_decay=weight_decay",
        ),
        ("nn.Adam(ps, lr=1e-3)", "MSC401", "mindspore.nn.Adam has no parameter lr; pass learning_rate=1e-3"),
        (
            "nn.Adam(ps, betas=(0.9, b2))",
            "MSC401",
            "mindspore.nn.Adam has no parameter betas; pass beta1=0.9 and beta2=b2",
        ),
        ("optim.Adam(ps, beta1=0.8)", "MSC401", "torch.optim.Adam has no parameter beta1; pass betas=(0.8, 0.999)"),
        (
            "nn.Adam(ps, 1e-3, lr=1e-3)",
            "MSC401",
            "mindspore.nn.Adam has no parameter lr; leave it out, learning_rate is given",
        ),
        (
            "nn.AdaFactor(ps, beta2_decay=decay)",
            "MSC401",
            "mindspore.nn.AdaFactor has no parameter beta2_decay; pass decay_rate with the opposite sign",
        ),
        ("nn.Lamb(ps, lr=1e-3)", "MSC401", "mindspore.nn.Lamb has no parameter lr; pass learning_rate=1e-3"),
        ("optim.SGD(ps, momentun=0.9)", "MSC401", "torch.optim.SGD has no parameter momentun; did you mean momentum?"),
        ("optim.SGD(ps, zero=True)", "MSC401", "torch.optim.SGD has no parameter zero; leave it out"),
        (
            "nn.Adam(ps, 1e-3, (0.9, 0.98))",
            "MSC402",
            "mindspore.nn.Adam: (0.9, 0.98) lands on beta1, which cannot take it; it is in the place of "
            "torch.optim.Adam's betas: pass beta1 and beta2 by keyword",
        ),
        (
            "optim.Adam(ps, 1e-3, 0.9, 0.98)",
            "MSC402",
            "torch.optim.Adam: 0.9 lands on betas, which cannot take it; it is in the place of mindspore.nn.Adam's "
            "beta1: pass beta1 and beta2 together as betas",
        ),
        (
            "optim.Rprop(ps, 0.1, (0.5, 1.2), (1e-6, 50), False)",
            "MSC402",
            "torch.optim.Rprop takes at most 4 positional arguments, 5 are given; pass the rest by keyword",
        ),
        (
            "nn.RMSProp(ps, momentum=0)",
            "MSC403",
            "mindspore.nn.RMSProp: momentum=0 is refused: an int where a float is wanted; pass momentum=0.0",
        ),
        (
            "nn.Rprop(ps, step_sizes=(1e-6, 50))",
            "MSC403",
            "mindspore.nn.Rprop: step_sizes=(1e-06, 50) is refused: an item is an int where a float is wanted; "
            "pass step_sizes=(1e-06, 50.0)",
        ),
        (
            "nn.Adam(ps, beta1=(0.9, 0.98))",
            "MSC403",
            "mindspore.nn.Adam: beta1=(0.9, 0.98) is refused: a tuple where a float is wanted",
        ),
        (
            "nn.Adam(ps, eps=0.0)",
            "MSC403",
            "mindspore.nn.Adam: eps=0.0 is refused: 0.0 where more than 0 is wanted",
        ),
        (
            "optim.SGD(ps, 0.1, nesterov=True)",
            "MSC403",
            "torch.optim.SGD: momentum=0 with nesterov=True is refused: ValueError: Nesterov momentum requires a "
            "momentum and zero dampening",
        ),
        (
            "optim.AdamW(ps, 0.1)",
            "MSC501",
            "torch.optim.AdamW: the update differs from mindspore.nn.AdamWeightDecay's: MindSpore applies no bias "
            "correction; use mindspore.experimental.optim.AdamW, which is equal",
        ),
        (
            "nn.Momentum(ps, 0.1, 0.9, use_nesterov=True)",
            "MSC501",
            "mindspore.nn.Momentum: the update differs from torch.optim.SGD's: MindSpore ignores use_nesterov "
            "(on the CPU backend); use mindspore.nn.SGD, which is equal",
        ),
        (
            "nn.SGD(ps, weight_decay=1e-4)",
            "MSC502",
            "mindspore.nn.SGD: weight_decay=0.0001 leaves ungrouped parameters with beta or gamma in their names "
            "undecayed, torch.optim.SGD decays all; group the parameters to say which decay",
        ),
        (
            "optim.AdamW(ps)",
            "MSC502",
            "torch.optim.AdamW: weight_decay=0.01 decays all parameters, mindspore.nn.AdamWeightDecay leaves ungrouped "
            "ones with beta or gamma in their names undecayed; group the parameters to say which decay",
        ),
        (
            "optim.SGD([{'params': ps, 'momentum': 0.8}])",
            "MSC503",
            "torch.optim.SGD: the group key 'momentum' is used here, mindspore.nn.SGD rejects it; "
            "set it for all parameters or use another optimizer there",
        ),
        (
            "optim.SGD([{'params': ps, 'weight_deacy': 0.1}])",
            "MSC503",
            "torch.optim.SGD ignores the group key 'weight_deacy'; did you mean 'weight_decay'?",
        ),
        (
            "nn.Adam([{'params': ps, 'amsgrad': True}])",
            "MSC503",
            "mindspore.nn.Adam rejects the group key 'amsgrad'; take it out of the group",
        ),
        (
            "optim.NAdam(ps)",
            "MSC601",
            "torch.optim.NAdam has no counterpart in mindspore.nn; use mindspore.experimental.optim.NAdam",
        ),
        (
            "nn.Lamb(ps, 1e-3)",
            "MSC601",
            "mindspore.nn.Lamb has no counterpart in torch.optim; a port needs an implementation of its own",
        ),
        (
            "nn.FTRL(ps)",
            "MSC602",
            f"mindspore.nn.FTRL is deprecated in MindSpore {NEWEST_MINDSPORE} (from version 2.9.0); "
            "use another optimizer",
        ),
        (
            "optim.AdamW(ps, **options)",
            "MSC901",
            "torch.optim.AdamW: **options hides arguments; pass them by name to have them checked",
        ),
    ],
)
def test_what_a_rule_says(call: str, code: str, said: str) -> None:
    messages = [finding.message for finding in findings(f"{call}\n") if finding.code == code]
    assert messages[0] == said


@pytest.mark.parametrize(
    ("call", "settings", "said"),
    [
        (
            "optim.SGD(ps, momentum=0.9)",
            {"mindspore_api": Family.EXPERIMENTAL},
            "torch.optim.SGD: lr is omitted (it defaults to 0.001), mindspore.experimental.optim.SGD requires lr; "
            "pass lr=0.001",
        ),
        (
            "optim.Adam(ps, amsgrad=True)",
            {"mindspore_api": Family.EXPERIMENTAL},
            "torch.optim.Adam: amsgrad=True is taken and ignored by mindspore.experimental.optim.Adam; "
            "leave it out or use mindspore.nn.Adam",
        ),
        (
            "optim.Adam(ps, fused=True)",
            {"torch_version": "1.12"},
            f"torch.optim.Adam has no parameter fused in torch 1.12: known in 1.13 to {NEWEST_TORCH}; "
            "leave it out or use such a version",
        ),
        (
            "optim.NAdam(ps)",
            {"torch_version": "1.9"},
            f"torch.optim.NAdam does not exist in torch 1.9: known in 1.10 to {NEWEST_TORCH}; use such a version",
        ),
        (
            "nn.AdaFactor(ps)",
            {"torch_version": "2.0"},
            "mindspore.nn.AdaFactor has no counterpart in torch.optim (torch 2.0); "
            "a port needs an implementation of its own",
        ),
    ],
)
def test_what_a_rule_says_under_settings(call: str, settings: dict[str, object], said: str) -> None:
    assert said in [finding.message for finding in findings(f"{call}\n", **settings)]


# ------------------------------------------------------------------------------------- report


@pytest.mark.parametrize(
    "call", ["nn.Adam(ps, lr, betas)", "nn.Adam(ps, lr, 0.9, weight_decay)", "nn.Adam(ps, lr, wd)"]
)
def test_what_is_not_meant_is_not_written_as_a_keyword(call: str) -> None:
    assert [f.fixes for f in findings(f"{call}\n") if f.code == "MSC302"]
    assert all(f.fixes == () for f in findings(f"{call}\n") if f.code == "MSC302")


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
    assert problem == ("train.py", 4, 1, said)


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
