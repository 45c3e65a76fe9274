"""Colours for a terminal."""

from __future__ import annotations

from ms_compat_lint.lean import NamedTuple


class Colours(NamedTuple):
    """What is shown in which colour; nothing where colours are off."""

    on: bool

    def place(self, text: str) -> str:
        """A path, line and column: bold."""
        return self._painted("1", text)

    def code(self, text: str) -> str:
        """A rule's code, and what is marked in the code shown: bold red."""
        return self._painted("1;31", text)

    def frame(self, text: str) -> str:
        """Line numbers and rules of a code frame: blue."""
        return self._painted("34", text)

    def _painted(self, colour: str, text: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.on and text else text
