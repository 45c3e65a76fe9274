"""The TOML files: what is refused in them, and that the stored ones are in order."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from ms_compat_lint.knowledge import consistency, load
from ms_compat_lint.knowledge.errors import KnowledgeError
from ms_compat_lint.knowledge.pairs import read_pairs
from ms_compat_lint.knowledge.schema import Condition, Correspondence, Pair, Versions
from ms_compat_lint.knowledge.traits import read_traits
from ms_compat_lint.model import Constant, Framework, Items

TRAITS = """
api = "torch.optim.Adam"
basis = "measured"
source = "run"
checked = 2026-01-31
undecayed_names = ["beta"]

[parameters.betas]
inert = [[0.0, 0], 1]
inert_none = true
types = ["tuple"]
length = 2
item_minimum = 0
item_exclusive_maximum = true

[[joint]]
parameter = "lr"
when = [["torch", "lr", "is", "none"], ["torch", "betas[1]", ">=", 0.5]]
error = "ValueError: bad"
since = "2.0"

[groups]
honoured = ["lr"]
ignored = ["*"]
"""

PAIRS = """
torch = "torch.optim.Adam"

[[pair]]
mindspore = "mindspore.nn.Adam"
family = "nn"
source = "both sources"
checked = "2026-01-31"
parameter = [
  { torch = "betas", mindspore = ["beta1", "beta2"] },
  { torch = "maximize" },
]

