"""What a ported call looks like."""

from __future__ import annotations

import pytest

from ms_compat_lint.model import Family, Framework
from ms_compat_lint.port import PortResult, port_source
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile

TORCH_HEAD = "import torch\nfrom functools import partial\n"
MINDSPORE_HEAD = "import mindspore\nfrom functools import partial\n"
UNEQUAL = "the updates stay unequal: "


def to_mindspore(call: str, family: str = "experimental", settings: Settings = Settings()) -> tuple[str, str]:  # noqa: B008
    """The ported call and the note, or the refusal's reason behind an empty text."""
    text = f"{TORCH_HEAD}{call}\n"
    return outcome(port_source(SourceFile.from_text("x.py", text), Framework.MINDSPORE, Family(family), settings))


def to_torch(call: str) -> tuple[str, str]:
    text = f"{MINDSPORE_HEAD}{call}\n"
    return outcome(port_source(SourceFile.from_text("x.py", text), Framework.TORCH))


def outcome(result: PortResult) -> tuple[str, str]:
    assert len(result.ported) + len(result.refused) == 1
    if result.refused:
        return "", result.refused[0].reason
    lines = result.text.splitlines(keepends=True)
    return "".join(lines[2:]).removesuffix("\n"), result.ported[0].note


EXPERIMENTAL = {
    "torch.optim.SGD(m.parameters(), 0.1, 0.9)": "mindspore.experimental.optim.SGD(m.trainable_params(), 0.1, 0.9)",
    "torch.optim.SGD(params, lr=lr, momentum=cfg.m)": "mindspore.experimental.optim.SGD(params, lr=lr, momentum=cfg.m)",
    "torch.optim.AdamW(m.parameters(), betas=betas)": (
        "mindspore.experimental.optim.AdamW(m.trainable_params(), betas=betas)"
    ),
    "torch.optim.AdamW(m.parameters(), 1e-3, foreach=True, fused=flag)": (
        "mindspore.experimental.optim.AdamW(m.trainable_params(), 1e-3)"
    ),
    "torch.optim.SGD([{'params': m.a.parameters(), 'momentum': 0.5}], lr=0.1)": (
        "mindspore.experimental.optim.SGD([{'params': m.a.trainable_params(), 'momentum': 0.5}], lr=0.1)"
    ),
    "torch.optim.SGD([{'params': m.a.parameters(), 'initial_lr': 0.5}], lr=0.1)": (
        "mindspore.experimental.optim.SGD([{'params': m.a.trainable_params(), 'initial_lr': 0.5}], lr=0.1)"
    ),
    "torch.optim.AdamW([*m.a.parameters(), m.b], 1e-3)": (
        "mindspore.experimental.optim.AdamW([*m.a.trainable_params(), m.b], 1e-3)"
    ),
    "torch.optim.AdamW(m.parameters(), fused=flag and cuda.is_available())": (
        "mindspore.experimental.optim.AdamW(m.trainable_params())"
    ),
    "partial(torch.optim.AdamW, lr=0.1)": "partial(mindspore.experimental.optim.AdamW, lr=0.1)",
}
NN = {
    "torch.optim.SGD(m.parameters(), lr=0.1)": "mindspore.nn.SGD(m.trainable_params(), learning_rate=0.1)",
    "torch.optim.SGD(m.parameters(), 0.1, weight_decay=1e-4)": (
        'mindspore.nn.SGD([{"params": m.trainable_params()}], 0.1, weight_decay=1e-4)'
    ),
    "torch.optim.SGD((p for p in m.parameters()), 0.1, weight_decay=wd)": (
        'mindspore.nn.SGD([{"params": list((p for p in m.trainable_params()))}], 0.1, weight_decay=wd)'
    ),
    "torch.optim.Adam(m.parameters(), 1e-3, (0.9, 0.99), 1e-8)": (
        "mindspore.nn.Adam(m.trainable_params(), 1e-3, beta1=0.9, beta2=0.99, eps=1e-8)"
    ),
    "torch.optim.Adam(m.parameters(), betas=(b1, 0.99))": (
        "mindspore.nn.Adam(m.trainable_params(), beta1=b1, beta2=0.99)"
    ),
    "torch.optim.Adam(m.parameters(), amsgrad=True, maximize=False)": (
        "mindspore.nn.Adam(m.trainable_params(), use_amsgrad=True)"
    ),
    "torch.optim.Rprop(m.parameters(), step_sizes=(1e-6, 50))": (
        "mindspore.nn.Rprop(m.trainable_params(), step_sizes=(1e-06, 50.0), learning_rate=0.01)"
    ),
    "torch.optim.SGD([{'params': m.parameters(), 'lr': 1}], lr=0.1)": (
        "mindspore.nn.SGD([{'params': m.trainable_params(), 'lr': 1}], learning_rate=0.1)"
    ),
    "torch.optim.SGD([dict(params=filter(f, m.parameters()), lr=1)], lr=0.1)": (
        "mindspore.nn.SGD([dict(params=list(filter(f, m.trainable_params())), lr=1)], learning_rate=0.1)"
    ),
    "torch.optim.Adafactor(m.parameters(), eps=(1e-30, 1e-3), beta2_decay=-0.7)": (
        "mindspore.nn.AdaFactor(m.trainable_params(), eps=(1e-30, 1e-3), decay_rate=0.7, beta1=0.0)"
    ),
    "torch.optim.Adafactor(m.parameters(), eps=(1e-30, 1e-3), beta2_decay=-d)": (
        "mindspore.nn.AdaFactor(m.trainable_params(), eps=(1e-30, 1e-3), decay_rate=float(d), beta1=0.0)"
    ),
}
TORCH = {
    "mindspore.nn.Adam(net.trainable_params(), learning_rate=1e-3, beta1=0.5)": (
        "torch.optim.Adam(net.parameters(), lr=1e-3, betas=(0.5, 0.999))"
    ),
    "mindspore.nn.Adam(net.trainable_params(), 1e-3, b1, 0.99)": (
        "torch.optim.Adam(net.parameters(), 1e-3, (b1, 0.99))"
    ),
    "mindspore.nn.Momentum(net.trainable_params(), 0.1, 0.9)": "torch.optim.SGD(net.parameters(), 0.1, 0.9)",
    "mindspore.nn.Rprop(net.trainable_params())": "torch.optim.Rprop(net.parameters(), lr=0.1)",
    "mindspore.nn.SGD(net.a.trainable_params() + net.b.trainable_params(), 0.1)": (
        "torch.optim.SGD(list(net.a.parameters()) + list(net.b.parameters()), 0.1)"
    ),
    "mindspore.nn.SGD(filter(f, net.get_parameters()), 0.1)": "torch.optim.SGD(filter(f, net.parameters()), 0.1)",
    "mindspore.nn.SGD([{'params': a, 'lr': 0.1, 'grad_centralization': False}])": (
        "torch.optim.SGD([{'params': a, 'lr': 0.1}], lr=0.1)"
    ),
    "mindspore.nn.SGD(params, learning_rate=0.1 * float(n))": "torch.optim.SGD(params, lr=0.1 * float(n))",
    "mindspore.experimental.optim.RAdam(params, betas=(0, 0.99))": "torch.optim.RAdam(params, betas=(0, 0.99))",
    "mindspore.mint.optim.AdamW(params, betas=(0.0, 0.99))": "torch.optim.AdamW(params, betas=(0.0, 0.99))",
    "mindspore.experimental.optim.SGD(net.trainable_params(), lr=cfg.lr)": (
        "torch.optim.SGD(net.parameters(), lr=cfg.lr)"
    ),
}


