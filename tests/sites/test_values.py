"""Argument values: what the text shows, what it hides, and what no expression may cost."""

from __future__ import annotations

import time

import pytest

from ms_compat_lint.model import Constant, Dictionary, Items, Unknown, Value
from tests.sites.marked import Files, sites

IMPORTS = "import math, torch\nimport mindspore as ms\nfrom mindspore import nn\nfrom torch.optim import Adam\n"


def value(expression: str, before: str = "", after: str = "", modules: Files | None = None) -> Value:
    """The value of an expression that is handed to the last site."""
    return sites(f"{IMPORTS}{before}\nAdam(p, ({expression}\n))\n{after}", modules)[-1].arguments[1].value


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1", 1),
        ("1e-3", 0.001),
        ("-1", -1),
        ("+1.5", 1.5),
        ("- -1", 1),
        ("~1", -2),
        ("True", True),
        ("not True", False),
        ("None", None),
        ("'x'", "x"),
        ("'a' 'b'", "ab"),
        ("b'x'", b"x"),
        ("1j", 1j),
        ("1 + 2", 3),
        ("1 - 2.5", -1.5),
        ("0.1 * 256 / 64", 0.4),
        ("7 // 2", 3),
        ("7 % 4", 3),
        ("10 ** -8", 1e-8),
        ("2 ** 10", 1024),
        ("'a' + 'b'", "ab"),
        ("float('1e-3')", 0.001),
        ("float(1)", 1.0),
        ("int(2.9)", 2),
        ("int('3')", 3),
        ("bool(0)", False),
        ("str('x')", "x"),
        ("abs(-1)", 1),
        ("1 if x else 1", 1),
        ("(y := 3)", 3),
        ("(1, 2)[1]", 2),
        ("[1, 2][-1]", 2),
        ("{'lr': 1}['lr']", 1),
        ("{'a': {'b': 2}}['a']['b']", 2),
        ("dict(lr=1)['lr']", 1),
    ],
)
def test_constants(expression: str, expected: object) -> None:
    found = value(expression)
    assert found == Constant(expected)  # type: ignore[arg-type]
    assert isinstance(found, Constant)
    assert type(found.value) is type(expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("(0.9, 0.999)", Items("tuple", (Constant(0.9), Constant(0.999)))),
        ("[0.9, 0.999]", Items("list", (Constant(0.9), Constant(0.999)))),
        ("(0.9, x)", Items("tuple", (Constant(0.9), Unknown("a name that is not bound here")))),
        ("(0.9, *x)", Items("tuple", (Constant(0.9),), complete=False)),
        ("(0.9, *(1, 2))", Items("tuple", (Constant(0.9), Constant(1), Constant(2)))),
        ("tuple([0.9, 1])", Items("tuple", (Constant(0.9), Constant(1)))),
        ("list((0.9, 1))", Items("list", (Constant(0.9), Constant(1)))),
        ("(1,) + (2,)", Items("tuple", (Constant(1), Constant(2)))),
        ("()", Items("tuple", ())),
        ("[0.1] * 3 + [0.2]", Items("list", (Constant(0.1),), complete=False)),
        ("n * [0.1]", Items("list", (Constant(0.1),), complete=False)),
    ],
)
def test_items(expression: str, expected: Items) -> None:
    assert value(expression) == expected


def test_dictionary() -> None:
    found = value("{'lr': 1, 'eps': x, **{'a': 2}, 'lr': 3}")
    assert isinstance(found, Dictionary)
    assert found.complete
    assert [(entry.key, entry.value) for entry in found.entries] == [
        (Constant("eps"), Unknown("a name that is not bound here")),
        (Constant("a"), Constant(2)),
        (Constant("lr"), Constant(3)),
    ]


def test_dictionary_with_unknown_parts() -> None:
    found = value("{'lr': 1, **other, 'eps': 2}")
    assert isinstance(found, Dictionary)
    assert not found.complete
    assert [entry.value for entry in found.entries] == [Unknown("a value that may be overridden"), Constant(2)]
    found = value("{key: 1, 'eps': 2}")
    assert isinstance(found, Dictionary)
    assert not found.complete


