"""The file is read strictly, and written back with nothing changed but what was meant."""

from __future__ import annotations

import json

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ms_compat_lint import engine, notebooks
from ms_compat_lint.fixes.apply import fix_source
from ms_compat_lint.model import Framework
from ms_compat_lint.port import port_source
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.prefilter import may_have_sites
from ms_compat_lint.sites.prose import NO_PROSE
from ms_compat_lint.source import SourceError
from tests.notebooks.make import LAYOUTS, cell, lines, notebook, written

CALL = "nn.AdamWeightDecay(p, 1e-3, eps=1e-6)"
FIXED = "nn.AdamWeightDecay(p, 1e-3, eps=1e-6, weight_decay=0.0)"


def check(source):
    return engine.check(source, Settings(select=("MSC101",)))


def fixed(data: bytes) -> bytes:
    read = notebooks.read("x.ipynb", data)
    return read.write(fix_source(read.source, check).text)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("as_list", [True, False])
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "  \n\n"])
def test_only_the_call_changes(layout, as_list, end) -> None:
    first, second = f"# é中\nfrom mindspore import nn\na = '\\u00e9', {CALL}\n\nb = 1", f"c = {CALL}"
    make = lines if as_list else str
    content = notebook(cell("# Title", "markdown"), cell(make(first)), cell(make(second)))
    data = written(content, layout, end)
    wanted = data.replace(CALL.encode(), FIXED.encode())
    assert wanted != data
    assert fixed(data) == wanted
    assert fixed(wanted) == wanted
    nbformat.validate(nbformat.reads(wanted.decode(), as_version=4))


def test_escapes_stay_as_they_are() -> None:
    source = r'["from\u0020mindspore import nn\n", "a = \u0027\/\ud83d\ude00\"\u00E9\u0027, ' + CALL + r'\u000a", ""]'
    data = b'{"nbformat":4,"cells":[{"cell_type":"code","source":' + source.encode() + b'}],"metadata":{}}'
    assert fixed(data) == data.replace(CALL.encode(), FIXED.encode())


def test_a_byte_order_mark_stays() -> None:
    data = b"\xef\xbb\xbf" + written(notebook(cell(lines(f"from mindspore import nn\n{CALL}"))))
    assert fixed(data) == data.replace(CALL.encode(), FIXED.encode())


def test_new_lines_become_strings_of_their_own() -> None:
    text = "from mindspore import nn\nnn.AdamWeightDecay(\n    p,\n    learning_rate=1e-3,\n    eps=1e-6,\n)\n"
    data = written(notebook(cell(lines(text))))
    new = fixed(data)
    line = b'    "    eps=1e-6,\\n",\n'
    assert new == data.replace(line, line + b'    "    weight_decay=0.0,\\n",\n')


def test_lines_that_go_leave_no_empty_strings() -> None:
    data = written(notebook(cell(lines("a = 1\nb = 2\nc = 3"))))
    read = notebooks.read("x.ipynb", data)
    for text, source in (("a = 1\nc = 3", ["a = 1\n", "c = 3"]), ("a = 1\nb = 2", ["a = 1\n", "b = 2"]), ("", [])):
        assert json.loads(read.write(text))["cells"][0]["source"] == source


def test_a_line_that_moves_to_the_right_stays_one_string() -> None:
    data = written(notebook(cell(lines("f(a,\n  b)\nc = 3"))))
    read = notebooks.read("x.ipynb", data)
    for text in ("function(a,\n         b)\nc = 3", "f(a,  b)\nc = 3", "f(a,\n b)\nc = 3"):
        assert json.loads(read.write(text))["cells"][0]["source"] == lines(text)


def test_an_import_that_only_a_magic_or_a_broken_cell_uses_is_kept() -> None:
    call = "torch.optim.SGD(net.parameters(), lr=0.1)"
    for use in ("%timeit torch.ones(3)", "!echo {torch.__version__}", "x = torch.zeros(", "torch.ones?"):
        data = written(notebook(cell("import torch"), cell(use), cell(call)))
        read = notebooks.read("x.ipynb", data)
        new = read.write(port_source(read.source, Framework.MINDSPORE).text)
        sources = ["".join(c["source"]) for c in json.loads(new)["cells"]]
        assert sources[0] == "import torch\nimport mindspore"
        assert sources[1] == use
        assert sources[2].startswith("mindspore.experimental.optim.SGD(")
        assert read.write(read.source.text) == data


def test_a_line_behind_the_last() -> None:
    data = written(notebook(cell(["a = 1\n"]), cell([])))
    read = notebooks.read("x.ipynb", data)
    text = read.source.text.replace("a = 1\n", "a = 1\nb = 2", 1)
    assert json.loads(read.write(text))["cells"][0]["source"] == ["a = 1\n", "b = 2"]


def test_a_cell_that_was_empty() -> None:
    for empty in ("", [], [""]):
        data = written(notebook(cell(empty)))
        read = notebooks.read("x.ipynb", data)
        new = json.loads(read.write("import os\nimport re"))["cells"][0]["source"]
        assert "".join(new) == "import os\nimport re"
        assert isinstance(new, type(empty))


def test_cells_that_end_within_lines() -> None:
    text = ["from mind", "spore import nn\n", "a = ", f"{CALL}\nb", " = 1"]
    data = written(notebook(cell(text)))
    assert fixed(data) == data.replace(CALL.encode(), FIXED.encode())


def test_other_ends_of_lines() -> None:
    text = f"from mindspore import nn\r\na = {CALL}\rb = '\x0c\u2028'"
    data = written(notebook(cell(text)))
    assert fixed(data) == data.replace(CALL.encode(), FIXED.encode())


