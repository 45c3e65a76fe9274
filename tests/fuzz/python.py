"""Python from Python: expressions in the places of others, statements inside of others, arguments where none were."""

from __future__ import annotations

import ast
import copy
import random
import warnings
from collections.abc import Iterator
from typing import Any

from tests.fuzz.mutation import Place, lines_of, some, text

_EXPRESSIONS = """
torch.optim.AdamW(p, lr=1e-3)
nn.AdamWeightDecay(p, 1e-3, eps=1e-6)
optim.SGD(p, 0.1, 0.9, weight_decay, nesterov=True)
experimental.optim.Adam([{'params': p, 'lr': x}], lr=y)
functools.partial(optim.Adam, lr=1e-3)
super().__init__(p, lr=1)
nn.Optimizer.__init__(self, 0.1, p)
getattr(torch.optim, name)(p)
{'sgd': optim.SGD, **others}[name](p, **kwargs)
lambda p, *, lr=1: optim.Adam(p, lr)
[optim.SGD(q, 0.1) for q in p if q]
optim.Adam if x else nn.Adam
(y := optim.Adam)
(yield)
await x
f'{optim.Adam(p)!r:>{w}}'
[x for p['params'] in y]
*a, b
net.trainable_params()
cfg.lr * 10**10**10
dict(params=p, order_params=q)
1e400
-0.0
10**400
'\\ud83d\\n\\x00'
b'x' * 2**70
x[1:2, ...]
a < b < c
not -x
{**a, 'lr': 1e-3}
{1, *b}
Adam
torch.optim
None
True
self.optimizer
"""
_STATEMENTS = """
from torch.optim import *
from torch import optim as nn
import torch.optim.sgd
from .m import o as Adam
from mindspore import nn, experimental
import mindspore.nn.optim as optim
del nn
global p
nn = torch.optim
Adam, SGD = optim.Adam, optim.SGD
p += [1]
x: int = optim.Adam(p)
for nn.x in p: break
with open(x) as nn: pass
class Adam(nn.Adam): lr = 1
def f(p, lr=nn.Adam(p), /, *a, k, **kw): return optim.SGD(*a, **kw)
async def g(): return [x async for x in y]
match x:
    case {'lr': lr, **rest}: pass
"""
_AROUND = """
if x: pass
for nn in p: pass
while not x: pass
def f(self, optim=None, **kwargs): pass
async def f(): pass
class C(torch.optim.Adam): pass
with x as torch: pass
if TYPE_CHECKING: pass
"""
_NAMES = ("lr", "learning_rate", "betas", "beta1", "eps", "weight_decay", "momentum", "params", "loss_scale", "amsgrad")


_LINES = (
    "try: import torch",
    "except ImportError: torch = None",
    "@functools.wraps(f)",
    "# pylint: disable=all",
    "o = (",
)
_LINES += ("    x = optim.Adam(p)  # noqa: MSC101", "# pylint: disable=ms-default-differs", "o = optim.Adam(  # noqa")


def _parsed(lines: str) -> list[ast.stmt]:
    return ast.parse(lines).body


EXPRESSIONS = [each.value for each in _parsed(_EXPRESSIONS) if isinstance(each, ast.Expr)]
STATEMENTS = _parsed(_STATEMENTS)
AROUND = _parsed(_AROUND)
LINES = [line.encode() for line in (*(_EXPRESSIONS + _STATEMENTS + _AROUND).split("\n"), *_LINES)]


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Another Python file; sometimes one that is none."""
    if chance.random() < 0.4:
        return _lines(data, chance)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(data)
            for _ in some(chance):
                _mutate_tree(tree, chance)
            return ast.unparse(ast.fix_missing_locations(tree)).encode("utf-8", "replace")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return _lines(data, chance)


def _mutate_tree(tree: ast.Module, chance: random.Random) -> None:
    kind = chance.randrange(6)
    if kind < 3:
        _replace_expression(tree, chance)
    elif kind == 3:
        _change_call(tree, chance)
    else:
        _change_statements(tree, chance)


def _replace_expression(tree: ast.Module, chance: random.Random) -> None:
    every = [place for place in _expressions(tree) if isinstance(getattr(place.get(), "ctx", ast.Load()), ast.Load)]
    if every:
        new = chance.choice(every).get() if chance.random() < 0.4 else chance.choice(EXPRESSIONS)
        chance.choice(every).set(copy.deepcopy(new))


class _Field(Place):
    """A field of a node."""

    def get(self) -> Any:
        return getattr(self.container, self.key)

    def set(self, value: Any) -> None:
        setattr(self.container, self.key, value)


def _expressions(tree: ast.AST) -> Iterator[Place]:
    for node in ast.walk(tree):
        for name, field in ast.iter_fields(node):
            if isinstance(field, ast.expr):
                yield _Field(node, name)
            elif isinstance(field, list):
                yield from (Place(field, n) for n, each in enumerate(field) if isinstance(each, ast.expr))


def _change_call(tree: ast.Module, chance: random.Random) -> None:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    if not calls:
        return
    call = chance.choice(calls)
    kind = chance.randrange(5)
    if kind == 0 and call.args:
        del call.args[chance.randrange(len(call.args))]
    elif kind == 1 and call.keywords:
        call.keywords.remove(chance.choice(call.keywords))
    elif kind == 2 and call.keywords:
        call.args.insert(chance.randrange(len(call.args) + 1), call.keywords.pop().value)
    elif kind == 3:
        name = chance.choice((None, *_NAMES))
        call.keywords.append(ast.keyword(name, copy.deepcopy(chance.choice(EXPRESSIONS))))
    else:
        starred = ast.Starred(copy.deepcopy(chance.choice(EXPRESSIONS)), ast.Load())
        call.args.insert(chance.randrange(len(call.args) + 1), starred)


def _change_statements(tree: ast.Module, chance: random.Random) -> None:
    blocks = [
        field
        for node in ast.walk(tree)
        for name, field in ast.iter_fields(node)
        if name in ("body", "orelse", "finalbody") and isinstance(field, list)
    ]
    block, other = chance.choice(blocks), chance.choice(blocks)
    place = chance.randrange(len(block) + 1)
    length = chance.choice((0, 1, 1, 2))
    kind = chance.randrange(4)
    if kind == 0 and len(block) > length:
        del block[place : place + length]
    elif kind == 1:
        other[:0] = copy.deepcopy(block[place : place + length])
    elif kind == 2:
        block.insert(place, copy.deepcopy(chance.choice(STATEMENTS)))
    elif block[place : place + length]:
        around: Any = copy.deepcopy(chance.choice(AROUND))
        around.body = block[place : place + length]
        block[place : place + length] = [around]


def _bytes(line: bytes, chance: random.Random) -> bytes:
    return text(line.decode("latin-1"), chance).encode("latin-1", "replace")


_lines = lines_of(LINES, _bytes)
