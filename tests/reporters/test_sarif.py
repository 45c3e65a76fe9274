"""SARIF: valid by its schema, with fixes that do what ``--fix`` does, and fingerprints that survive moved lines."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ms_compat_lint.rules.registry import all_rules
from ms_compat_lint.source import SourceFile
from tests.programs import command, findings
from tests.reporters.tools import TRAIN, as_json, write

SCHEMA = json.loads((Path(__file__).parents[1] / "data/sarif-2.1.0-rtm.5.json").read_bytes())


def run_of(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> dict[str, Any]:
    log = as_json("sarif", folder, *arguments, env=env)
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def prints(run: dict[str, Any]) -> list[str]:
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]


def test_results_are_the_findings(tmp_path: Path) -> None:
    write(tmp_path)
    run = run_of(tmp_path)
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    expected = findings(cwd=tmp_path)
    assert [result["ruleId"] for result in run["results"]] == [finding["code"] for finding in expected]
    assert [result["message"]["text"] for result in run["results"]] == [finding["message"] for finding in expected]
    assert [list(region.values()) for region in regions] == [
        [finding[key] for key in ("line", "column", "end_line", "end_column")] for finding in expected
    ]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is True


def test_rules(tmp_path: Path) -> None:
    write(tmp_path)
    run = run_of(tmp_path)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.meta.code for rule in all_rules()]
    assert all(rule["helpUri"].startswith("https://") and "## Why it matters" in rule["help"]["text"] for rule in rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_nothing_found(tmp_path: Path) -> None:
    write(tmp_path, "x = 1\n")
    assert run_of(tmp_path)["results"] == []


def test_a_file_that_cannot_be_parsed(tmp_path: Path) -> None:
    write(tmp_path, "import torch\ntorch.optim.Adam(\n")
    (invocation,) = run_of(tmp_path)["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert "was never closed" in notification["message"]["text"]
    place = notification["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "train.py"
    assert place["region"]["startLine"] == 2


def test_fixes_are_those_of_the_command(tmp_path: Path) -> None:
    path = write(tmp_path, "from mindspore import nn\nnn.Adam(p, betas=(0.9, 0.99))\n")
    run = run_of(tmp_path, "--select=MSC401")
    ((fix,),) = [result["fixes"] for result in run["results"]]
    (change,) = fix["artifactChanges"]
    source = SourceFile.from_bytes("train.py", path.read_bytes())
    text = source.text
    for replacement in reversed(change["replacements"]):
        region = replacement["deletedRegion"]
        start = source.offset(region["startLine"], region["startColumn"])
        end = source.offset(region["endLine"], region["endColumn"])
        text = text[:start] + replacement["insertedContent"]["text"] + text[end:]
    command("check", "--select=MSC401", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert text == path.read_text(encoding="utf-8") != source.text


def test_fingerprints_survive_moved_lines(tmp_path: Path) -> None:
    write(tmp_path)
    before = prints(run_of(tmp_path))
    write(tmp_path, "# one\n\n# two\n" + TRAIN.replace("class", "x = 1\n\n\nclass").replace("lr=1e-3", "lr=1e-2"))
    assert prints(run_of(tmp_path)) == before
    assert len(set(before)) == len(before)
    assert {text.partition(":")[2] for text in before} == {"1", "2"}


def test_fingerprints_tell_files_and_functions_apart(tmp_path: Path) -> None:
    call = "import torch\ndef f():\n    torch.optim.AdamW(p, amsgrad=True)\n"
    write(tmp_path, call, "a.py")
    write(tmp_path, call, "b.py")
    write(tmp_path, call.replace("f()", "g()"), "c.py")
    found = prints(run_of(tmp_path, "--select=MSC201"))
    assert len(set(found)) == len(found) == 3


@pytest.mark.parametrize("name", ["ä b.py", "100%.py", "sub/x.py"])
def test_locations_are_relative(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name=name)
    for argument in (".", str(path)):
        (place, *_) = (r["locations"][0]["physicalLocation"] for r in run_of(tmp_path, argument)["results"])
        expected = {"ä b.py": "%C3%A4%20b.py", "100%.py": "100%25.py"}.get(name, name)
        assert place["artifactLocation"] == {"uri": expected, "uriBaseId": "%SRCROOT%"}


def test_locations_are_relative_to_the_workspace_of_github(tmp_path: Path) -> None:
    write(tmp_path, name="sub/x.py")
    env = {**os.environ, "GITHUB_WORKSPACE": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    result = run_of(tmp_path / "sub", env=env)["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "sub/x.py"


def test_standard_input(tmp_path: Path) -> None:
    done = command("check", "--format=sarif", "-", cwd=tmp_path, text=TRAIN.encode())
    log = json.loads(done.stdout)
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%3Cstdin%3E"
