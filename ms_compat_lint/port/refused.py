"""Why a call is not ported."""

from __future__ import annotations


class RefusedError(Exception):
    """The counterpart cannot express the call, or nobody can tell. The message is for the user, in one line."""
