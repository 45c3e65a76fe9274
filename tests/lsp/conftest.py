from __future__ import annotations

import pytest_asyncio

from tests.lsp.editor import editor


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def session(tmp_path_factory):
    """One server for the tests of a module: starting one takes a second."""
    async with editor(tmp_path_factory.mktemp("project")) as started:
        yield started