[[pair.difference]]
when = [["torch", "eps", ">", 1e-5]]
summary = "it differs"
cause = "for a reason"
distance = 1
basis = "read"
mindspore_until = "2.9"
"""


def traits_file(folder: Path, text: str) -> str:
    path = folder / "traits" / "torch.optim.Adam.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def pairs_file(folder: Path, text: str) -> str:
    path = folder / "pairs" / "Adam.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


# ------------------------------------------------------------------------------------ what is read


def test_traits(tmp_path: Path) -> None:
    found = read_traits(traits_file(tmp_path, TRAITS))
    betas = found.parameters["betas"]
    assert betas.inert == (Items("tuple", (Constant(0.0), Constant(0))), Constant(1), Constant(None))
    assert (betas.types, betas.length) == (("tuple",), 2)
    assert (betas.item_minimum, type(betas.item_minimum), betas.item_maximum) == (0.0, float, None)
    assert (betas.item_exclusive_minimum, betas.item_exclusive_maximum) == (False, True)
    assert found.undecayed_names == ("beta",)
    assert found.groups is not None
    assert (found.groups.honoured, found.groups.ignored, found.groups.rejected) == ({"lr"}, {"*"}, frozenset())
    (joint,) = found.joint
    assert joint.when == (
        Condition(Framework.TORCH, "lr", "is", "none"),
        Condition(Framework.TORCH, "betas[1]", ">=", 0.5),
    )
    assert joint.versions == Versions("2.0", None)


def test_pairs(tmp_path: Path) -> None:
    (pair,) = read_pairs(pairs_file(tmp_path, PAIRS))
    assert pair.parameters == (Correspondence(("betas",), ("beta1", "beta2")), Correspondence(("maximize",), ()))
    assert (pair.torch_to_mindspore, pair.equal_alternative) == (True, None)
    (difference,) = pair.differences
    assert (difference.distance, difference.cpu_kernel, difference.evidence) == (1.0, False, "")
    assert difference.mindspore_versions == Versions(None, "2.9")


# --------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("length = 2", "lenght = 2", r"parameters\.betas: unknown key lenght"),
        ('basis = "measured"', 'basis = "guessed"', "basis is 'guessed', not one of measured, read"),
        ('basis = "measured"', "", "basis is missing"),
        ('source = "run"', 'source = "TBA"', "source is a placeholder, 'TBA'"),
        ('source = "run"', 'source = " "', "source is a placeholder"),
        ('source = "run"', 'source = "see TODO"', "source is a placeholder"),
        ("checked = 2026-01-31", 'checked = "soon"', "checked is 'soon', not a date"),
        ("checked = 2026-01-31", "checked = 2026", "checked is a int, not a date"),
        ('types = ["tuple"]', 'types = ["number"]', "types has 'number', not one of bool, int"),
        ('types = ["tuple"]', "types = [1]", "types is not a list of strings"),
        ("length = 2", "length = 2.5", "length is a float, not a int"),
        ("inert_none = true", "inert_none = 1", "inert_none is a int, not a bool"),
        ('error = "ValueError: bad"', 'error = "?"', "joint 1: error is a placeholder"),
        ('since = "2.0"', 'since = "2"', "joint 1: '2' is not a version of the form X.Y"),
        ('"lr", "is", "none"', '"lr", "~", "none"', "joint 1: '~' is not one of ==, !="),
        ('"lr", "is", "none"', '"lr", "is", 1', "joint 1: 1 is not one of bool, int"),
        ('["torch", "lr",', '["tensorflow", "lr",', "joint 1: 'tensorflow' is not a framework"),
        ('">=", 0.5]', '">="]', r"joint 1: .* is not \[framework, parameter, operator, value\]"),
        ('">=", 0.5]', '">=", [0.5]]', r"joint 1: \[0\.5\] is not a value to compare with"),
        ("[groups]", "[group]", "unknown key group"),
        ('api = "torch.optim.Adam"', 'api = "torch.optim.SGD"', "api is torch.optim.SGD"),
        ("[groups]", "[groups", "line 22"),
    ],
)
def test_wrong_traits(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in TRAITS
    with pytest.raises(KnowledgeError, match=rf"^traits/torch\.optim\.Adam\.toml: .*{message}") as caught:
        read_traits(traits_file(tmp_path, TRAITS.replace(old, new)))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('family = "nn"', 'family = "ops"', "pair 1: family is 'ops', not one of nn, experimental, mint"),
        ('{ torch = "maximize" }', '{ torch = "betas" }', "pair 1: torch parameter betas is in two rows"),
        ('{ torch = "maximize" }', "{ }", "pair 1: parameter 2: names no parameter"),
        ('{ torch = "maximize" }', '{ torch = "maximize", to = "x" }', "pair 1: parameter 2: unknown key to"),
        (
            '{ torch = "maximize" }',
            '{ torch = "x", convert = "invert" }',
            "convert is 'invert', not one of same, negate",
        ),
        ('{ torch = "maximize" }', '"maximize"', "pair 1: parameter 2 is not a table"),
        ('summary = "it differs"', "", "pair 1: difference 1: summary is missing"),
        ('summary = "it differs"', 'summary = "tbd"', "pair 1: difference 1: summary is a placeholder"),
        ("distance = 1", 'distance = "far"', "pair 1: difference 1: distance is a str, not a float"),
        ('torch = "torch.optim.Adam"\n', 'torch = "torch.optim.SGD"\n', "torch is torch.optim.SGD"),
    ],
)
def test_wrong_pairs(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in PAIRS
    with pytest.raises(KnowledgeError, match=rf"^pairs/Adam\.toml: .*{re.escape(message)}"):
        read_pairs(pairs_file(tmp_path, PAIRS.replace(old, new, 1)))


# ------------------------------------------------------------------------------ the stored files


def test_the_stored_files_fit_together() -> None:
    assert list(consistency.problems()) == []


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for ``data/``, with the stored signatures and without traits and pairs."""
    for name in ("index.json", "signatures"):
        (tmp_path / name).symlink_to(Path(load.DATA, name))
    for name in ("traits", "pairs"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(load, "DATA", str(tmp_path))
    return tmp_path


def test_consistency_looks_across_files(data: Path) -> None:
    traits_file(data, TRAITS.replace("parameters.betas", "parameters.beta"))
    pairs_file(
        data,
        PAIRS.replace('"torch", "eps"', '"mindspore", "epsilon"')
        + PAIRS.partition("\n\n")[2].replace("nn.Adam", "nn.Adem"),
    )
    (data / "traits" / "torch.optim.Adem.toml").write_text(TRAITS)
    found = list(consistency.problems())
    assert "traits/torch.optim.Adem.toml belongs to no API" in found
    assert "traits/torch.optim.Adam.toml: torch.optim.Adam has no parameter beta in any version" in found
    assert "pairs/Adam.toml: there is no mindspore.nn.Adem" in found
    assert "pairs/Adam.toml: mindspore.nn.Adam has no parameter epsilon in any version" in found
    assert "pairs/Adam.toml: no row of mindspore.nn.Adam has the parameter lr of torch.optim.Adam" in found


def test_measured_difference_needs_evidence(data: Path) -> None:
    pairs_file(data, PAIRS.replace('basis = "read"', 'basis = "measured"\nevidence = ""'))
    assert "pairs/Adam.toml: mindspore.nn.Adam: no evidence that it differs" in list(consistency.problems())


def test_every_parameter_of_a_pair_is_in_one_row() -> None:
    """In every version of either side, so in the newest too."""
    folder = os.path.join(load.DATA, "pairs")
    pairs: list[Pair] = [pair for name in sorted(os.listdir(folder)) for pair in read_pairs(os.path.join(folder, name))]
    assert len(pairs) > 25
    for pair in pairs:
        for framework, api in ((Framework.TORCH, pair.torch), (Framework.MINDSPORE, pair.mindspore)):
            rows = [name for row in pair.parameters for name in getattr(row, framework.value)]
            assert sorted(rows) == sorted(consistency.parameter_names(api)), pair.mindspore


def test_every_version_has_a_source() -> None:
    sources = load.read_json(os.path.join(load.DATA, "sources.json"))
    for api in set(load.api_names().values()):
        found = load.optimizer(api)
        content = load.read_json(os.path.join(load.DATA, "signatures", f"{api}.json"))
        assert content["api"] == api
        assert tuple(version for record in content["records"] for version in record["versions"]) == found.versions
        assert {*found.versions} <= {*sources[found.framework.value]}


def test_json_is_read_back_as_it_was_written() -> None:
    from ms_compat_lint.knowledge import records

    for api in sorted(set(load.api_names().values())):
        for record in load.read_json(os.path.join(load.DATA, "signatures", f"{api}.json"))["records"]:
            signature = records.signature_from_json(api, record["versions"][0], record)
            written = json.loads(json.dumps(records.signature_to_json(signature)))
            assert written == {key: value for key, value in record.items() if key not in ("versions", "file")}