@pytest.mark.parametrize("call", EXPERIMENTAL)
def test_to_experimental(call: str) -> None:
    assert to_mindspore(call) == (EXPERIMENTAL[call], "")


@pytest.mark.parametrize("call", NN)
def test_to_nn(call: str) -> None:
    assert to_mindspore(call, "nn") == (NN[call], "")


@pytest.mark.parametrize("call", TORCH)
def test_to_torch(call: str) -> None:
    assert to_torch(call) == (TORCH[call], "")


UNEQUAL_CALLS = {
    "torch.optim.AdamW(m.parameters())": (
        'mindspore.nn.AdamWeightDecay([{"params": m.trainable_params()}], eps=1e-08, weight_decay=0.01)',
        UNEQUAL + "MindSpore applies no bias correction; mindspore.experimental.optim.AdamW is equal",
    ),
    "torch.optim.SGD(params, 0.1, weight_decay=wd)": (
        "mindspore.nn.SGD(params, 0.1, weight_decay=wd)",
        UNEQUAL + "mindspore.nn does not decay parameters with beta or gamma in their names",
    ),
    "torch.optim.Adam(params, eps=eps)": (
        "mindspore.nn.Adam(params, eps=float(eps))",
        "the updates may be unequal: MindSpore adds eps before the bias correction",
    ),
    "torch.optim.Adam(m.parameters(), betas=cfg.betas)": (
        "mindspore.nn.Adam(m.trainable_params(), beta1=cfg.betas[0], beta2=cfg.betas[1])",
        "the updates may be unequal: ",
    ),
}


