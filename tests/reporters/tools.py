"""Reports of the command on small projects."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.programs import command

# A call behind characters of several bytes, one over several lines, two with the same findings in one function.
TRAIN = """\
from mindspore import nn
import torch


class Trainer:
    def make(self):
        é = "日本"; self.opt = nn.Adam(p, lr, weight_decay)
        return torch.optim.AdamW(
            p,
            lr=1e-3,
            amsgrad=True,
        )


a = nn.AdamWeightDecay(params, 1e-3)
b = nn.AdamWeightDecay(params, 1e-3)
"""


def write(folder: Path, text: str = TRAIN, name: str = "train.py") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def report(style: str, folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> str:
    return command("check", "--format", style, *arguments, cwd=folder, env=env).stdout


def as_json(style: str, folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Any:
    return json.loads(report(style, folder, *arguments, env=env))
