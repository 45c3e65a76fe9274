"""Cells as one text: what IPython adds to Python, places by cell, names of earlier cells."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ms_compat_lint import engine, notebooks
from ms_compat_lint.model import Edit, Span
from ms_compat_lint.notebooks.magics import Masks, is_python
from ms_compat_lint.settings import Settings
from ms_compat_lint.suppressions import unsuppressed

IMPORT = "from mindspore import nn"
CALL = "nn.AdamWeightDecay(p, 1e-3, eps=1e-6)"


def found(*texts: str, **settings_: object):
    cells = notebooks.join("x.ipynb", list(enumerate(texts, 1)))
    report = engine.inspect(cells.source, Settings(select=("MSC101",))._replace(**settings_))
    return [cells.finding(each) for each in unsuppressed(cells.source, report.findings)]


MAGICS = [
    "%matplotlib inline",
    "%matplotlib inline\n%load_ext autoreload\n\n%autoreload 2\n",
    "!pip install mindspore==2.3",
    "!pip install a \\\n    b \\\n    c",
    "!pip install a \\\n    b\nx = 1",
    "!!ls -l",
    "!ls | grep '(\"",
    "files = !ls",
    "a, b = %sx ls",
    "config['x'] = %env HOME",
    "nn.Adam?",
    "?nn.Adam",
    "nn.Adam??",
    "print?;",
    "%time x = f(1)",
    "  \n%%time\nx = f(1)",
    "%%time\n%%capture out\nx = f(1)",
    "%%timeit -n 1 x = 2\nx",
    "%timeit f(1)",
    "%time for x in y: print(x)",
    "if x:\n    !ls\nelse:\n    %cd ..",
    "def f():\n    files = !ls\n    return files",
    "for x in y:\n    %time f(x)",
    "pip install mindspore",
    "cd ..\nls",
    "x = '''\n%not magic\n!either\n'''\n%magic",
    "x = (1\n% 2)\n!ls",
    "s = 'a = !b' # c\n!ls",
    "await f()\n!ls",
    "async with x as y:\n    pass",
    "%%capture\r\n!ls \\\r\n  -l\r\nx = 1\r\n",
    "x = [\n  1,\n]\n%time y = x",
    "f('%d' % 3)\n%env A=1",
    "%conda install (\nx = 1",
]


@pytest.mark.parametrize("text", MAGICS)
def test_what_ipython_takes(text) -> None:
    masks = Masks("mark")
    masked, parses = masks.mask(text)
    assert parses
    ast.parse(masked)
    assert masked.count("\n") == text.count("\n")
    assert masks.unmask(masked) == text
    assert masks.unmask("y = 0\n\n" + masked + "\nz = 1") == "y = 0\n\n" + text + "\nz = 1"


@pytest.mark.parametrize("text", ["x = 3 %2", "x = (\n%y)", "x = '?'", "# what?", "a = b != c\n", "print('!')", "x=1;"])
def test_python_stays_as_it_is(text) -> None:
    python = text.replace("(\n%y)", "(3\n%y)")
    assert Masks("mark").mask(python) == (python, True)


def test_what_is_neither_is_told() -> None:
    assert Masks("mark").mask("x = (") == ("x = (", False)


@pytest.mark.parametrize("text", ["%%bash\nls", "\n%%html\n<p>", "%%writefile x.py\nimport os", "%%capture\n%%sh\nls"])
def test_cells_of_other_languages(text) -> None:
    assert not is_python(text)
    assert found(text, f"{IMPORT}\n{CALL}")[0].cell == 2


@given(st.lists(st.sampled_from([*MAGICS, "x = 1", "", "# c", "def f():\n    pass"]), max_size=5))
@settings(max_examples=200)
def test_cells_come_apart_again(texts) -> None:
    cells = notebooks.join("x.ipynb", list(enumerate(texts, 1)))
    assert cells.problems == ()
    ast.parse(cells.source.text)
    assert cells.split(cells.source.text) == texts


def test_names_of_earlier_cells_are_known() -> None:
    (one,) = found(IMPORT, "# text\n\nmake = nn.AdamWeightDecay", "\nmake(p, 1e-3, eps=1e-6)")
    assert (one.cell, one.span, one.site) == (3, Span(2, 1, 2, 24), Span(2, 1, 2, 24))
    assert found(IMPORT, "def nn(): pass", CALL) == []


def test_places_are_counted_within_cells_of_all_kinds() -> None:
    cells = notebooks.join("x.ipynb", [(2, "%%bash\n" + CALL), (3, f"{IMPORT}\n"), (5, f"\n\nx = {CALL}\n"), (9, CALL)])
    report = engine.inspect(cells.source, Settings(select=("MSC101",)))
    places = [(f.cell, f.span) for f in map(cells.finding, report.findings)]
    assert places == [(5, Span(3, 5, 3, 42)), (9, Span(1, 1, 1, 38))]


def test_fixes_are_counted_within_the_cell() -> None:
    (one,) = found(IMPORT, f"%time a = 1\n{CALL}")
    assert one.fixes[0].edits == (Edit(Span(2, 37, 2, 37), ", weight_decay=0.0", one.fixes[0].edits[0].order),)


def test_a_timed_statement_is_checked_where_it_stands() -> None:
    (one,) = found(IMPORT, f"%time a = {CALL}")
    assert (one.cell, one.span) == (2, Span(1, 11, 1, 48))


def test_sites_by_cell() -> None:
    cells = notebooks.join("x.ipynb", [(1, IMPORT), (4, f"\n{CALL}")])
    (site,) = map(cells.site, engine.sites_of(cells.source, Settings()))
    assert (site.cell, site.span, site.callee_span) == (4, Span(2, 1, 2, 38), Span(2, 1, 2, 19))


def test_comments_silence_in_their_cell() -> None:
    assert found(IMPORT, f"{CALL}  # noqa: MSC101") == []
    assert found(IMPORT, f"# pylint: disable-next=ms-default-differs\n{CALL}", "!ls") == []
    assert len(found(IMPORT, f"!ls\n{CALL}  # noqa: MSC501")) == 1


def test_a_broken_cell_hides_only_itself() -> None:
    cells = notebooks.join("x.ipynb", [(1, IMPORT), (2, "x = (\ny"), (3, CALL), (4, '"""'), (5, "x = \\")])
    assert [problem.cell for problem in cells.problems] == [2, 4, 5]
    assert (cells.problems[0].line, cells.problems[0].column) == (1, 5)
    report = engine.inspect(cells.source, Settings(select=("MSC101",)))
    assert [cells.finding(f).cell for f in report.findings] == [3]


def test_the_mark_is_a_word_that_no_cell_holds() -> None:
    cells = notebooks.join("x.ipynb", [(1, "# cell0x\n!ls"), (2, "# cell1x")])
    assert cells.split(cells.source.text) == ["# cell0x\n!ls", "# cell1x"]


def test_a_text_without_its_borders_is_refused() -> None:
    cells = notebooks.join("x.ipynb", [(1, "x = 1"), (2, "y = 1")])
    with pytest.raises(ValueError, match="borders"):
        cells.split("x = 1\ny = 1")


def test_no_cells() -> None:
    cells = notebooks.join("x.ipynb", [])
    assert (cells.source.text, cells.split(""), cells.problems) == ("", [], ())