@pytest.mark.parametrize(
    ("before", "expression", "expected"),
    [
        ("LR = 1e-3", "LR", 0.001),
        ("LR: float = 1e-3", "LR", 0.001),
        ("A = B = 2", "A + B", 4),
        ("BASE = 0.1\nLR = BASE * 2\nL2 = LR", "L2", 0.2),
        ("B1, (B2, X) = 0.9, (0.99, 1)", "B2", 0.99),
        ("if x:\n    LR = 1", "LR", 1),
        ("CFG = {'lr': 1, 'betas': (0.9, 0.99)}", "CFG['betas'][1]", 0.99),
        ("CFG = dict(lr=1)\nprint(CFG)", "CFG['lr']", 1),
        ("KEY = 'lr'\nCFG = {'lr': 5}", "CFG[KEY]", 5),
        ("class Cfg:\n    lr = 3\n    eps: float = 1e-6", "Cfg.lr", 3),
        ("class Cfg:\n    lr = 3\ncfg = Cfg()", "cfg.lr", 3),
        ("class Base:\n    lr = 3\nclass Cfg(Base): pass", "Cfg.lr", 3),
        ("(LR := 4)", "LR", 4),
        ("def f():\n    LR = 9\nLR = 1", "LR", 1),
    ],
)
def test_names_bound_once(before: str, expression: str, expected: object) -> None:
    assert value(expression, before) == Constant(expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "expression", "reason"),
    [
        ("LR = 1\nLR = 2", "LR", "a name that is bound more than once"),
        ("LR = 1\nLR += 2", "LR", "a name that is bound more than once"),
        ("LR = 1\ndel LR", "LR", "a name that is bound more than once"),
        ("LR = 1\ndef f():\n    global LR\n    LR = 2", "LR", "a name that is bound more than once"),
        ("def f():\n    global LR\n    LR = 2", "LR", "a name that is not bound here"),
        ("for LR in x: pass", "LR", "a loop variable"),
        ("with x as LR: pass", "LR", "a name that is not a constant"),
        ("import LR", "LR", "an imported name"),
        ("from x import LR", "LR", "an imported name"),
        ("def LR(): pass", "LR", "a function"),
        ("A = B\nB = A", "A", "names that lead to one another"),
        ("A, B = C\nC, D = A", "A", "names that lead to one another"),
        ("P = [1, 2]\nA, B = P\nf(P)", "A", "a name whose value may be changed"),
        ("CFG = {'lr': 1}\nCFG['lr'] = 2", "CFG['lr']", "an item of something that is not known"),
        ("CFG = {'lr': 1}\nf(CFG)", "CFG['lr']", "an item of something that is not known"),
        ("CFG = {'a': {'lr': 1}}\nCFG['a']['lr'] = 2", "CFG['a']['lr']", "an item of something that is not known"),
        ("C = {'a': {'lr': 1}}\nx = C['a']\nx['lr'] = 2", "C['a']['lr']", "an item of something that is not known"),
        ("B = [0.9, 0.99]\nB[0] = 1", "B", "a name that is bound more than once"),
        ("B = [0.9, 0.99]\nB.sort()", "B", "a name whose value may be changed"),
        ("class Cfg:\n    lr = 3\nCfg.lr = 4", "Cfg.lr", "an attribute that is assigned more than once"),
        ("class Cfg:\n    lr = 3\ncfg = Cfg()\ncfg.lr = 4", "cfg.lr", "an attribute that is assigned more than once"),
        ("class Cfg:\n    lr = 3\nclass D(Cfg):\n    lr = 4", "Cfg.lr", "an attribute that is assigned more than once"),
        ("import dataclasses\n@dataclasses.dataclass\nclass Cfg:\n    lr: float = 3\ncfg = Cfg(4)", "cfg.lr",
         "a field that the constructor may set"),
        ("class Cfg:\n    b = [1, 2]\n", "Cfg.b", "an attribute whose value may be changed"),
        ("", "args.lr", "an attribute"),
        ("", "a.b.c", "an attribute"),
        ("", "unknown", "a name that is not bound here"),
        ("", "'%s' % x", "a computed value"),
        ("", "x * 2", "a computed value"),
        ("", "f'{x}'", "a formatted string"),
        ("", "lambda e: e", "a function"),
        ("", "a < b", "a comparison"),
        ("", "a or b", "a choice between values"),
        ("", "1 if x else 2.0", "a choice between values"),
        ("", "1 if x else 1.0", "a choice between values"),
        ("", "{x for x in y}", "a comprehension"),
        ("", "...", "an ellipsis"),
        ("", "model.parameters()", "the result of a call"),
        ("", "(1, 2)[5]", "an item that is not there"),
        ("", "{'a': 1}['b']", "an item of something that is not known"),
        ("", "x[1:2]", "an item of something that is not known"),
        ("", "1 / 0", "a computed value"),
        ("", "float('x')", "the result of a call"),
        ("def float(x): return 1", "float('1')", "the result of a call"),
    ],
)  # fmt: skip
def test_unknown(before: str, expression: str, reason: str) -> None:
    found = value(expression, before)
    assert isinstance(found, Unknown)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("expression", "number"),
    [
        ("len(x)", True),
        ("int(x)", True),
        ("float(x)", True),
        ("1 + len(x)", True),
        ("-len(x)", True),
        ("1 / 0", True),
        ("1 if x else 2", True),
        ("x * 2", False),
        ("x", False),
        ("f(x)", False),
        ("'a' if x else 2", False),
    ],
)
def test_unknown_numbers(expression: str, number: bool) -> None:
    found = value(expression)
    assert isinstance(found, Unknown)
    assert found.number is number


