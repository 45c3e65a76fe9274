"""The loader, on the stored knowledge."""

from __future__ import annotations

import pytest

from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Constant, Family, Framework, Items

# The optimizers of each name space, as the issue lists them.
OPTIMIZERS = {
    "torch.optim": "Adadelta Adafactor Adagrad Adam AdamW Adamax ASGD LBFGS Muon NAdam RAdam RMSprop Rprop SGD"
    " SparseAdam",
    "mindspore.nn": "Adadelta AdaFactor Adagrad Adam AdaMax AdamOffload AdamWeightDecay ASGD FTRL Lamb LARS LazyAdam"
    " Momentum ProximalAdagrad RMSProp Rprop SGD thor",
    "mindspore.experimental.optim": "Adadelta Adagrad Adam Adamax AdamW ASGD NAdam RAdam RMSprop Rprop SGD",
    "mindspore.mint.optim": "Adam AdamW FusedAdamW SGD",
    "mindspore.nn.optim_ex": "Adam AdamW SGD",
}

# CONTRACT's table: torch, nn, experimental, mint.
COUNTERPARTS = [
    ("Adadelta", "Adadelta", "Adadelta", None),
    ("Adagrad", "Adagrad", "Adagrad", None),
    ("Adam", "Adam", "Adam", "Adam"),
    ("ASGD", "ASGD", "ASGD", None),
    ("Rprop", "Rprop", "Rprop", None),
    ("AdamW", "AdamWeightDecay", "AdamW", "AdamW"),
    ("Adamax", "AdaMax", "Adamax", None),
    ("RMSprop", "RMSProp", "RMSprop", None),
    ("SGD", "SGD", "SGD", "SGD"),
    ("NAdam", None, "NAdam", None),
    ("RAdam", None, "RAdam", None),
    ("SparseAdam", "LazyAdam", None, None),
    ("Adafactor", "AdaFactor", None, None),
    ("LBFGS", None, None, None),
    ("Muon", None, None, None),
]
SPACES = {
    Family.NN: "mindspore.nn",
    Family.EXPERIMENTAL: "mindspore.experimental.optim",
    Family.MINT: "mindspore.mint.optim",
}


# ----------------------------------------------------------------------------------------- names


def test_every_optimizer_is_known() -> None:
    expected = {f"{space}.{name}" for space, names in OPTIMIZERS.items() for name in names.split()}
    assert set(load.api_names().values()) == expected


def test_abstract_bases_are_no_optimizers() -> None:
    assert not [name for name in load.api_names() if name.endswith(".Optimizer")]


@pytest.mark.parametrize(
    ("name", "api"),
    [
        ("torch.optim.AdamW", "torch.optim.AdamW"),
        ("torch.optim.adamw.AdamW", "torch.optim.AdamW"),
        ("mindspore.nn.optim.Adam", "mindspore.nn.Adam"),
        ("mindspore.nn.optim.adam.AdamOffload", "mindspore.nn.AdamOffload"),
        ("mindspore.nn.optim.thor.thor", "mindspore.nn.thor"),
        ("mindspore.experimental.optim.adamw.AdamW", "mindspore.experimental.optim.AdamW"),
        ("mindspore.mint.optim.fused_adamw.FusedAdamW", "mindspore.mint.optim.FusedAdamW"),
        ("mindspore.nn.optim_ex.adam.Adam", "mindspore.nn.optim_ex.Adam"),
    ],
)
def test_alias(name: str, api: str) -> None:
    assert load.api_names()[name] == api


def test_optimizer() -> None:
    found = load.optimizer("mindspore.nn.Adam")
    assert (found.framework, found.family) == (Framework.MINDSPORE, Family.NN)
    assert found.aliases == ("mindspore.nn.optim.Adam", "mindspore.nn.optim.adam.Adam")
    assert load.optimizer("torch.optim.Muon").family is None
    assert load.optimizer("mindspore.nn.optim_ex.SGD").family is Family.EXPERIMENTAL
    with pytest.raises(KeyError):
        load.optimizer("mindspore.nn.optim.Adam")


# -------------------------------------------------------------------------------------- versions


def test_known_versions_are_in_order() -> None:
    torch = load.known_versions(Framework.TORCH)
    assert torch[:8] == ("1.8", "1.9", "1.10", "1.11", "1.12", "1.13", "2.0", "2.1")
    assert {"2.0", "2.7", "2.8", "2.9", "2.10"} <= set(load.known_versions(Framework.MINDSPORE))


@pytest.mark.parametrize(
    ("version", "resolved"),
    [
        ("1.8", "1.8"),
        ("1.8.1", "1.8"),
        ("1.10", "1.10"),
        ("2.0.1", "2.0"),
        ("2.10", "2.10"),
        ("99.0", None),
        (None, None),
    ],
)
def test_version_that_stands_for_a_configured_one(version: str | None, resolved: str | None) -> None:
    newest = load.known_versions(Framework.TORCH)[-1]
    assert load.resolve_version(Framework.TORCH, version) == (resolved or newest)


def test_version_before_all_known_ones() -> None:
    newest = load.known_versions(Framework.TORCH)[-1]
    with pytest.raises(ValueError, match=rf"^torch version 1\.7 is older than the known versions, 1\.8 to {newest}$"):
        load.signature("torch.optim.Adam", "1.7")


