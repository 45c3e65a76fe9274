"""Exit statuses."""

from __future__ import annotations

NOTHING_FOUND = 0
FOUND = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130  # what shells make of Ctrl-C
