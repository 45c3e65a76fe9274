"""Runs both real frameworks on the same gradients; what it measures is what the rules say.

Needs the extra ``[evidence]`` (torch, mindspore, numpy). The frameworks are imported only when a
measurement is taken, never by the linter.
"""