@pytest.mark.parametrize("text", ["2", "two", "2.x", "", "2.1a", "v2.1", "2..1", " 2.1"])
def test_text_that_is_no_version(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not of the form X\.Y"):
        load.resolve_version(Framework.MINDSPORE, text)


@pytest.mark.parametrize(
    ("api", "version", "found"),
    [
        ("mindspore.nn.Adam", "2.3", "2.0"),  # not read: as the version before
        ("mindspore.experimental.optim.Adam", "2.0", None),
        ("mindspore.experimental.optim.Adam", "2.3", "2.7"),  # not read, but there when next seen
        ("mindspore.mint.optim.FusedAdamW", "2.3", None),
        ("mindspore.mint.optim.FusedAdamW", "2.8", None),
        ("mindspore.mint.optim.FusedAdamW", "2.8.1", None),
        ("mindspore.mint.optim.FusedAdamW", "2.9", "2.9"),
        ("mindspore.nn.optim_ex.Adam", "2.0", None),
        ("mindspore.nn.optim_ex.Adam", "2.1", "2.1"),
        ("mindspore.nn.optim_ex.Adam", "2.4", "2.1"),
        ("mindspore.nn.optim_ex.Adam", "2.7", None),
        ("mindspore.nn.optim_ex.Adam", None, None),
        ("torch.optim.Muon", "2.8", None),
        ("torch.optim.Muon", "2.9", "2.9"),
    ],
)
def test_api_in_a_version(api: str, version: str | None, found: str | None) -> None:
    signature = load.signature(api, version)
    assert (signature and signature.version) == found


# ------------------------------------------------------------------------------------ signatures


def parameters(api: str, version: str | None = None) -> dict[str, str | None]:
    """The defaults by name, as text; None for a required parameter."""
    signature = load.signature(api, version)
    assert signature is not None
    return {each.name: each.default_text for each in signature.parameters}


def test_required_learning_rate_became_optional() -> None:
    assert parameters("torch.optim.SGD", "1.8")["lr"] is None
    assert parameters("torch.optim.SGD", "2.1")["lr"] is None
    assert parameters("torch.optim.SGD", "2.2")["lr"] == "0.001"
    assert parameters("mindspore.experimental.optim.SGD")["lr"] is None
    assert parameters("mindspore.nn.Momentum")["momentum"] is None


def test_positions_changed_when_a_keyword_only_mark_came() -> None:
    old, new = load.signature("torch.optim.NAdam", "1.13"), load.signature("torch.optim.NAdam", "2.0")
    assert old is not None
    assert new is not None
    assert [each.name for each in old.parameters if not each.keyword_only][-1] == "foreach"
    assert [each.name for each in new.parameters if not each.keyword_only][-1] == "momentum_decay"


def test_values_and_texts() -> None:
    signature = load.signature("mindspore.nn.AdaFactor")
    assert signature is not None
    eps = next(each for each in signature.parameters if each.name == "eps")
    assert eps.default == Items("tuple", (Constant(1e-30), Constant(0.001)))
    assert eps.default_text == "(1e-30, 0.001)"
    assert parameters("mindspore.nn.thor")["decay_filter"] == "lambda x: x.name not in []"
    assert parameters("torch.optim.Muon")["eps"] == "1e-07"


def test_keywords_of_adam_in_mindspore_are_those_it_accepts() -> None:
    signature = load.signature("mindspore.nn.Adam")
    assert signature is not None
    assert not signature.any_keyword
    assert [each.name for each in signature.parameters if each.keyword_only] == ["use_lazy", "use_offload"]


def test_deprecations_in_code_and_announcements_are_apart() -> None:
    old, new = load.signature("mindspore.nn.FTRL", "2.9"), load.signature("mindspore.nn.FTRL", "2.10")
    assert old is not None
    assert new is not None
    assert old.deprecated is None
    assert old.announced == "This interface is deprecated and will be removed after version 2.9.0."
    assert new.deprecated == "deprecated from version 2.9.0"
    adam = load.signature("mindspore.nn.Adam", "2.10")
    assert adam is not None
    assert adam.deprecated is None
    assert "`learning_rate` will be renamed to `lr`" in (adam.announced or "")


# ----------------------------------------------------------------------------------------- pairs


@pytest.mark.parametrize("row", COUNTERPARTS, ids=lambda row: row[0])
def test_counterparts_of_torch(row: tuple[str, ...]) -> None:
    torch, *names = row
    for (family, space), name in zip(SPACES.items(), names, strict=True):
        found = load.counterpart(f"torch.optim.{torch}", family)
        assert (found and found.mindspore) == (f"{space}.{name}" if name else None)
        if name:
            assert found == load.counterpart(f"{space}.{name}", Family.NN)
            assert found == load.pair(f"torch.optim.{torch}", f"{space}.{name}")


@pytest.mark.parametrize(
    ("mindspore", "torch"),
    [
        ("nn.Momentum", "SGD"),
        ("nn.AdamOffload", "Adam"),
        ("mint.optim.FusedAdamW", "AdamW"),
        ("nn.optim_ex.AdamW", "AdamW"),
    ],
)
def test_counterparts_that_are_read_one_way(mindspore: str, torch: str) -> None:
    found = load.counterpart(f"mindspore.{mindspore}", Family.NN)
    assert found is not None
    assert found.torch == f"torch.optim.{torch}"
    assert not found.torch_to_mindspore


@pytest.mark.parametrize("name", ["FTRL", "Lamb", "LARS", "ProximalAdagrad", "thor"])
def test_mindspore_optimizers_without_counterpart(name: str) -> None:
    assert all(load.counterpart(f"mindspore.nn.{name}", family) is None for family in Family)


def test_apis_that_are_no_pair() -> None:
    assert load.pair("torch.optim.Adam", "mindspore.nn.SGD") is None
    assert load.pair("torch.optim.Muon", "mindspore.nn.SGD") is None


def test_traits_of_no_api() -> None:
    with pytest.raises(KeyError):
        load.traits("mindspore.nn.Nothing")