SPARSE = "torch.optim.SparseAdam takes sparse gradients only; on dense ones mindspore.nn.LazyAdam is Adam"


def test_what_takes_sparse_gradients_only_is_said() -> None:
    call = "mindspore.nn.LazyAdam(net.trainable_params())"
    assert to_torch(call) == ("torch.optim.SparseAdam(net.parameters())", SPARSE)
    text, note = to_mindspore("torch.optim.SparseAdam(params, betas=(0.9, 1e-6))", "nn")
    assert text == "mindspore.nn.LazyAdam(params, beta1=0.9, beta2=1e-6)"
    assert note.startswith(UNEQUAL)
    assert note.endswith(f"; {SPARSE}")


@pytest.mark.parametrize("call", UNEQUAL_CALLS)
def test_what_stays_unequal_is_said(call: str) -> None:
    text, note = to_mindspore(call, "nn")
    assert text == UNEQUAL_CALLS[call][0]
    assert note.startswith(UNEQUAL_CALLS[call][1])  # the name of an optimizer that is equal may follow


REFUSED = {
    "torch.optim.LBFGS(params)": "torch.optim.LBFGS has no counterpart in mindspore.nn",
    "torch.optim.RAdam(params)": (
        "torch.optim.RAdam has no counterpart in mindspore.nn; mindspore.experimental.optim.RAdam would be one"
    ),
    "torch.optim.SGD(params, 0.1, **options)": "**options may hold any argument",
    "torch.optim.SGD(params, *rest)": "*rest may hold any argument",
    "torch.optim.AdamW(params, amsgrad=True)": (
        "amsgrad=True would be lost: mindspore.nn.AdamWeightDecay has nothing like it"
    ),
    "torch.optim.SGD(params, 0.1, maximize=flag)": "maximize=flag would be lost: mindspore.nn.SGD has nothing like it",
    "torch.optim.SGD(params, 0.1, foreach=choose())": (
        "foreach=choose() may do more than give a value; take it out first"
    ),
    "torch.optim.Adam(params, betas=make())": "betas=make() would be evaluated twice; give it a name first",
    "torch.optim.Adam(m.parameters(), 0.1, 0.9)": (
        "betas: 0.9 is refused by torch.optim.Adam itself: a float where a tuple or a list is wanted"
    ),
    "torch.optim.Adam(m.parameters(), betas=None)": (
        "betas: None is refused by torch.optim.Adam itself: None where a tuple or a list is wanted"
    ),
    "torch.optim.Adam(lr=0.1)": "torch.optim.Adam requires params; mend the call first",
    "torch.optim.Adam(params, betas=(0.9,))": "betas=(0.9,) does not have 2 items",
    "torch.optim.Adam(params, eps=0)": "eps: 0 is refused there: an int where a float is wanted",
    "torch.optim.Adam(params, learning_rate=1)": (
        "torch.optim.Adam has no parameter learning_rate; mend the call first (MSC401)"
    ),
    "torch.optim.SGD(m.named_parameters(), 0.1)": "named_parameters() is torch's; choose the parameters by hand",
    "torch.optim.SGD([{'params': a, 'momentum': 1}], 0.1)": (
        "the group key 'momentum' would be lost: mindspore.nn.SGD does not use it"
    ),
    "torch.optim.SGD([{'params': a, 'name': 'a'}], 0.1)": (
        "torch.optim.SGD does not use the group key 'name'; take it out first (MSC503)"
    ),
    "torch.optim.SGD([{'params': a, **group}], 0.1)": "the group {'params': a, **group} has a key that is not known",
    "torch.optim.SGD([{'lr': 1}], 0.1)": "the group {'lr': 1} has no visible parameters",
    "torch.optim.SGD(params, **{'lr': 0.1})": "lr is hidden behind a star; write the arguments out first",
    "(torch.optim.SGD if a else torch.optim.Adam)(params, 0.1)": "it may construct torch.optim.Adam or torch.optim.SGD",
    "getattr(torch.optim, 'SGD')(params, 0.1)": (
        "its class is named by getattr(torch.optim, 'SGD'); port that by hand"
    ),
    "partial(torch.optim.SGD, momentum=0.9)": ("a later call of the partial may pass lr, which is learning_rate there"),
    "class A(torch.optim.SGD):\n    def __init__(self, p):\n        super().__init__(p, lr=0.1)": (
        "it initialises a class built on torch.optim.SGD; port the class and its base by hand"
    ),
    "torch.optim.Adam(params, eps=(0  # none\n    ))": "eps: 0 is refused there: an int where a float is wanted",
    "torch.optim.Adam(params, betas=(0.9,  # c\n    0.99))": "its arguments cannot be rewritten where they stand",
}
REFUSED_TO_TORCH = {
    "mindspore.nn.SGD(params, lr)": "learning_rate: lr may be a list or a schedule, which is not taken there",
    **{  # an array or a tensor of rates, one for each step, knows all arithmetic
        f"mindspore.nn.SGD(params, {rate})": (
            f"learning_rate: {rate} may be a list or a schedule, which is not taken there"
        )
        for rate in ("lr * 2", "lr * 0.1", "lr / 512 * args.batch", "-lr", "lr + 0.1", "lr if flag else 0.1")
    },
    "mindspore.nn.Momentum(params, 0.1)": "mindspore.nn.Momentum requires momentum; mend the call first",
    "mindspore.nn.SGD(params, [0.1, 0.2])": (
        "learning_rate: [0.1, 0.2] is a list, which is not taken there; use a scheduler"
    ),
    "mindspore.nn.SGD(params, mindspore.nn.cosine_decay_lr(0.1, 1.0, 9, 3, 3))": (
        "learning_rate: mindspore.nn.cosine_decay_lr(0.1, 1.0, 9, 3, 3) is a schedule, which is not taken there; use a "
        "scheduler"
    ),
    "mindspore.nn.Adam(params, mindspore.Tensor(0.1))": (
        "learning_rate: mindspore.Tensor(0.1) is made by mindspore.Tensor, which is not of that framework"
    ),
    "mindspore.nn.SGD([{'params': a}, {'order_params': b}], 0.1)": (
        "the group key 'order_params' would be lost: torch.optim.SGD does not use it"
    ),
    "mindspore.nn.Adam(params, loss_scale=1024.0)": (
        "loss_scale=1024.0 would be lost: torch.optim.Adam has nothing like it"
    ),
    "mindspore.nn.Lamb(params, 0.1)": "mindspore.nn.Lamb has no counterpart in torch.optim",
}


