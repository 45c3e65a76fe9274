"""What an editor knows of its texts: the plainest way to do what the protocol says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_LARGEST = 2**31 - 1
_KEEPS_TEXTS = ("textDocument/didOpen", "textDocument/didChange", "textDocument/didClose")


class Texts(NamedTuple):
    """One text, and the units that its columns count."""

    text: str
    encoding: str = "utf-16"

    def _units(self, character: str) -> int:
        if self.encoding == "utf-32":
            return 1
        if self.encoding == "utf-8":
            return len(character.encode("utf-8", "surrogatepass"))
        return len(character.encode("utf-16-le", "surrogatepass")) // 2

    def _lines(self) -> list[str]:
        found = _LINE.findall(self.text)
        return found if found[-1] == "" and (len(found) == 1 or found[-2][-1:] in ("\r", "\n")) else found[:-1]

    def offset(self, position: dict[str, int]) -> int:
        """The place of a position; one that is not there means the nearest, half a character all of it."""
        lines = self._lines()
        if position["line"] >= len(lines):
            return len(self.text)
        start = sum(map(len, lines[: position["line"]]))
        units = position["character"]
        for character in lines[position["line"]].rstrip("\r\n"):
            if units <= 0:
                break
            units -= self._units(character)
            start += 1
        return start

    def inside(self, where: dict[str, Any]) -> None:
        """A range that the server names is one of this text."""
        lines = self._lines()
        for end in (where["start"], where["end"]):
            assert 0 <= end["line"] < len(lines), (where, self.text)
            width = sum(map(self._units, lines[end["line"]].rstrip("\r\n")))
            assert 0 <= end["character"] <= width, (where, self.text)
        assert self.offset(where["start"]) <= self.offset(where["end"]), (where, self.text)

    def edited(self, edits: list[dict[str, Any]]) -> str:
        """The text with the edits of an action, which do not overlap."""
        text, after = self.text, len(self.text)
        order = sorted(range(len(edits)), key=lambda n: (self.offset(edits[n]["range"]["start"]), n), reverse=True)
        for number in order:
            edit = edits[number]
            self.inside(edit["range"])
            start, end = self.offset(edit["range"]["start"]), self.offset(edit["range"]["end"])
            assert end <= after, (edits, self.text)
            text, after = text[:start] + edit["newText"] + text[end:], start
        return text

    def changed(self, change: dict[str, Any]) -> str:
        """The text after a change that the editor tells of."""
        if "range" not in change:
            return str(change["text"])
        start, end = sorted(map(self.offset, change["range"].values()))
        return self.text[:start] + change["text"] + self.text[end:]


class Model:
    """All texts of which it is certain what the server must hold."""

    def __init__(self, encoding: str | None = None) -> None:
        self._encoding = encoding  # None: the server does not know the editor yet
        self._texts: dict[str, tuple[str, int]] = {}

    def texts(self) -> Iterator[tuple[str, str]]:
        return ((uri, text) for uri, (text, _) in self._texts.items())

    def text(self, uri: object) -> Texts | None:
        """A text; None where it is not certain."""
        known = self._texts.get(uri) if isinstance(uri, str) else None
        return None if known is None else Texts(known[0], self._encoding or "")

    def version(self, uri: str) -> int | None:
        return self._texts[uri][1] if uri in self._texts else None

    def sent(self, message: dict[str, Any]) -> None:
        """A message goes to the server. What is not wholly right leaves open what the server does."""
        method, params = message.get("method"), message.get("params")
        if method == "shutdown":
            self._encoding = None
            self._texts.clear()
        if self._encoding is None or not str(method).startswith(("textDocument/did", "notebookDocument/")):
            return
        clear = is_valid(message) and "id" not in message and str(message).count("'jsonrpc'") == 1
        if clear and method in _KEEPS_TEXTS and _right(method, params):
            self._take(method, params)
        elif method != "textDocument/didSave":
            self._texts.clear()

    def _take(self, method: str, params: dict[str, Any]) -> None:
        document = params["textDocument"]
        uri = document["uri"]
        if method == "textDocument/didOpen":
            self._texts[uri] = document["text"], document["version"]
        elif method == "textDocument/didClose":
            self._texts.pop(uri, None)
        elif uri in self._texts:
            text = Texts(self._texts[uri][0], self._encoding or "")
            for change in params["contentChanges"]:
                text = text._replace(text=text.changed(change))
            self._texts[uri] = text.text, document["version"]


def is_valid(message: dict[str, Any]) -> bool:
    """Whether this is a message at all."""
    identifier = message.get("id", 0)
    named = isinstance(identifier, str) or _number(identifier, -_LARGEST)
    return message.get("jsonrpc") == "2.0" and isinstance(message.get("method"), str) and named


def _right(method: str, params: Any) -> bool:
    """Whether a message about a text is as the protocol wants it."""
    document = params.get("textDocument") if isinstance(params, dict) else None
    if not isinstance(document, dict) or not isinstance(document.get("uri"), str):
        return False
    if method == "textDocument/didClose":
        return True
    if not _number(document.get("version"), -_LARGEST):
        return False
    if method == "textDocument/didOpen":
        return isinstance(document.get("text"), str) and isinstance(document.get("languageId"), str)
    changes = params.get("contentChanges")
    return isinstance(changes, list) and all(map(_is_change, changes))


def _is_change(change: Any) -> bool:
    if (
        not isinstance(change, dict)
        or not isinstance(change.get("text"), str)
        or not change.keys() <= {"range", "text"}
    ):
        return False
    return "range" not in change or (
        isinstance(change["range"], dict)
        and change["range"].keys() == {"start", "end"}
        and all(map(_is_position, change["range"].values()))
    )


def _is_position(position: Any) -> bool:
    return (
        isinstance(position, dict)
        and position.keys() == {"line", "character"}
        and all(_number(each, 0) for each in position.values())
    )


def _number(value: Any, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= _LARGEST


def edits_of(action: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The edits of an action, by document."""
    edit = action.get("edit") or {}
    yield from (edit.get("changes") or {}).items()
    for change in edit.get("documentChanges") or ():
        yield change["textDocument"]["uri"], change["edits"]
