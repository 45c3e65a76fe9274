"""What stops a run before the first file."""

from __future__ import annotations


class UsageError(Exception):
    """Bad usage or bad configuration; the message is one line for the user."""
