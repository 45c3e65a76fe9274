"""Draws calls of every optimizer: values of every argument in every form that a call has."""

from __future__ import annotations

from hypothesis import strategies as st

from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Parameter, Signature

_BETAS = ["(0.9, 0.999)", "(0.5, 0.9)", "(0.0, 0.99)", "[0.8, 0.95]"]
_FLAG = ["True", "False"]
VALUES: dict[str, list[str]] = {
    "lr": ["0.1", "0.01", "1e-3", "1"],
    "learning_rate": ["0.1", "0.01", "1e-3", "1"],
    "betas": _BETAS,
    "beta1": ["0.9", "0.5", "0.7"],
    "beta2": ["0.999", "0.9", "0.99"],
    "eps": ["1e-8", "1e-7", "1e-6", "1e-3", "1"],
    "epsilon": ["1e-8", "1e-10", "1e-3"],
    "weight_decay": ["0", "0.0", "0.01", "0.1"],
    "momentum": ["0", "0.0", "0.9", "0.5"],
    "dampening": ["0", "0.0", "0.1"],
    "nesterov": _FLAG,
    "use_nesterov": _FLAG,
    "amsgrad": _FLAG,
    "use_amsgrad": _FLAG,
    "maximize": _FLAG,
    "centered": _FLAG,
    "alpha": ["0.99", "0.9"],
    "decay": ["0.9", "0.5"],
    "rho": ["0.9", "0.5"],
    "lr_decay": ["0", "0.0", "0.1"],
    "initial_accumulator_value": ["0", "0.1"],
    "accum": ["0.1", "0.5"],
    "update_slots": _FLAG,
    "lambd": ["1e-4", "0.01"],
    "t0": ["1e6", "10.0", "1"],
    "etas": ["(0.5, 1.2)", "(0.4, 1.5)"],
    "step_sizes": ["(1e-6, 50)", "(1e-3, 1.0)"],
    "momentum_decay": ["4e-3", "0.01"],
    "decoupled_weight_decay": _FLAG,
    "loss_scale": ["1.0", "2.0"],
    "use_locking": _FLAG,
    "use_lazy": ["False"],
    "use_offload": ["False"],
    "foreach": ["None", "False"],
    "fused": ["None", "False"],
    "capturable": ["False"],
    "differentiable": ["False"],
    "beta2_decay": ["-0.8", "-0.5"],
    "decay_rate": ["0.8", "0.5"],
    "d": ["1.0", "2"],
    "clip_threshold": ["1.0", "2.0"],
    "scale_parameter": ["True"],
    "relative_step": ["True"],
    "warmup_init": ["False"],
    "compression": ["False"],
}
_ADAFACTOR_EPS = ["(1e-30, 1e-3)", "(1e-30, 0.01)"]
_TORCH_PARAMETERS = [
    "model.parameters()",
    "list(model.parameters())",
    "filter(lambda p: True, model.parameters())",
    "[p for p in model.parameters()]",
    "[{'params': model.first.parameters(), 'lr': 0.05}, {'params': model.rest.parameters()}]",
    "[{'params': model.first.parameters(), 'weight_decay': 0.1}, dict(params=model.rest.parameters())]",
]
_MINDSPORE_PARAMETERS = [
    "model.trainable_params()",
    "model.first.trainable_params() + model.rest.trainable_params()",
    "filter(lambda p: True, model.get_parameters())",
    "[{'params': model.first.trainable_params(), 'lr': 0.05}, {'params': model.rest.trainable_params()}]",
    "[{'params': model.first.trainable_params(), 'weight_decay': 0.1}, dict(params=model.rest.trainable_params())]",
]


@st.composite
def calls(draw: st.DrawFn, api: str, version: str | None) -> str:
    """A program that binds ``optimizer``: imports, constants and the call."""
    signature = load.signature(api, version)
    assert signature is not None
    first, *others = signature.parameters
    parameters = _TORCH_PARAMETERS if api.startswith("torch.") else _MINDSPORE_PARAMETERS
    given = [draw(st.sampled_from(parameters))]
    chosen = {p.name: draw(_value(api, p)) for p in others if p.required or draw(st.integers(0, 2)) == 0}
    constants, arguments = draw(_arguments(signature, chosen))
    if draw(st.booleans()):
        given[0] = given[0] if arguments and "=" not in arguments[0].partition("(")[0] else f"{first.name}={given[0]}"
    statement, callee = draw(st.sampled_from(_imports(api)))
    call = draw(_layout(callee, given + arguments))
    return "\n".join([statement, *constants, f"optimizer = {call}", ""])


def _value(api: str, parameter: Parameter) -> st.SearchStrategy[str]:
    if parameter.name == "eps" and api.rpartition(".")[2].lower() == "adafactor":
        return st.sampled_from(_ADAFACTOR_EPS)
    return st.sampled_from(VALUES[parameter.name])


@st.composite
def _arguments(draw: st.DrawFn, signature: Signature, chosen: dict[str, str]) -> tuple[list[str], list[str]]:
    """Constants and arguments: some by position, some by keyword in any order, some behind ``**``."""
    constants: list[str] = []
    values: dict[str, str] = {}
    for name, text in chosen.items():
        values[name] = text
        if draw(st.integers(0, 3)) == 0:
            constants.append(f"{name.upper()} = {text}")
            values[name] = name.upper()
    positional: list[str] = []
    count = draw(st.integers(0, 4))
    for parameter in signature.parameters[1 : 1 + count]:
        if parameter.name not in values or parameter.keyword_only:
            break
        positional.append(values.pop(parameter.name))
    keywords = draw(st.permutations(list(values.items())))
    starred = draw(st.integers(0, 5)) == 0 and len(keywords) > 0
    behind = [keywords[-1]] if starred else []
    texts = [f"{name}={text}" for name, text in keywords[: len(keywords) - len(behind)]]
    if behind:
        constants.append(f"OPTIONS = {{{behind[0][0]!r}: {behind[0][1]}}}")
        texts.append("**OPTIONS")
    return constants, [*positional, *texts]


def _imports(api: str) -> list[tuple[str, str]]:
    module, _, cls = api.rpartition(".")
    package, _, last = module.rpartition(".")
    return [
        (f"import {api.partition('.')[0]}", api),
        (f"from {package} import {last}", f"{last}.{cls}"),
        (f"import {module} as o", f"o.{cls}"),
        (f"from {module} import {cls}", cls),
    ]


@st.composite
def _layout(draw: st.DrawFn, callee: str, arguments: list[str]) -> str:
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return f"{callee}(\n    " + ",\n    ".join(arguments) + ",  # last\n)"
    if kind == 1:
        return f"{callee}(" + (",\n" + " " * (len(callee) + 13)).join(arguments) + ")"
    return f"{callee}({', '.join(arguments)})"
