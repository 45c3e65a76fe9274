"""One mutant tried from the start: the package is imported with one module's text replaced, in memory."""

from __future__ import annotations

import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from types import CodeType

import pytest


class Replaced:
    """A finder that gives one module another text. No file is changed."""

    def __init__(self, module: str, path: str, text: str) -> None:
        """``path`` is where the module says it is."""
        self.module, self.path = module, path

        class Loader(SourceFileLoader):
            def get_code(self, _: str) -> CodeType:
                return compile(text, path, "exec", dont_inherit=True)

        self.loader = Loader(module, path)

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The spec of the module that is replaced."""
        if name != self.module:
            return None
        packages = [os.path.dirname(self.path)] if os.path.basename(self.path) == "__init__.py" else None
        return spec_from_file_location(name, self.path, loader=self.loader, submodule_search_locations=packages)


class Chosen:
    """Runs the chosen tests alone, in their order, and tells which one failed."""

    def __init__(self, tests: list[str]) -> None:
        """``tests`` by their full names."""
        self.order = {test: place for place, test in enumerate(tests)}
        self.failed: str | None = None

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((i for i in items if i.nodeid in self.order), key=lambda item: self.order[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and self.failed is None:
            self.failed = report.nodeid


def run_cold(options: tuple[str, ...], module: str, path: str, text: str, tests: list[str]) -> str | None:
    """The first of some tests that fails with a module replaced; None where all pass."""
    sys.meta_path.insert(0, Replaced(module, path, text))
    chosen = Chosen(tests)
    code = pytest.main([*options, *dict.fromkeys(test.partition("::")[0] for test in tests)], plugins=[chosen])
    return None if code == 0 else chosen.failed or "the tests cannot be collected"