def test_a_port_changes_the_imports_of_another_cell() -> None:
    data = written(
        notebook(
            cell(lines("%matplotlib inline\nfrom torch import optim\n!ls")),
            cell(lines("opt = optim.AdamW(net.parameters(), lr=1e-3)")),
        )
    )
    read = notebooks.read("x.ipynb", data)
    result = port_source(read.source, Framework.MINDSPORE)
    sources = ["".join(c["source"]) for c in json.loads(read.write(result.text))["cells"]]
    assert sources[0].startswith("%matplotlib inline\n")
    assert sources[0].endswith("\n!ls")
    assert "from mindspore.experimental import optim" in sources[0]
    assert "AdamW(net.trainable_params(), lr=1e-3)" in sources[1]
    assert [read.place(each.span) for each in result.ported] == [(2, (1, 7, 1, 45))]


TEXT = st.text(alphabet="ab#\n\r\"'\\\x0c\u2028\u00e9\U0001f600 ", max_size=12)


@given(
    st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4),
    st.sampled_from(list(LAYOUTS)),
    st.sampled_from(["list", "string", "pieces"]),
)
@settings(max_examples=400, deadline=None)
def test_any_change_is_written_and_nothing_else(changes, layout, form) -> None:
    texts = [(f"x = 1\n#{old}".replace("\r", ""), f"x = 2\n#{new}") for old, new in changes]
    make = {"list": lines, "string": str, "pieces": lambda text: [text[:3], text[3:5], text[5:]]}[form]
    content = notebook(*(cell(make(old)) for old, _ in texts))
    data = written(content, layout)
    read = notebooks.read("x.ipynb", data)
    if len(read.cells) < len(texts):
        return  # one of them was no Python
    assert read.write(read.source.text) == data
    border = read._border
    new = read.write(border.join(new for _, new in texts))
    content["cells"] = [{**c, "source": new} for c, (_, new) in zip(content["cells"], texts, strict=True)]
    result = json.loads(new)
    for each in result["cells"]:
        each["source"] = "".join(each["source"])
    assert result == content
    first = data.index(b'"source"')
    assert new[:first] == data[:first]
    assert new.endswith(data[data.rindex(b"outputs") :] if data.rindex(b"outputs") > data.rindex(b"source") else b"\n")


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "no valid notebook: Expecting '{'"),
        (b"import os\n", 1, "no valid notebook: Expecting '{'"),
        (b"[]", 1, "no valid notebook: Expecting '{'"),
        (b'{"cells": {}, "nbformat": 4}', 1, "no valid notebook: Expecting '['"),
        (b'{"nbformat": 4}', None, "no valid notebook: it has no cells"),
        (b'{"cells": [], "nbformat": 3}', None, "the notebook's format is older than 4"),
        (b'{"worksheets": [], "nbformat": 3}', None, "the notebook's format is older than 4"),
        (b'{"cells": [{"cell_type": "code"}], "nbformat": 4}', 1, "cell 1 has no source"),
        (b'{"cells": [\n{"cell_type": "code", "source": [1]}], "nbformat": 4}', 2, "cell 1 has no source"),
        (b'{"cells": [3], "nbformat": 4}', 1, "no valid notebook: Expecting '{'"),
        (b'{"cells": [],\n "metadata": \xff}', 2, "byte 0xff is not valid utf-8"),
        (b'{"cells": [], "nbformat": 4} x', 1, "no valid notebook: Extra data"),
        (b'{"cells": [], 3: 4}', 1, "no valid notebook: Expecting property name"),
        (b'{"cells": [], "a" 4}', 1, "no valid notebook: Expecting ':' delimiter"),
        (b'{"cells": [], "a": ' + b"[" * 100_000, None, "no valid notebook: nested too deeply"),
    ],
)
def test_what_is_no_notebook(data, line, message) -> None:
    with pytest.raises(SourceError) as raised:
        notebooks.read("x.ipynb", data)
    assert raised.value.problem.path == "x.ipynb"
    assert raised.value.problem.line == line
    assert message in raised.value.problem.message


def test_a_notebook_cut_anywhere_is_refused_or_whole() -> None:
    data = written(notebook(cell(lines("a = 1\nb = '\\n\"'")), cell("# é", "markdown")))
    for end in range(len(data) - 2):
        with pytest.raises(SourceError):
            notebooks.read("x.ipynb", data[:end])


def test_other_languages() -> None:
    for metadata in ({"kernelspec": {"language": "R"}}, {"language_info": {"name": "julia"}}):
        assert notebooks.read("x.ipynb", written(notebook(cell(CALL), metadata=metadata))).cells == ()
    for metadata in ({}, None, {"kernelspec": None}, {"language_info": {"name": "python"}}, {"kernelspec": {}}):
        assert len(notebooks.read("x.ipynb", written(notebook(cell("a = 1"), metadata=metadata))).cells) == 1
    mixed = notebook(cell("SELECT 1", vscode={"languageId": "sql"}), cell("a = 1", vscode={"languageId": "python"}))
    assert [c.number for c in notebooks.read("x.ipynb", written(mixed)).cells] == [2]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_look_before_reading(layout) -> None:
    source = f"from mindspore import nn\n{CALL}"
    for form in (source, lines(source), [source]):
        assert may_have_sites(notebooks.as_lines(written(notebook(cell(form)), layout)), NO_PROSE)
    assert not may_have_sites(notebooks.as_lines(written(notebook(cell("import os\nprint('Adam')")), layout)), NO_PROSE)