@pytest.mark.parametrize(
    ("before", "expression", "callee"),
    [
        ("", "nn.cosine_decay_lr(1, 2)", "mindspore.nn.cosine_decay_lr"),
        ("", "nn.CosineDecayLR(0.1, 0.2, 3)", "mindspore.nn.CosineDecayLR"),
        ("", "ms.Tensor(0.1)", "mindspore.Tensor"),
        ("", "torch.tensor(0.1)", "torch.tensor"),
        ("LR = torch.tensor(0.1)", "LR", "torch.tensor"),
        ("from mindspore.nn import piecewise_constant_lr as pw", "pw(1)", "mindspore.nn.piecewise_constant_lr"),
        ("from mindspore.nn.optim import adam", "adam.Adam(p)", "mindspore.nn.Adam"),
        ("", "math.sqrt(2)", None),
        ("", "torch.tensor(1).item()", None),
        ("def f(): pass", "f()", None),
        ("lr = ms.Tensor(0.1)\nf(lr)", "lr", "mindspore.Tensor"),
        ("lr = [0.1]\nlr = ms.Tensor(lr)", "lr", "mindspore.Tensor"),
        ("if x:\n    lr = ms.Tensor(1)\nelse:\n    lr = ms.Tensor(2)", "lr", "mindspore.Tensor"),
        ("if x:\n    lr = ms.Tensor(1)\nelse:\n    lr = 2", "lr", None),
        ("lr = ms.Tensor(1)\nlr = f(lr)", "lr", None),
        ("lr = ms.Tensor(1)\nlr += 1", "lr", None),
        ("def f(lr):\n    global lr_", "lr", None),
    ],
)
def test_results_of_framework_calls(before: str, expression: str, callee: str | None) -> None:
    found = sites(f"{IMPORTS}{before}\nAdam(p, {expression})\n")[0].arguments[1].value
    assert isinstance(found, Unknown)
    assert found.callee == callee


def test_parameters_are_unknown() -> None:
    (site,) = sites(f"{IMPORTS}lr = 1\ndef f(p, lr=0.1):\n    Adam(p, lr)\n")
    assert site.arguments[1].value == Unknown("a parameter")
    (site,) = sites(f"{IMPORTS}def f(p, lr=0.1):\n    lr = 2\n    Adam(p, lr)\n")
    assert site.arguments[1].value == Unknown("a name that is bound more than once")
    (site,) = sites(f"{IMPORTS}lr = 1\nf = lambda p, lr: Adam(p, lr)\n")
    assert site.arguments[1].value == Unknown("a parameter")
    (site,) = sites(f"{IMPORTS}lr = 1\n[Adam(p, lr) for lr in x]\n")
    assert site.arguments[1].value == Unknown("a comprehension variable")