@pytest.mark.parametrize("call", REFUSED)
def test_what_cannot_be_expressed_is_refused(call: str) -> None:
    assert to_mindspore(call, "nn") == ("", REFUSED[call])


@pytest.mark.parametrize("call", REFUSED_TO_TORCH)
def test_what_torch_cannot_express_is_refused(call: str) -> None:
    assert to_torch(call) == ("", REFUSED_TO_TORCH[call])


def test_an_argument_that_is_taken_and_ignored_is_not_expressed() -> None:
    call = "torch.optim.Adam(params, amsgrad={})"
    assert to_mindspore(call.format("True"))[1] == (
        "amsgrad=True would be lost: mindspore.experimental.optim.Adam takes and ignores it"
    )
    assert to_mindspore(call.format("False"))[0] == "mindspore.experimental.optim.Adam(params)"


def test_what_a_version_requires_is_not_omitted() -> None:
    call = "torch.optim.SGD(m.parameters())"
    assert to_mindspore(call)[0] == "mindspore.experimental.optim.SGD(m.trainable_params(), lr=0.001)"
    assert to_mindspore(call, settings=Settings(torch_version="1.8")) == (
        "",
        "torch.optim.SGD requires lr; mend the call first",
    )
    assert to_mindspore("partial(torch.optim.SGD)", settings=Settings(torch_version="1.8"))[0]


def test_the_configured_versions_decide() -> None:
    """Before 2.0 torch's Adagrad had no maximize; in MindSpore 2.0 there was no experimental Adadelta."""
    call = "torch.optim.Adadelta(params)"
    assert to_mindspore(call)[0]
    old = Settings(mindspore_version="2.0")
    assert to_mindspore(call, settings=old)[1].startswith(
        "torch.optim.Adadelta has no counterpart in mindspore.experimental.optim; mindspore.nn.Adadelta would be one"
    )


def test_a_generator_alone_gets_parentheses() -> None:
    call = "torch.optim.AdamW(\n    p for p in m.parameters() if p.requires_grad\n)"
    text, note = to_mindspore(call, "nn")
    assert text == (
        'mindspore.nn.AdamWeightDecay(\n    [{"params": list((p for p in m.trainable_params() if p.requires_grad))}],\n'
        "    eps=1e-08,\n    weight_decay=0.01\n)"
    )
    assert note
