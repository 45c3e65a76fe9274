"""The Reviewdog Diagnostic Format: columns in bytes, one suggestion of whole lines for each call."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.programs import command
from tests.reporters.tools import TRAIN, as_json, write

_POSITION = {
    "type": "object",
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "required": ["line"],
    "additionalProperties": False,
}
_RANGE = {
    "type": "object",
    "properties": {"start": _POSITION, "end": _POSITION},
    "required": ["start"],
    "additionalProperties": False,
}
_LINK = {
    "type": "object",
    "properties": {key: {"type": "string"} for key in ("name", "value", "url")},
    "additionalProperties": False,
}


def _closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


# The messages of reviewdog's protocol definition, as far as they are used, closed.
SCHEMA = _closed(
    {
        "source": _LINK,
        "diagnostics": {
            "type": "array",
            "items": _closed(
                {
                    "message": {"type": "string"},
                    "location": _closed({"path": {"type": "string"}, "range": _RANGE}, "path"),
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": _LINK,
                    "suggestions": {
                        "type": "array",
                        "items": _closed({"range": _RANGE, "text": {"type": "string"}}, "range", "text"),
                    },
                },
                "message",
                "location",
            ),
        },
    },
    "diagnostics",
)


def diagnostics(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    result = as_json("rdjson", folder, *arguments)
    jsonschema.Draft202012Validator(SCHEMA).validate(result)
    found: list[dict[str, Any]] = result["diagnostics"]
    return found


def applied(text: str, found: list[dict[str, Any]]) -> str:
    """The text after a reviewer has accepted every suggestion, as a service replaces whole lines."""
    lines = text.splitlines(keepends=True)
    for diagnostic in reversed(found):
        for suggestion in diagnostic.get("suggestions", ()):
            first, last = suggestion["range"]["start"]["line"], suggestion["range"]["end"]["line"]
            ends = lines[last - 1][len(lines[last - 1].rstrip("\r\n")) :]
            lines[first - 1 : last] = [suggestion["text"] + ends]
    return "".join(lines)


def test_columns_are_bytes(tmp_path: Path) -> None:
    write(tmp_path)
    (place,) = (d["location"]["range"] for d in diagnostics(tmp_path, "--select=MSC303"))
    line = TRAIN.splitlines()[6].encode()
    assert place["start"]["line"] == place["end"]["line"] == 7
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"weight_decay"


def test_one_suggestion_for_each_call_at_its_lines(tmp_path: Path) -> None:
    write(tmp_path)
    offered = [d for d in diagnostics(tmp_path) if "suggestions" in d]
    assert [d["location"]["range"]["start"]["line"] for d in offered] == [8, 15, 16]
    assert [d["location"]["range"]["end"]["line"] for d in offered] == [12, 15, 16]
    for diagnostic in offered:
        (suggestion,) = diagnostic["suggestions"]
        assert suggestion["range"] == diagnostic["location"]["range"]
    assert offered[1]["suggestions"][0]["text"] == ("a = nn.AdamWeightDecay(params, 1e-3, eps=1e-06, weight_decay=0.0)")


@pytest.mark.parametrize("options", [(), ("--unsafe-fixes",)])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_suggestions_are_what_fix_writes(tmp_path: Path, options: tuple[str, ...], end: str) -> None:
    path = write(tmp_path, TRAIN.replace("\n", end))
    text = applied(TRAIN.replace("\n", end), diagnostics(tmp_path, *options))
    command("check", "--fix", *options, cwd=tmp_path)
    assert text == path.read_bytes().decode()
    assert text != TRAIN.replace("\n", end)


def test_two_calls_on_one_line_and_one_in_the_other(tmp_path: Path) -> None:
    text = "from mindspore import nn\nx = nn.SGD(p, 0.1), nn.LARS(nn.SGD(p, 0.1))  # é"
    write(tmp_path, text)
    offered = [suggestion for d in diagnostics(tmp_path) for suggestion in d.get("suggestions", ())]
    for suggestion in offered:
        ast.parse(applied(text, [{"suggestions": [suggestion]}]))
        assert suggestion["text"] != text.splitlines()[1]
        assert suggestion["text"].endswith("# é")


def test_standard_input(tmp_path: Path) -> None:
    done = command("check", "--format=rdjson", "--stdin-filename=x.py", "-", cwd=tmp_path, text=TRAIN.encode())
    found = json.loads(done.stdout)["diagnostics"]
    assert {d["location"]["path"] for d in found} == {"x.py"}
    assert any("suggestions" in d for d in found)