def test_local_constants() -> None:
    text = f"{IMPORTS}def f(p):\n    lr = 1\n    def g():\n        Adam(p, lr)\ndef h(p):\n    Adam(p, lr)\n"
    first, second = sites(text)
    assert first.arguments[1].value == Constant(1)
    assert second.arguments[1].value == Unknown("a name that is not bound here")


def test_constants_of_a_class() -> None:
    text = f"""{IMPORTS}
class A:
    lr = 1
    def __init__(self):
        self.eps = 1e-3
        self.betas = [0.9, 0.99]
        self.made = Adam(p, self.lr, eps=self.eps, betas=self.betas)
    def f(self, eps):
        Adam(p, A.lr, eps=eps)
class B(A): pass
class C:
    lr = 2
"""
    first, second = sites(text.replace("class C:\n    lr = 2\n", ""))
    assert [argument.value for argument in first.arguments[1:]] == [
        Constant(1),
        Constant(0.001),
        Unknown("an attribute whose value may be changed"),
    ]
    assert second.arguments[1].value == Constant(1)
    first, _ = sites(text)
    assert first.arguments[1].value == Unknown("an attribute that is assigned more than once")


PROJECT = {
    "cfg.py": "LR = 1e-3\nfrom other import EPS as E\nKW = {'lr': 2}\nCH = {'lr': 2}\nCH['lr'] = 3\n"
    "class C:\n    lr = 4\n",
    "other.py": "EPS = 1e-5\nfrom cfg import BACK\n",
    "pkg/__init__.py": "from .inner import *\n",
    "pkg/inner.py": "LR = 7\n_OWN = 8\nTWICE = 1\nTWICE = 2\nPAIR = (0.8, 0.9)\n",
    "more.py": "from pkg.inner import *\nOTHER = 1\n",
    "same.py": "LR = 9\n",
}


@pytest.mark.parametrize(
    ("before", "expression", "expected"),
    [
        ("from cfg import LR", "LR", 0.001),
        ("from cfg import LR as X", "X * 2", 0.002),
        ("import cfg", "cfg.LR", 0.001),
        ("from cfg import E", "E", 1e-5),
        ("from cfg import KW", "KW['lr']", 2),
        ("from cfg import C", "C.lr", 4),
        ("import cfg", "cfg.C.lr", None),
        ("from cfg import CH", "CH['lr']", None),
        ("from cfg import KW\nKW['lr'] = 5", "KW['lr']", None),
        ("from cfg import KW\nf(KW)", "KW['lr']", None),
        ("from cfg import LR\nLR = 2", "LR", None),
        ("from other import BACK", "BACK", None),
        ("from cfg import MISSING", "MISSING", None),
        ("from pkg.inner import *", "LR", 7),
        ("from pkg import *", "LR", 7),
        ("from pkg.inner import *", "_OWN", None),
        ("from pkg.inner import *", "TWICE", None),
        ("from pkg.inner import *\nfrom same import *", "LR", None),
        ("from pkg.inner import *\nfrom math import *", "LR", None),
        ("from pkg.inner import *\nLR = 2", "LR", 2),
        ("from more import *", "OTHER", 1),
        ("from more import LR", "LR", 7),
        ("from pkg.inner import PAIR\na, b = PAIR", "b", 0.9),
        ("from pkg.inner import *\na, b = PAIR", "b", 0.9),
        ("import pkg.inner as i\na, b = i.PAIR", "b", 0.9),
    ],
)
def test_constants_of_the_project(before: str, expression: str, expected: object) -> None:
    found = value(expression, before, modules=Files(PROJECT))
    if expected is None:
        assert isinstance(found, Unknown)
    else:
        assert found == Constant(expected)  # type: ignore[arg-type]


SET_BY_NAME = ["setattr(Config, 'wd', 1)", "for k, v in given:\n    setattr(conf, k, v)", "conf.__dict__.update(given)"]


