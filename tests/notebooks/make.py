"""Notebooks for the tests, in the ways in which programs write them."""

from __future__ import annotations

import json
from typing import Any

LAYOUTS: dict[str, dict[str, Any]] = {
    "jupyter": {"indent": 1, "ensure_ascii": False},
    "ascii": {"indent": 1, "ensure_ascii": True},
    "two spaces": {"indent": 2, "ensure_ascii": False},
    "one line": {"ensure_ascii": False},
    "dense": {"separators": (",", ":"), "ensure_ascii": True},
    "tabs": {"indent": "\t", "ensure_ascii": False},
}


def cell(source: str | list[str], kind: str = "code", **metadata: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind, "metadata": metadata, "source": source}
    if kind == "code":
        made.update(execution_count=None, outputs=[{"output_type": "stream", "name": "stdout", "text": ["é <\u2028>"]}])
    return made


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def notebook(*cells: dict[str, Any], **extra: Any) -> dict[str, Any]:
    return {
        "cells": list(cells),
        "metadata": {"kernelspec": {"language": "python", "name": "python3", "display_name": "Python 3"}},
        "nbformat": 4,
        "nbformat_minor": 4,
        **extra,
    }


def written(content: dict[str, Any], layout: str = "jupyter", end: str = "\n") -> bytes:
    return (json.dumps(content, **LAYOUTS[layout]) + end).encode()
