"""Each comment silences in the command what it silences in flake8 and in pylint themselves."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.programs import findings, flake8, pylint

PYLINT_VERSION = tuple(map(int, version("pylint").split(".")[:2]))

HEAD = "from mindspore import nn\n"
CALL = "nn.AdamWeightDecay(p, 0.1, weight_decay=0.0)"  # one finding of MSC101, one of MSC501
LONG = "nn.Adam(\n    p,  #1\n    beta1=1,  #2\n    beta2=1,  #3\n)  #4\n"  # MSC403 in two of the lines

OFF = "# pylint: disable=W9711"

NOQA = {
    "none": f"{CALL}\n",
    "blanket": f"{CALL}  # noqa\n",
    "upper case": f"{CALL}  # NOQA\n",
    "a code": f"{CALL}  # noqa: MSC101\n",
    "two codes": f"{CALL}  # noqa: MSC501,MSC101\n",
    "codes with spaces": f"{CALL}  # noqa: E501 MSC501 , MSC101\n",
    "a prefix": f"{CALL}  # noqa: MSC\n",
    "a prefix with a digit": f"{CALL}  # noqa: MSC1\n",
    "another code": f"{CALL}  # noqa: E501\n",
    "small letters": f"{CALL}  # noqa: msc101\n",
    "no space": f"{CALL}  # noqa:MSC101\n",
    "space before the colon": f"{CALL}  # noqa : E501\n",
    "two spaces": f"{CALL}  # noqa:  E501\n",
    "no space before noqa": f"{CALL}  #noqa\n",
    "words": f"{CALL}  # noqa because of the port\n",
    "behind words": f"{CALL}  # the port needs it # noqa: MSC101\n",
    "words behind codes": f"{CALL}  # noqa: MSC101 the port\n",
    "in a string": f"{CALL}; x = '# noqa'\n",
    "only the first counts": f"{CALL}  # noqa: E501 # noqa: MSC101\n",
    "line before": f"# noqa\n{CALL}\n",
    "backslash": f"x = \\\n    {CALL} + \\\n    1  # noqa\n",
    "string over lines": f"x = {CALL}, '''\n'''  # noqa: MSC101\n",
    "string over lines before": f"x = '''  # noqa\n''', {CALL}\n",
    "f-string over lines": f"x = f'''\n{{1}}\n''', {CALL}  # noqa\n",
    "brackets do not join": LONG.replace("#1", "# noqa"),
    "last line of brackets": LONG.replace("#4", "# noqa"),
    "line of the argument": LONG.replace("#2", "# noqa"),
    "semicolons": f"{CALL}; {CALL}  # noqa: MSC501\n",
    "file": f"# flake8: noqa\n{CALL}\n",
    "file with a code": f"{CALL}\n# flake8: noqa: E501\n",
    "file, indented": f"if p:\n    # flake8: noqa\n    {CALL}\n",
    "file, behind code": f"{CALL}  # flake8: noqa\n",
    "file, as an equation": f"# FLAKE8=noqa\n{CALL}\n",
    "file, misspelt": f"#flake8: noqa\n{CALL}\n",
    "form feed": f"\x0c{CALL}  # noqa: MSC101\n",
    "carriage returns": f"x = '''\r\n''', {CALL}  # noqa: MSC101\r\n{CALL}\r\n",
    "not ASCII": f"x = 'é中', {CALL}  # noqa: MSC101 é\n",
    "no end of line": f"{CALL}  # noqa: MSC501",
}

PYLINT = {
    "none": f"{CALL}\n",
    "symbol": f"{CALL}  # pylint: disable=ms-default-differs\n",
    "id": f"{CALL}  {OFF}\n",
    "id in small letters": f"{CALL}  # pylint: disable=w9711\n",
    "two": f"{CALL}  # pylint: disable=ms-default-differs,ms-algorithm-differs\n",
    "spaces": f"{CALL}  # pylint:  disable = ms-default-differs , W9751\n",
    "category": f"{CALL}  # pylint: disable=W\n",
    "category in words": f"{CALL}  # pylint: disable=warning\n",
    "another category": f"{CALL}  # pylint: disable=E\n",
    "checker": f"{CALL}  # pylint: disable=ms-compat-lint\n",
    "all": f"{CALL}\n{CALL}  # pylint: disable=all\n",
    "skip": f"{CALL}\n# pylint: skip-file\n",
    "old skip": f"# pylint: disable-all\n{CALL}\n",
    "old name": f"{CALL}  # pylint: disable-msg=ms-default-differs\n",
    "unknown": f"{CALL}  # pylint: disable=no-such-message\n",
    "no space": f"{CALL}  #pylint:disable=ms-default-differs\n",
    "no colon": f"{CALL}  # pylint disable=ms-default-differs\n",
    "no equals sign": f"{CALL}  # pylint: disable ms-default-differs\n",
    "nothing behind": f"{CALL}  # pylint: disable=\n",
    "a reason": f"{CALL}  # pylint: disable=ms-default-differs ; the port needs it\n",
    "words before": f"{CALL}  # the port needs it, pylint: disable=ms-default-differs\n",
    "comment before": f"{CALL}  # a reason # pylint: disable=ms-default-differs\n",
    "two comments": f"{CALL}  # pylint: disable=ms-default-differs # pylint: disable=ms-algorithm-differs\n",
    "two actions": f"{CALL}  # pylint: disable=ms-default-differs enable=ms-algorithm-differs\n",
    "in a string": f"{CALL}; x = '# pylint: disable=ms-default-differs'\n",
    "next": f"# pylint: disable-next=ms-default-differs\n{CALL}\n{CALL}\n",
    "next, at a line": f"x = 1  # pylint: disable-next=ms-default-differs\n{CALL}\n{CALL}\n",
    "module": f"# pylint: disable=ms-default-differs\n{CALL}\n{CALL}\n",
    "module, late": f"{CALL}\n# pylint: disable=ms-default-differs\n{CALL}\n",
    "module, off and on": f"{OFF}\n{CALL}\n# pylint: enable=W9711\n{CALL}\n",
    "enabled at a line": f"{OFF}\n{CALL}  # pylint: enable=W9711\n{CALL}\n",
    "function": f"def f(p):\n    {OFF}\n    {CALL}\n    {CALL}\n\n\n{CALL}\n",
    "function with docstring": f"def f(p):\n    '''Doc.'''\n    {OFF}\n    {CALL}\n{CALL}\n",
    "function, late": f"def f(p):\n    {CALL}\n    {OFF}\n    {CALL}\n{CALL}\n",
    "at def": f"def f(p):  {OFF}\n    {CALL}\n",
    "at a default": f"def f(p, q={CALL}):  {OFF}\n    {CALL}\n",
    "at a decorator": f"@g({CALL})  {OFF}\ndef f(p):\n    {CALL}\n",
    "class": f"class C:\n    {OFF}\n    x = {CALL}\n\n    def f(self, p):\n        {CALL}\n\n\n{CALL}\n",
    "if": f"if p:\n    {OFF}\n    {CALL}\n    {CALL}\nelse:\n    {CALL}\n",
    "at if": f"if p:  {OFF}\n    {CALL}\nelse:\n    {CALL}\n",
    "else": f"if p:\n    {CALL}\nelse:\n    {OFF}\n    {CALL}\n{CALL}\n",
    "elif": f"if p:\n    {CALL}\nelif q:\n    {OFF}\n    {CALL}\nelse:\n    {CALL}\n",
    "at else": f"if p:\n    {CALL}\nelse:  {OFF}\n    {CALL}\n",
    "for": f"for p in q:\n    {OFF}\n    {CALL}\nelse:\n    {CALL}\n",
    "with": f"with p as q:\n    {OFF}\n    {CALL}\n{CALL}\n",
    "try": f"try:\n    {OFF}\n    {CALL}\nexcept E:\n    {CALL}\nfinally:\n    {CALL}\n",
    "except": f"try:\n    {CALL}\nexcept E as e:\n    x = 1  {OFF}\n    {CALL}\nfinally:\n    {CALL}\n",
    "finally": f"try:\n    {CALL}\nexcept E:\n    {CALL}\nfinally:\n    {OFF}\n    {CALL}\n",
    "match": f"match p:\n    case 1:\n        {OFF}\n        x = {CALL}\n        {CALL}\n    case q:\n        {CALL}\n",
    "first line of a call": LONG.replace("(\n", "(  # pylint: disable=E9743\n", 1),
    "line of the argument": LONG.replace("#2", "# pylint: disable=E9743"),
    "last line of a call": LONG.replace("#4", "# pylint: disable=E9743"),
    "backslash": f"x = \\\n    {CALL}  {OFF}\n",
    "end of a string": f"x = '''\n''', {CALL}  {OFF}\n",
    "parentheses": f"x = (  {OFF}\n    {CALL},\n    {CALL},\n)\n",
    "list": f"x = [\n    {OFF}\n    {CALL},\n    {CALL},\n]\n{CALL}\n",
    "dictionary": f"x = {{  {OFF}\n    1: {CALL},\n    **y,\n    2: {CALL},\n}}\n",
    "lambda": f"x = lambda p: (\n    {OFF}\n    {CALL}\n)\n",
    "at the end": f"{CALL}\n{OFF}\n",
    "after the code": f"def f(p):\n    {CALL}\n    {OFF}\n\n\n{CALL}\n",
    "carriage returns": f"{CALL}  {OFF}\r\n{CALL}\r\n",
}


def write(folder: Path, cases: dict[str, str]) -> None:
    for number, text in enumerate(cases.values()):
        (folder / f"case_{number:03}.py").write_bytes((HEAD + text).encode())


def labelled(cases: dict[str, str], found: set[tuple[str, int, str]]) -> dict[str, list[tuple[int, str]]]:
    """Line and code of what was found, by case."""
    result: dict[str, list[tuple[int, str]]] = {name: [] for name in cases}
    names = list(cases)
    for path, line, code in sorted(found):
        result[names[int(Path(path).stem[-3:])]].append((line, code))
    return result


def of_command(folder: Path) -> set[tuple[str, int, str]]:
    return {
        (Path(f["path"]).name, f["line"], f["code"]) for f in findings("--select=MSC101,MSC403,MSC501", ".", cwd=folder)
    }


@pytest.fixture(scope="module")
def noqa_results(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[tuple[int, str]]], ...]:
    folder = tmp_path_factory.mktemp("noqa")
    write(folder, NOQA)
    done = flake8("--isolated", "--select=MSC101,MSC403,MSC501", "--format=%(path)s %(row)d %(code)s", ".", cwd=folder)
    rows = (line.split() for line in done.stdout.splitlines())
    theirs = {(Path(path).name, int(line), code) for path, line, code in rows}
    return labelled(NOQA, theirs), labelled(NOQA, of_command(folder))


@pytest.fixture(scope="module")
def pylint_results(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[tuple[int, str]]], ...]:
    folder = tmp_path_factory.mktemp("pylint")
    write(folder, PYLINT)
    names = [path.name for path in sorted(folder.iterdir())]
    done = pylint("--disable=all", "--enable=W9711,W9751,E9743", "--output-format=json", *names, cwd=folder)
    theirs = {
        (message["path"], message["line"], f"MSC{message['message-id'][3]}0{message['message-id'][4]}")
        for message in json.loads(done.stdout)
        if message["symbol"].startswith("ms-")
    }
    return labelled(PYLINT, theirs), labelled(PYLINT, of_command(folder))


@pytest.mark.parametrize("case", NOQA)
def test_noqa_counts_as_in_flake8(noqa_results: tuple[dict[str, list[tuple[int, str]]], ...], case: str) -> None:
    theirs, ours = noqa_results
    assert ours[case] == theirs[case]


# Until 4.1, pylint drew some blocks otherwise.
REDRAWN = {"else", "at else", "for", "try", "finally"}


@pytest.mark.parametrize("case", PYLINT)
def test_disable_counts_as_in_pylint(pylint_results: tuple[dict[str, list[tuple[int, str]]], ...], case: str) -> None:
    theirs, ours = pylint_results
    if case in REDRAWN and PYLINT_VERSION < (4, 1):
        pytest.skip("counted as the newer pylint does")
    assert ours[case] == theirs[case]


def test_the_cases_tell_something(noqa_results, pylint_results) -> None:
    for theirs, _ in (noqa_results, pylint_results):
        assert len(theirs["none"]) == 2
        assert 5 < sum(not found for found in theirs.values()) < len(theirs) - 5
