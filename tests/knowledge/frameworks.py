"""Asks the installed frameworks themselves. Run as a script with a list of names on standard input, as JSON."""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from collections.abc import Callable
from typing import Any

SPACES = ("torch.optim", "mindspore.nn", "mindspore.experimental.optim", "mindspore.mint.optim")


def resolve(name: str) -> Any:
    """What ``from module import name`` gives."""
    module, _, last = name.rpartition(".")
    return getattr(importlib.import_module(module), last)


def constructor(api: Any) -> Callable[..., Any]:
    """The function with the declared signature, from behind the decorators."""
    function = api.__init__ if inspect.isclass(api) else api
    while True:
        hidden = (cell.cell_contents for cell in function.__closure__ or ())
        inner = next(filter(inspect.isfunction, hidden), None)
        if inner is None:
            return function
        function = inner


def declared(api: Any) -> list[tuple[str, str, str | None]]:
    """Name, kind and default of every parameter but ``self``."""
    parameters = list(inspect.signature(constructor(api)).parameters.values())
    return [
        (each.name, each.kind.name, None if each.default is each.empty else repr(each.default))
        for each in parameters[inspect.isclass(api) :]
    ]


def optimizers(space: str) -> list[str]:
    """Every public class of a name space that is an optimizer and no base of them all."""
    module = importlib.import_module(space)
    bases = [resolve("torch.optim.Optimizer"), resolve("mindspore.nn.Optimizer")]
    bases.append(resolve("mindspore.experimental.optim.Optimizer"))
    return [
        f"{space}.{name}"
        for name, value in vars(module).items()
        if inspect.isclass(value) and issubclass(value, tuple(bases)) and value not in bases
    ]


def main() -> None:
    """Prints, as JSON, what every name stands for and every API's signature."""
    names: dict[str, list[str]] = json.load(sys.stdin)
    answer = {
        "aliases": {api: [resolve(alias) is resolve(api) for alias in aliases] for api, aliases in names.items()},
        "signatures": {api: declared(resolve(api)) for api in names},
        "optimizers": [name for space in SPACES for name in optimizers(space)],
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
