"""The JSON schema of ``[tool.ms-compat-lint]``, for editors: ``python -m ms_compat_lint.project.schema``."""

from __future__ import annotations

import json

from ms_compat_lint.lean import Any
from ms_compat_lint.project.options import DIRECTIONS, FAMILIES, FORMATS
from ms_compat_lint.rules.registry import all_rules


def schema() -> dict[str, Any]:
    """The schema of the table."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of ms-compat-lint",
        "type": "object",
        "additionalProperties": False,
        "properties": _properties(),
    }


def _properties() -> dict[str, Any]:
    return {
        "select": {**_codes("The rules to check, instead of those that are on by default"), "minItems": 1},
        "extend-select": _codes("Rules to check as well"),
        "ignore": _codes("Rules to leave out"),
        "direction": _choice("Whose optimizers are looked at", DIRECTIONS, "both"),
        "mindspore-api": _choice("The family of torch optimizers' counterparts", FAMILIES, "nn"),
        "torch-version": _version("The version of torch"),
        "mindspore-version": _version("The version of MindSpore"),
        "exclude": _strings("Files to leave out, instead of the default patterns; in the form of .gitignore"),
        "extend-exclude": _strings("Files to leave out as well"),
        "force-exclude": _flag("Leave out excluded files that are named, too"),
        "format": _choice("How findings are printed", FORMATS, "text"),
        "unsafe-fixes": _flag("Mend too what changes the program"),
        "exit-zero": _flag("Exit with status 0 though there are findings"),
        "jobs": {"description": "Processes at most; one for each processor otherwise", "type": "integer", "minimum": 1},
        "no-cache": _flag("Do without what an earlier run has kept"),
    }


def _codes(description: str) -> dict[str, Any]:
    """Codes and beginnings of codes, in any case; ``ALL`` for every rule."""
    codes = [rule.meta.code for rule in all_rules()]
    words = sorted({"ALL", *(code[:length] for code in codes for length in range(1, len(code) + 1))})
    pattern = "|".join("".join(f"[{c}{c.lower()}]" if c.isalpha() else c for c in word) for word in words)
    return {**_strings(description), "items": {"type": "string", "pattern": f"^\\s*({pattern})\\s*$"}}


def _strings(description: str) -> dict[str, Any]:
    return {"description": description, "type": "array", "items": {"type": "string", "pattern": "\\S"}}


def _choice(description: str, known: tuple[str, ...], default: str) -> dict[str, Any]:
    return {"description": description, "enum": list(known), "default": default}


def _version(description: str) -> dict[str, Any]:
    return {"description": f"{description}; the newest known otherwise", "type": "string", "pattern": "\\d"}


def _flag(description: str) -> dict[str, Any]:
    return {"description": description, "type": "boolean", "default": False}


def as_text() -> str:
    """The schema as it is kept in ``settings.schema.json``."""
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    print(as_text(), end="")
