"""Small wheels to extract from."""

from __future__ import annotations

import textwrap
import zipfile
from pathlib import Path

from ms_compat_lint.knowledge import records
from ms_compat_lint.knowledge.extract.package import Package, open_package
from ms_compat_lint.knowledge.extract.store import extract
from ms_compat_lint.knowledge.schema import Signature

BASE = "class Optimizer:\n    def __init__(self, params, defaults): ...\n"


def write_wheel(folder: Path, name: str, version: str, files: dict[str, str]) -> Path:
    """A wheel with these files, by path."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}-{version}.dist-info/METADATA", f"Name: {name}\nVersion: {version}\n")
        for file, text in files.items():
            archive.writestr(file, textwrap.dedent(text))
    return path


def torch_wheel(folder: Path, text: str, version: str = "1.0.0", **files: str) -> Path:
    """A torch wheel whose ``torch.optim.tool.Tool`` is the class in ``text``; further modules by name."""
    modules = {f"torch/optim/{name}.py": content for name, content in files.items()}
    return write_wheel(
        folder,
        "torch",
        version,
        {
            "torch/__init__.py": "",
            "torch/optim/__init__.py": "from .tool import Tool\nfrom .optimizer import Optimizer\n",
            "torch/optim/optimizer.py": BASE,
            "torch/optim/tool.py": "from .optimizer import Optimizer\n" + textwrap.dedent(text),
            **modules,
        },
    )


def torch_package(folder: Path, text: str, **files: str) -> Package:
    """The package of such a wheel."""
    return open_package(torch_wheel(folder, text, **files))


def tool_signature(folder: Path, text: str, **files: str) -> Signature:
    """The signature that is extracted for ``torch.optim.Tool``."""
    package = torch_package(folder, text, **files)
    entry, record = extract(package)["torch.optim.Tool"]
    return records.signature_from_json(entry.api, package.minor, record)
