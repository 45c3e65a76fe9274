"""Which public names of a wheel are optimizers, and under which other names they are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from ms_compat_lint.knowledge.extract.package import ExtractError, open_package
from ms_compat_lint.knowledge.extract.store import extract
from tests.knowledge.wheels import BASE, torch_package, write_wheel

MINDSPORE = {
    "mindspore/nn/__init__.py": """
        from mindspore.nn import layer, optim
        from mindspore.nn.layer import *
        from mindspore.nn.optim import *
        __all__ = ["Cell"]
        __all__.extend(optim.__all__)
    """,
    "mindspore/nn/layer.py": "__all__ = ['Dense']\nclass Dense: ...\n",
    "mindspore/nn/optim/__init__.py": """
        from mindspore.nn.optim.optimizer import Optimizer
        from mindspore.nn.optim.adam import Adam, AdamOffload
        from mindspore.nn.optim.thor import thor
        from mindspore.nn.optim.wrapper import OptTFTWrapper, helper
        __all__ = ['Optimizer', 'Adam', 'AdamOffload', 'thor', 'helper'] + ['OptTFTWrapper']
    """,
    "mindspore/nn/optim/optimizer.py": BASE,
    "mindspore/nn/optim/adam.py": """
        from mindspore.nn.optim.optimizer import Optimizer
        class Adam(Optimizer):
            def __init__(self, params, learning_rate=1e-3): ...
        class AdamOffload(Optimizer): ...
        class _Private(Optimizer): ...
    """,
    "mindspore/nn/optim/thor.py": """
        from mindspore.nn.optim.optimizer import Optimizer
        def thor(net, learning_rate, frequency=100):
            if net:
                return ThorAscend(net)
            return ThorGpu(net)
        class ThorGpu(Optimizer): ...
        class ThorAscend(Optimizer): ...
    """,
    "mindspore/nn/optim/wrapper.py": """
        from mindspore.nn.optim.optimizer import Optimizer
        class OptTFTWrapper(Optimizer): ...
        def helper(optimizer):
            return optimizer
    """,
    "mindspore/mint/__init__.py": "",
    "mindspore/mint/optim/__init__.py": "__all__ = ['Adam']\nfrom mindspore.mint.optim.adam import Adam\n",
    "mindspore/mint/optim/adam.py": """
        from mindspore.nn.optim.optimizer import Optimizer as Base
        class Adam(Base):
            def __init__(self, params, lr=1e-3): ...
    """,
}


def test_public_names_and_their_aliases(tmp_path: Path) -> None:
    found = extract(open_package(write_wheel(tmp_path, "mindspore", "9.1.2", MINDSPORE)))
    assert {api: entry.aliases for api, (entry, _) in found.items()} == {
        "mindspore.nn.Adam": ("mindspore.nn.optim.Adam", "mindspore.nn.optim.adam.Adam"),
        "mindspore.nn.AdamOffload": ("mindspore.nn.optim.AdamOffload", "mindspore.nn.optim.adam.AdamOffload"),
        "mindspore.nn.thor": ("mindspore.nn.optim.thor", "mindspore.nn.optim.thor.thor"),
        "mindspore.mint.optim.Adam": ("mindspore.mint.optim.adam.Adam",),
    }


def test_a_function_that_builds_optimizers_has_a_signature(tmp_path: Path) -> None:
    _, record = extract(open_package(write_wheel(tmp_path, "mindspore", "9.1.2", MINDSPORE)))["mindspore.nn.thor"]
    assert [parameter["name"] for parameter in record["parameters"]] == ["net", "learning_rate", "frequency"]


def test_private_modules_give_no_alias(tmp_path: Path) -> None:
    text = "class Plain(Optimizer): ...\nclass Tool(Plain):\n    def __init__(self, params): ...\n"
    package = torch_package(tmp_path, text, _multi="from .tool import Tool\n", other="from .tool import Tool as T\n")
    entry, _ = extract(package)["torch.optim.Tool"]
    assert entry.aliases == ("torch.optim.other.T", "torch.optim.tool.Tool")


def test_a_file_that_is_no_framework_wheel(tmp_path: Path) -> None:
    path = write_wheel(tmp_path, "numpy", "1.0", {})
    with pytest.raises(ExtractError, match="metadata of 0 frameworks"):
        open_package(path)