@pytest.mark.parametrize("line", SET_BY_NAME)
def test_attributes_that_may_be_set_by_their_names(line: str) -> None:
    config = "class Config:\n    wd = 0.5\nconf = Config()\n"
    assert value("conf.wd", config) == Constant(0.5)
    assert value("Config.wd", config) == Constant(0.5)
    found = [
        value("conf.wd", f"{config}{line}\n"),
        value("conf.wd", f"from config import conf, Config\n{line}\n", modules=Files({"config.py": config})),
        value("conf.wd", "from config import conf\n", modules=Files({"config.py": f"{config}{line}\nname = 'Adam'"})),
    ]
    assert all(isinstance(each, Unknown) for each in found)
    assert found[0] == Unknown("an attribute that may be set by its name")


CONFIGURED = {
    "config.py": "WD = 0.5\nclass Config:\n    wd = 0.5\n",
    "reading.py": "def show(config):\n    print(config.wd, config.WD)\n",
    "setting.py": "def merge(config, given):\n    for k, v in given.items():\n        setattr(config, k, v)\n",
    "filling.py": "def fill(config, given):\n    config.wd = config.WD = given.wd\n",
    "handing.py": "from setting import merge as mix\n",
    "package/__init__.py": "from setting import merge\n",
}
IN_CLASS = ("from config import Config", "Config", "Config.wd")
IN_OWN_CLASS = ("class Config:\n    wd = 0.5", "Config", "Config.wd")
IN_INSTANCE = ("class Config:\n    wd = 0.5\nconf = Config()", "conf", "conf.wd")
IN_MODULE = ("import config", "config", "config.WD")


@pytest.mark.parametrize(("start", "name", "expression"), [IN_CLASS, IN_OWN_CLASS, IN_INSTANCE, IN_MODULE])
@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("", True),
        ("NAME.other = 1", True),
        ("from reading import show\nshow(NAME)", True),
        ("from unknown import merge\nmerge(NAME)", True),
        ("from setting import merge\nmerge(other, NAME.wd)", True),
        ("from setting import merge\nmerge(NAME, args)", False),
        ("from setting import merge\nif a:\n    merge(given=args, config=NAME)", False),
        ("import setting\nsetting.merge(\n    NAME\n)", False),
        ("from filling import fill\nfill(NAME, args)", False),
        ("from handing import mix\nmix(NAME, args)", False),
        ("from package import merge\nmerge(NAME, args)", False),
        ("import package as p\np.merge(NAME, args)", False),
        ("setattr(NAME, key, 1)", False),
    ],
)
def test_attributes_of_what_is_handed_on(start: str, name: str, expression: str, line: str, known: bool) -> None:
    found = value(expression, f"{start}\n{line.replace('NAME', name)}\n", modules=Files(CONFIGURED))
    assert found == Constant(0.5) if known else isinstance(found, Unknown)


@pytest.mark.parametrize(
    ("before", "expression"),
    [
        ("import config\nconfig.WD = args.wd", "config.WD"),
        ("import config as c\nc.WD *= 2", "c.WD"),
        ("from config import Config\nConfig.wd = args.wd", "Config.wd"),
    ],
)
def test_attributes_of_other_modules_that_are_assigned(before: str, expression: str) -> None:
    assert value(expression, before, modules=Files(CONFIGURED)) == Unknown("an attribute that may be set elsewhere")


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("exec(open('configurator.py').read())", False),
        ("globals().update(vars(args))", False),
        ("for k in given:\n    globals()[k] = given[k]", False),
        ("names = globals()\nnames['wd'] = 1", False),
        ("subprocess.exec('wd = 1')", True),
        ("config = {k: globals()[k] for k in keys}", True),
        ("print(globals()['wd'] == 1, globals().get('wd'))", True),
        ("executed(wd)", True),
    ],
)
def test_names_that_may_be_set_by_their_text(line: str, known: bool) -> None:
    before = f"wd = 0.5\n{line}\n"
    found = value("wd", before), value("wd", "from config import wd", modules=Files({"config.py": before}))
    assert all(each == Constant(0.5) if known else isinstance(each, Unknown) for each in found)


def groups(text: str) -> Value:
    return sites(f"{IMPORTS}{text}")[-1].arguments[0].value


