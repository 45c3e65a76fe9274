"""Reads the optimizers' signatures out of the frameworks' wheels, as text; nothing of them is executed.

A developer's command: ``python -m ms_compat_lint.knowledge.extract torch-2.13.0-*.whl ...`` brings ``data/index.json``,
``data/wheels.json`` and ``data/signatures/`` up to date with the wheels that are named, one version after the other.
"""

from __future__ import annotations
