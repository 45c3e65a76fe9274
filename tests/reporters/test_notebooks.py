"""Findings in notebooks for programs that know files alone: at the line of the file that holds the cell's line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from junitparser import JUnitXml

from tests.notebooks.make import LAYOUTS, cell, lines, notebook, written
from tests.programs import command
from tests.reporters.test_ci_formats import GITLAB, commands
from tests.reporters.test_rdjson import SCHEMA as RDJSON
from tests.reporters.test_sarif import SCHEMA as SARIF
from tests.reporters.tools import as_json, report

CALL = "nn.AdamWeightDecay(params, 1e-3, eps=1e-6)"
LONG = "nn.AdamWeightDecay(\n    params,\n    1e-3,\n    eps=1e-6,\n)"
# A string, a character of several bytes and one of two escapes stand before the call.
CODE = f"from mindspore import nn\n'\"\\\\é😀'; a = {CALL}\nb = {LONG}"
ONLY = "--select=MSC101"


@pytest.fixture(params=[(layout, as_list) for layout in LAYOUTS for as_list in (True, False)])
def text(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A notebook's file, in all the ways in which one is written."""
    layout, as_list = request.param
    make = lines if as_list else str
    data = written(notebook(cell(make("# é"), "markdown"), cell(make("x = 1")), cell(make(CODE))), layout)
    (tmp_path / "train.ipynb").write_bytes(data)
    return data.decode()


def in_file(text: str, region: dict[str, int]) -> str:
    """What a region of SARIF, its lines and its columns from 1, holds."""
    rows = text.split("\n")
    if region["startLine"] == region["endLine"]:
        return rows[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
    first, last = region["startLine"] - 1, region["endLine"] - 1
    between = rows[first + 1 : last]
    return "\n".join([rows[first][region["startColumn"] - 1 :], *between, rows[last][: region["endColumn"] - 1]])


def test_sarif(text: str, tmp_path: Path) -> None:
    log = as_json("sarif", tmp_path, ONLY)
    jsonschema.Draft4Validator(SARIF).validate(log)
    results = log["runs"][0]["results"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    short, long = (in_file(text, region) for region in regions)
    assert short == CALL
    assert long.startswith("nn.AdamWeightDecay(")
    assert long.endswith(")")
    assert ("\n" in long) is (regions[1]["startLine"] != regions[1]["endLine"])
    assert [r["message"]["text"].partition(": ")[0] for r in results] == ["cell 3, line 2", "cell 3, line 3"]
    assert not any("fixes" in result for result in results)
    assert len({result["partialFingerprints"]["primaryLocationLineHash"] for result in results}) == 2


def row(text: str, part: str) -> int:
    """The line of the file that holds a part of the text."""
    return text[: text.index(part)].count("\n") + 1


def test_github(text: str, tmp_path: Path) -> None:
    (_, first, message), (_, second, _) = commands(report("github", tmp_path, ONLY))
    assert (first["file"], int(first["line"])) == ("train.ipynb", row(text, CALL))
    assert text.split("\n")[int(first["line"]) - 1][int(first["col"]) - 1 :].startswith(CALL)
    assert message.startswith("train.ipynb:cell 3:2:14: MSC101 ")
    assert int(second["line"]) == row(text, "b = nn.")
    assert ("col" in second) is (second["line"] == second["endLine"])


def test_gitlab(text: str, tmp_path: Path) -> None:
    issues = as_json("gitlab", tmp_path, ONLY)
    jsonschema.validate(issues, GITLAB)
    assert [issue["location"]["lines"]["begin"] for issue in issues] == [row(text, CALL), row(text, "b = nn.")]
    assert issues[0]["description"].startswith("MSC101 cell 3, line 2: mindspore.nn.AdamWeightDecay")
    assert len({issue["fingerprint"] for issue in issues}) == 2


def test_rdjson(text: str, tmp_path: Path) -> None:
    result = as_json("rdjson", tmp_path, ONLY)
    jsonschema.Draft202012Validator(RDJSON).validate(result)
    place = result["diagnostics"][0]["location"]["range"]["start"]
    assert place["line"] == row(text, CALL)
    assert text.split("\n")[place["line"] - 1].encode()[place["column"] - 1 :].startswith(CALL.encode())
    assert result["diagnostics"][0]["message"].startswith("cell 3, line 2: ")


def test_junit(text: str, tmp_path: Path) -> None:
    suite = next(iter(JUnitXml.fromstring(report("junit", tmp_path, ONLY).encode())))
    first, second = list(suite)
    assert first.name == "MSC101 default-differs weight_decay cell 3:2:14"
    assert [int(case._elem.get("line")) for case in (first, second)] == [row(text, CALL), row(text, "b = nn.")]


def made(tmp_path: Path, *cells: dict[str, Any]) -> str:
    data = written(notebook(*cells))
    (tmp_path / "train.ipynb").write_bytes(data)
    return data.decode()


def test_problems_of_cells(tmp_path: Path) -> None:
    text = made(tmp_path, cell("x = 1"), cell(lines("y = 2\nz = (")), cell(lines(f"from mindspore import nn\n{CALL}")))
    (notification,) = as_json("sarif", tmp_path)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("cell 2, line 2: invalid syntax")
    region = notification["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": row(text, "z = ("),
        "startColumn": text.split("\n")[row(text, "z = (") - 1].index("(") + 1,
    }
    assert "train.ipynb:cell 2:2:5: invalid syntax" in report("junit", tmp_path)


def test_reports_of_what_fixes_leave(tmp_path: Path) -> None:
    made(tmp_path, cell("from mindspore import nn"), cell(lines(f"{LONG}\n{CALL}")))
    done = command("check", "--fix", "--select=MSC101,MSC501", "--format=gitlab", cwd=tmp_path)
    text = (tmp_path / "train.ipynb").read_text(encoding="utf-8")
    first, second = json.loads(done.stdout)
    assert first["location"]["lines"] == {"begin": row(text, "nn.AdamWeightDecay("), "end": row(text, '    ")')}
    assert second["location"]["lines"]["begin"] == row(text, '"nn.AdamWeightDecay(params')


def test_a_notebook_on_standard_input(tmp_path: Path) -> None:
    text = made(tmp_path, cell("from mindspore import nn"), cell(CALL))
    arguments = ("--format=gitlab", ONLY, "--stdin-filename=other.ipynb", "-")
    done = command("check", *arguments, cwd=tmp_path, text=text.encode())
    assert [issue["location"]["lines"]["begin"] for issue in json.loads(done.stdout)] == [row(text, CALL)]