@pytest.mark.parametrize(
    "text",
    [
        "Adam([{'params': a}, {'params': b, 'lr': 1}])",
        "g = [{'params': a}, {'params': b, 'lr': 1}]\nAdam(g)",
        "g = []\ng.append({'params': a})\nfor x in y:\n    g.append({'params': b, 'lr': 1})\nAdam(g)",
        "g = []\ng += [{'params': a}, {'params': b, 'lr': 1}]\nAdam(g)",
        "g = [{'params': a}]\ng.extend([{'params': b, 'lr': 1}])\nAdam(g)",
        "d = {'params': b, 'lr': 1}\nAdam([{'params': a}, d])",
        "def f():\n    g = [{'params': a}]\n    for x in y:\n        g += [{'params': b, 'lr': 1}]\n    Adam(g)",
    ],
)
def test_visible_groups(text: str) -> None:
    found = groups(text)
    assert isinstance(found, Items)
    assert found.kind == "list"
    first, second = found.items
    assert isinstance(first, Dictionary)
    assert isinstance(second, Dictionary)
    assert [entry.key for entry in second.entries] == [Constant("params"), Constant("lr")]


@pytest.mark.parametrize(
    "text",
    [
        "Adam(model.parameters())",
        "Adam(get_groups(model))",
        "def f(g):\n    g.append({'params': a})\n    Adam(g)",
        "g = make()\ng.append({'params': a})\nAdam(g)",
        "g = [{'params': a}]\ng = other\nAdam(g)",
        "Adam(({'params': p} for p in q))",
    ],
)
def test_groups_that_are_not_visible(text: str) -> None:
    assert isinstance(groups(text), Unknown)


@pytest.mark.parametrize("text", ["Adam([{'params': p} for p in q])", "g = [{'params': p} for p in q]\nAdam(g)"])
def test_one_item_of_a_comprehension_stands_for_all(text: str) -> None:
    found = groups(text)
    assert isinstance(found, Items)
    assert (found.kind, found.complete) == ("list", False)
    (group,) = found.items
    assert isinstance(group, Dictionary)
    assert [entry.key for entry in group.entries] == [Constant("params")]


@pytest.mark.parametrize(
    "expression",
    [
        "10 ** 10 ** 10",
        "10 ** 10 ** 10 ** 10",
        "2 ** 100000000",
        "(-3) ** 99999999",
        "1 << 10 ** 10",
        "'x' * 10 ** 10",
        "[0] * 10 ** 10",
        "(1,) * 10 ** 10",
        "float('1' * 10 ** 9)",
        "9 ** 99 ** 9",
        "1e308 * 10 ** 400",
        "2.0 ** 100000",
        "10 ** 400 / 3",
        "b'x' * 10 ** 10",
        "'%1000000000d' % 1",
        "(2 ** 1000) * (2 ** 1000) * (2 ** 1000)",
        "0 ** -1",
        "int('9' * 10 ** 7)",
        "{1: 2}[10 ** 10 ** 10]",
    ],
)
def test_no_expression_costs_much(expression: str) -> None:
    start = time.perf_counter()
    value(expression)
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    "expression",
    [
        " + ".join(["1"] * 900),
        "x" + ".a" * 900,
        "x" + "[0]" * 900,
        "x" + "()" * 900,
        "-" * 80 + "1",
        "[" * 80 + "]" * 80,
        "1 if x else " * 80 + "1",
        "+".join(["'x'"] * 900),
        " or ".join(["x"] * 3000),
        "(" * 80 + "1" + ")" * 80,
    ],
)
def test_deep_expressions(expression: str) -> None:
    value(expression)
    assert len(sites(f"{IMPORTS}y = ({expression})\nAdam(p)\n")) == 1


def test_long_sums_are_known() -> None:
    assert value(" + ".join(["1"] * 900)) == Constant(900)


def test_chains_of_names() -> None:
    chain = "\n".join(f"A{number + 1} = A{number}" for number in range(300))
    assert isinstance(value("A300", f"A0 = 1\n{chain}"), Unknown)
    assert value("A20", f"A0 = 1\n{chain}") == Constant(1)


def test_texts_of_items() -> None:
    (site,) = sites(f"{IMPORTS}Adam(p, betas=(0.9, b2), eps=(*x, 1))\n")
    assert [argument.items for argument in site.arguments] == [(), ("0.9", "b2"), ()]
