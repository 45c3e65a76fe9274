"""What is loaded when it is first used is there, whole, and not before."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from ms_compat_lint import lazy

UNUSED = """
import sys
from ms_compat_lint import lazy
(fstrings,) = lazy.modules("ms_compat_lint.sites", "fstrings")
found = lazy.pattern("a+")
print("ms_compat_lint.sites.fstrings" in sys.modules, "re" in sys.modules)
fstrings.unparsed, found.match("aa")
print("ms_compat_lint.sites.fstrings" in sys.modules, "re" in sys.modules)
"""


def test_a_module() -> None:
    from ms_compat_lint.sites import arithmetic, operations

    first, second = lazy.modules("ms_compat_lint.sites", "arithmetic", "operations")
    assert first.binary is arithmetic.binary
    assert vars(first)["binary"] is arithmetic.binary  # it is not looked up again
    assert second.MOST_ITEMS == operations.MOST_ITEMS
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = first.nothing_such


def test_no_such_module() -> None:
    (missing,) = lazy.modules("ms_compat_lint.sites", "nothing_such")
    with pytest.raises(ModuleNotFoundError):
        _ = missing.anything


def test_a_pattern() -> None:
    found = lazy.pattern(r"A+", re.IGNORECASE).match("xaa", 1)
    assert found is not None
    assert found.span() == (1, 3)


def test_nothing_before_it_is_used() -> None:
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path = {sys.path!r}{UNUSED}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "True", "True"]
