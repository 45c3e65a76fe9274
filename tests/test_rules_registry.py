"""The rules that there are, against the contract's table."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ms_compat_lint import rules
from ms_compat_lint.model import Applicability, Severity
from ms_compat_lint.rules.meta import Meta, Rule
from ms_compat_lint.rules.registry import _modules_in, _refuse_duplicates, all_rules, by_code, find

TABLE = {
    "MSC101": ("default-differs", "W", True),
    "MSC102": ("required-in-counterpart", "W", True),
    "MSC201": ("unsupported-argument", "W", True),
    "MSC202": ("redundant-argument", "R", False),
    "MSC301": ("renamed-argument", "C", False),
    "MSC302": ("positional-order", "W", True),
    "MSC303": ("misplaced-argument", "W", True),
    "MSC401": ("foreign-keyword", "E", True),
    "MSC402": ("foreign-positional", "E", True),
    "MSC403": ("rejected-value", "E", True),
    "MSC501": ("algorithm-differs", "W", True),
    "MSC502": ("weight-decay-filter", "W", True),
    "MSC503": ("param-group-key", "W", True),
    "MSC601": ("no-counterpart", "W", True),
    "MSC602": ("version", "W", True),
    "MSC901": ("unresolved-arguments", "R", False),
}
RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.meta.code)


def test_the_rules_are_those_of_the_table_in_its_order() -> None:
    found = {r.meta.code: (r.meta.name, r.meta.pylint_id[0], r.meta.on_by_default) for r in all_rules()}
    assert list(found.items()) == list(TABLE.items())


@RULES
def test_the_pylint_id_is_made_of_severity_and_code(rule: Rule) -> None:
    meta = rule.meta
    assert meta.pylint_id == f"{TABLE[meta.code][1]}97{meta.code[3]}{meta.code[5]}"
    assert meta.pylint_symbol == f"ms-{meta.name}"


def test_pylint_ids_are_unique() -> None:
    assert len({rule.meta.pylint_id for rule in all_rules()}) == len(TABLE)


@RULES
def test_the_module_is_named_like_the_rule(rule: Rule) -> None:
    assert rule.check.__module__ == f"ms_compat_lint.rules.{rule.meta.name.replace('-', '_')}"


@RULES
def test_the_summary_is_a_clause_that_fits_on_a_line(rule: Rule) -> None:
    assert rule.meta.summary == rule.meta.summary.strip(" .")
    assert 20 < len(rule.meta.summary) < 100
    assert rule.documentation.splitlines()[0].endswith(".")


@RULES
def test_no_rule_ports_a_call(rule: Rule) -> None:
    assert Applicability.PORT not in rule.meta.fixes


@pytest.mark.parametrize("text", ["MSC101", "msc101", "default-differs", "ms-default-differs", "W9711", " w9711 "])
def test_a_rule_is_found_by_all_its_names(text: str) -> None:
    found = find(text)
    assert found is by_code()["MSC101"]


@pytest.mark.parametrize("text", ["", "MSC", "MSC1", "MSC999", "W9799", "differs"])
def test_nothing_else_finds_a_rule(text: str) -> None:
    assert find(text) is None


def _rule(code: str, name: str, severity: Severity = Severity.WARNING) -> Rule:
    return Rule(Meta(code, name, severity, True, "made by hand"), "", lambda _: iter(()))


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        (_rule("MSC101", "another"), "code"),
        (_rule("MSC999", "one"), "name"),
        (_rule("MSC111", "another"), "pylint_id"),
    ],
)
def test_rules_that_share_an_identity_are_refused(second: Rule, kind: str) -> None:
    with pytest.raises(ValueError, match=f"share the {kind}"):
        _refuse_duplicates([_rule("MSC101", "one"), second])


def test_a_rule_with_the_code_of_another_is_refused_where_the_rules_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "copied_rule.py").write_text("from ms_compat_lint.rules.version import META, check\n")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    with pytest.raises(ValueError, match="two rules share the code MSC602"):
        all_rules.__wrapped__()


def test_the_modules_of_a_folder(tmp_path: Path) -> None:
    for name in ("__init__.py", "one.py", "two.py", "old.pyc", "notes.txt"):
        (tmp_path / name).touch()
    assert sorted(_modules_in(str(tmp_path))) == ["one", "two"]


def test_the_modules_of_a_folder_that_holds_compiled_ones_only(tmp_path: Path) -> None:
    for name in ("__init__.pyc", "one.pyc"):
        (tmp_path / name).touch()
    assert _modules_in(str(tmp_path)) == ["one"]


def test_the_modules_of_a_folder_in_a_zip_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as file:
        file.writestr("rules/__init__.py", "")
        file.writestr("rules/one.py", "")
    assert _modules_in(str(tmp_path / "package.zip" / "rules")) == ["one"]
