"""Small pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NOTICE = "<!-- Written by `python -m docs.generator`; do not edit. -->"


def code(text: str) -> str:
    """Text in a code span."""
    return f"`{text}`" if text else ""


def codes(texts: Iterable[str]) -> str:
    """Several code spans in a row."""
    return ", ".join(map(code, texts))


def cell(text: str) -> str:
    """Text that may stand in a table."""
    return " ".join(text.split()).replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def page(*blocks: str) -> str:
    """A page of blocks with an empty line between them; empty blocks are left out."""
    return "\n\n".join(block.strip("\n") for block in (NOTICE, *blocks) if block.strip()) + "\n"


def toctree(names: Iterable[str], *options: str) -> str:
    """A table of contents."""
    return "\n".join(["```{toctree}", *options, "", *names, "```"])


def optimizer_link(api: str, prefix: str = "../optimizers/") -> str:
    """A link to the page of an optimizer."""
    return f"[`{api}`]({prefix}{api}.md)"


def rule_link(code_: str, prefix: str = "../rules/") -> str:
    """A link to the page of a rule."""
    return f"[{code_}]({prefix}{code_}.md)"
