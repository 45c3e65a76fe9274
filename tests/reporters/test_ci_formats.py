"""GitHub annotations, GitLab's Code Quality report and JUnit XML."""

from __future__ import annotations

import os
import re
from pathlib import Path

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml

from ms_compat_lint.model import Finding, Severity, Span
from ms_compat_lint.reporters import reporter
from ms_compat_lint.reporters.context import Context
from tests.programs import command, findings
from tests.reporters.tools import TRAIN, as_json, report, write

COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)\n")

# What GitLab's documentation asks of a Code Quality report.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|\\./)"},
                    "lines": {"type": "object", "required": ["begin"]},
                },
                "required": ["path", "lines"],
            },
        },
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
    },
}


def unescaped(text: str) -> str:
    """A value as the runner reads it."""
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    return [
        (level, {key: unescaped(value) for key, value in (p.split("=", 1) for p in properties.split(","))}, message)
        for level, properties, message in COMMAND.findall(text)
    ]


def made(path: str = "train.py", message: str = "m", cell: int | None = None, line: int = 1) -> Finding:
    span = Span(line, 2, line, 3)
    return Finding(
        path, span, "MSC101", "default-differs", Severity.WARNING, "a", "b", "p", message, "u", span, (), cell
    )


def context(root: Path) -> Context:
    return Context(lambda _: None, str(root))


def test_github(tmp_path: Path) -> None:
    write(tmp_path)
    found = commands(report("github", tmp_path))
    plain = report("text", tmp_path).splitlines()
    assert [unescaped(message) for _, _, message in found] == plain
    for (level, properties, _), finding in zip(found, findings(cwd=tmp_path), strict=True):
        assert level == finding["severity"]
        assert properties["file"] == "train.py"
        assert (properties["line"], properties["endLine"]) == (str(finding["line"]), str(finding["end_line"]))
        one_line = finding["line"] == finding["end_line"]
        assert ("col" in properties, "endColumn" in properties) == (one_line, one_line)


def test_github_escapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    finding = made("a,b:c%0A\n.py", "50%, see: x::y")
    text = reporter("github", lambda: context(tmp_path))([finding])
    ((_, properties, message),) = commands(text)
    assert text.count("\n") == 1
    assert properties["file"] == "a,b:c%0A\n.py"
    assert unescaped(message).endswith("MSC101 50%, see: x::y")


def test_github_says_what_is_not_annotated(tmp_path: Path) -> None:
    write(tmp_path, "from mindspore import nn\n" + "nn.AdamWeightDecay(p)\n" * 12)
    text = report("github", tmp_path, "--select=MSC501")
    assert len(commands(text)) == 12
    assert text.endswith("GitHub annotates 10 findings of a level in one step: 2 of these are in this log only.\n")


def test_gitlab(tmp_path: Path) -> None:
    write(tmp_path)
    issues = as_json("gitlab", tmp_path)
    jsonschema.validate(issues, GITLAB)
    expected = findings(cwd=tmp_path)
    assert [issue["location"]["lines"]["begin"] for issue in issues] == [finding["line"] for finding in expected]
    assert [issue["description"] for issue in issues] == [f"{f['code']} {f['message']}" for f in expected]
    before = [issue["fingerprint"] for issue in issues]
    assert len(set(before)) == len(before)
    write(tmp_path, "\n\n" + TRAIN)
    assert [issue["fingerprint"] for issue in as_json("gitlab", tmp_path)] == before


def test_gitlab_paths_are_relative_to_the_project(tmp_path: Path) -> None:
    write(tmp_path, name="sub/x.py")
    env = {**os.environ, "CI_PROJECT_DIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    assert {i["location"]["path"] for i in as_json("gitlab", tmp_path / "sub", env=env)} == {"sub/x.py"}


def test_junit(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, name="sub/b.py")
    write(tmp_path, "import torch.optim\nAdam(\n", "broken.py")
    text = report("junit", tmp_path)
    xml = JUnitXml.fromstring(text.encode())
    suites = {suite.name: suite for suite in xml}
    assert set(suites) == {"train.py", "sub/b.py", "broken.py"}
    results = [result for case in suites["train.py"] for result in case.result]
    expected = findings("train.py", cwd=tmp_path)
    assert [result.message for result in results] == [finding["message"] for finding in expected]
    assert all(isinstance(result, Failure) for result in results)
    ((error,),) = [case.result for case in suites["broken.py"]]
    assert isinstance(error, Error)
    counted = (xml.tests, xml.failures, xml.errors)
    xml.update_statistics()
    assert counted == (xml.tests, xml.failures, xml.errors)


def test_junit_of_nothing_has_a_test_that_passes(tmp_path: Path) -> None:
    write(tmp_path, "x = 1\n")
    ((case,),) = JUnitXml.fromstring(report("junit", tmp_path).encode())
    assert case.result == []


def test_junit_stays_xml_whatever_a_message_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    finding = made("a\x00\udcff<.py", 'x\x1b & "<y>" \udcff')
    ((case,),) = JUnitXml.fromstring(reporter("junit", lambda: context(tmp_path))([finding]).encode())
    assert case.result[0].message == 'x\\x1b & "<y>" \\udcff'


@pytest.mark.parametrize("style", ["sarif", "rdjson", "github", "gitlab"])
def test_a_place_in_a_cell_is_none_in_the_notebook(tmp_path: Path, style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = reporter(style, lambda: context(tmp_path))([made("n.ipynb", cell=3, line=987654)])
    assert "987654" not in text.replace("cell 3, line 987654", "").replace("cell 3:987654:2", "")
    assert "cell 3" in text


@pytest.mark.parametrize("style", ["text", "rdjson", "gitlab"])
def test_every_format_after_a_fix_tells_what_is_left(tmp_path: Path, style: str) -> None:
    write(tmp_path)
    done = command("check", "--fix", "--format", style, cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert "MSC501" in done.stdout
    assert done.stdout == report(style, tmp_path)
