"""The schema of the settings says what the program says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ms_compat_lint.project
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.options import SETTINGS, check_table
from ms_compat_lint.project.schema import as_text, schema

KEPT = Path(ms_compat_lint.project.__file__).with_name("settings.schema.json")


def test_the_file_is_up_to_date() -> None:
    assert KEPT.read_text(encoding="utf-8") == as_text(), f"run `python -m ms_compat_lint.project.schema > {KEPT.name}`"


def test_every_setting_is_there() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    assert list(schema()["properties"]) == list(SETTINGS)


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"select": ["ALL"], "ignore": ["msc1", "MSC901"], "extend-select": []},
        {"direction": "torch", "mindspore-api": "mint", "torch-version": "2.1", "mindspore-version": "2.3"},
        {"exclude": ["a/"], "extend-exclude": [], "format": "sarif", "jobs": 2},
        {"unsafe-fixes": True, "exit-zero": False, "no-cache": True},
        {"select": []},
        {"select": "MSC1"},
        {"ignore": ["MSC7"]},
        {"exclude": [" "]},
        {"direction": "up"},
        {"mindspore-api": "NN"},
        {"torch-version": 2.1},
        {"format": "xml"},
        {"jobs": 0},
        {"exit-zero": 1},
        {"selekt": ["ALL"]},
    ],
)
def test_schema_and_program_take_the_same(table: dict[str, Any]) -> None:
    try:
        check_table(table)
        taken = True
    except UsageError:
        taken = False
    assert jsonschema.Draft7Validator(schema()).is_valid(table) is taken
