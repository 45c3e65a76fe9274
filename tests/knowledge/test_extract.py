"""What the extraction makes of each form that a constructor can take, in wheels of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from ms_compat_lint.knowledge.extract.package import ExtractError
from ms_compat_lint.knowledge.extract.store import extract
from ms_compat_lint.knowledge.schema import Parameter, Signature
from ms_compat_lint.model import Constant, Items, Unknown
from tests.knowledge.wheels import BASE, tool_signature, torch_package


def tool(folder: Path, header: str, body: str = "...", **files: str) -> Signature:
    """The signature of a class with this ``def __init__`` line, and this body."""
    return tool_signature(folder, f"class Tool(Optimizer):\n    {header}\n        {body}\n", **files)


def default(signature: Signature, name: str) -> Parameter:
    """One parameter."""
    return next(parameter for parameter in signature.parameters if parameter.name == name)


# ----------------------------------------------------------------------------------- parameters


def test_order_and_keyword_only(tmp_path: Path) -> None:
    found = tool(tmp_path, "def __init__(self, params, lr=1e-3, *, maximize=False, foreach=None):")
    assert [(each.name, each.keyword_only) for each in found.parameters] == [
        ("params", False),
        ("lr", False),
        ("maximize", True),
        ("foreach", True),
    ]


def test_parameter_without_default_is_required(tmp_path: Path) -> None:
    found = tool(tmp_path, "def __init__(self, params, lr, *, steps, eps=1e-8):")
    assert [each.name for each in found.parameters if each.required] == ["params", "lr", "steps"]


def test_required_sentinel_is_no_default(tmp_path: Path) -> None:
    sentinel = BASE + "class _RequiredParameter: ...\nrequired = _RequiredParameter()\n"
    text = """
        from .optimizer import required
        class Tool(Optimizer):
            def __init__(self, params, lr=required, momentum=0): ...
    """
    found = tool_signature(tmp_path, text, optimizer=sentinel)
    assert default(found, "lr") == Parameter("lr", False, True, None, None)
    assert not default(found, "momentum").required


@pytest.mark.parametrize(
    ("written", "value", "text"),
    [
        ("1e-8", Constant(1e-8), "1e-08"),
        ("1e6", Constant(1e6), "1000000.0"),
        ("0", Constant(0), "0"),
        ("0.", Constant(0.0), "0.0"),
        ("-0.8", Constant(-0.8), "-0.8"),
        ("False", Constant(False), "False"),
        ("None", Constant(None), "None"),
        ("'strong'", Constant("strong"), "'strong'"),
        ("1 / 4", Constant(0.25), "0.25"),
        ("(0.9, 0.999)", Items("tuple", (Constant(0.9), Constant(0.999))), "(0.9, 0.999)"),
        ("(None, 1e-3)", Items("tuple", (Constant(None), Constant(0.001))), "(None, 0.001)"),
        ("(1,)", Items("tuple", (Constant(1),)), "(1,)"),
        ("[1, 2]", Items("list", (Constant(1), Constant(2))), "[1, 2]"),
        ("lambda x: x.name", Unknown("a function"), "lambda x: x.name"),
        ("make()", Unknown("an expression"), "make()"),
    ],
)
def test_default(tmp_path: Path, written: str, value: object, text: str) -> None:
    found = default(tool(tmp_path, f"def __init__(self, params, x={written}):"), "x")
    assert (type(found.default), found.default, found.default_text) == (type(value), value, text)


def test_type_of_a_number_is_kept(tmp_path: Path) -> None:
    found = tool(tmp_path, "def __init__(self, params, a=0, b=0.0, c=False):")
    kinds = [type(each.default.value) for each in found.parameters[1:] if isinstance(each.default, Constant)]
    assert kinds == [int, float, bool]


def test_module_constants_are_followed_across_modules(tmp_path: Path) -> None:
    text = """
        from .numbers import STEPS as NS
        from . import numbers
        A = 3.5
        class Tool(Optimizer):
            def __init__(self, params, k=(A, -numbers.B), steps=NS): ...
    """
    found = tool_signature(tmp_path, text, numbers="B: float = 4.5\nSTEPS = 5\n")
    assert default(found, "k").default_text == "(3.5, -4.5)"
    assert default(found, "steps").default == Constant(5)


def test_annotations_do_not_matter(tmp_path: Path) -> None:
    found = tool(tmp_path, "def __init__(self, params: ParamsT, lr: float | Tensor = 1e-3) -> None:")
    assert [each.name for each in found.parameters] == ["params", "lr"]


# ------------------------------------------------------------------------------------- keywords


def test_unused_double_star_takes_any_keyword(tmp_path: Path) -> None:
    found = tool(tmp_path, "def __init__(self, params, **kwargs):", "self.more = kwargs")
    assert found.any_keyword
    assert [each.name for each in found.parameters] == ["params"]


def test_keywords_read_from_double_star_are_parameters(tmp_path: Path) -> None:
    body = "self.lazy = kwargs.get('use_lazy', False); self.n = kwargs.pop('n', 3)"
    found = tool(tmp_path, "def __init__(self, params, **kwargs):", body)
    assert found.parameters[1:] == (
        Parameter("use_lazy", True, False, Constant(False), "False"),
        Parameter("n", True, False, Constant(3), "3"),
    )
    assert found.any_keyword


def test_double_star_whose_other_keys_are_refused(tmp_path: Path) -> None:
    text = """
        class Tool(Optimizer):
            def __init__(self, params, **kwargs):
                if set(kwargs.keys()) - {'use_lazy'}:
                    raise KeyError(kwargs)
                self.lazy = kwargs.get('use_lazy', False)
    """
    found = tool_signature(tmp_path, text)
    assert not found.any_keyword
    assert [each.name for each in found.parameters] == ["params", "use_lazy"]


# ------------------------------------------------------------------- inheritance and decorators


def test_class_without_constructor_has_that_of_its_base(tmp_path: Path) -> None:
    text = """
        class Plain(Optimizer):
            def __init__(self, params, lr=1e-3): ...
        class Tool(Plain):
            def step(self): ...
    """
    assert [each.name for each in tool_signature(tmp_path, text).parameters] == ["params", "lr"]


def test_base_in_another_module(tmp_path: Path) -> None:
    base = (
        "from .optimizer import Optimizer\nN = 7\nclass Plain(Optimizer):\n    def __init__(self, params, n=N): ...\n"
    )
    text = "import torch.optim.plain as base\nN = 8\nclass Tool(base.Plain):\n    pass\n"
    assert default(tool_signature(tmp_path, text, plain=base), "n").default == Constant(7)


def test_registering_decorator_hides_nothing(tmp_path: Path) -> None:
    found = tool_signature(
        tmp_path,
        """
        class Tool(Optimizer):
            @opt_init_args_register
            def __init__(self, params, learning_rate=0.1): ...
        """,
    )
    assert [each.name for each in found.parameters] == ["params", "learning_rate"]


def test_unknown_decorator_is_an_error(tmp_path: Path) -> None:
    package = torch_package(tmp_path, "class Tool(Optimizer):\n    @swap\n    def __init__(self, params): ...\n")
    with pytest.raises(ExtractError, match="what @swap does to the signature is not known"):
        extract(package)


# --------------------------------------------------------------------------------- deprecations


def test_decorator_marks_the_class(tmp_path: Path) -> None:
    text = """
        class Tool(Optimizer):
            @deprecated("2.0", "nn.Adam", False)
            def __init__(self, params): ...
    """
    assert tool_signature(tmp_path, text).deprecated == "deprecated from version 2.0, use nn.Adam instead"


def test_decorator_without_substitute(tmp_path: Path) -> None:
    text = """
        class Tool(Optimizer):
            @deprecated("2.9.0", None, False)
            def __init__(self, params): ...
    """
    assert tool_signature(tmp_path, text).deprecated == "deprecated from version 2.9.0"


def test_sentence_in_a_class_decorator(tmp_path: Path) -> None:
    text = """
        @deprecated("`Tool` is gone, use Adam.")
        class Tool(Optimizer):
            def __init__(self, params): ...
    """
    assert tool_signature(tmp_path, text).deprecated == "`Tool` is gone, use Adam."


def test_warning_about_the_class(tmp_path: Path) -> None:
    found = tool(tmp_path, "def __init__(self, params):", "logger.warning('Tool is deprecated')")
    assert (found.deprecated, found.deprecated_parameters) == ("Tool is deprecated", {})


def test_warning_about_one_parameter(tmp_path: Path) -> None:
    text = """
        class Tool(Optimizer):
            def __init__(self, params, lr=0.1, decay=None):
                if lr > 0 and params:
                    if decay is not None:
                        warnings.warn(f"decay={decay} is deprecated", FutureWarning)
                if lr > 1:
                    warnings.warn("lr is large")
    """
    found = tool_signature(tmp_path, text)
    assert found.deprecated is None
    assert found.deprecated_parameters == {"decay": "decay=... is deprecated"}


def test_docstring_announces_and_marks_nothing(tmp_path: Path) -> None:
    text = '''
        class Tool(Optimizer):
            """Does it.

            .. warning::
                - This interface is deprecated and will be removed
                  after version 2.9.0.
                - It is not elementwise.

            .. note::
                This is an experimental API that is subject to change.
            """
            def __init__(self, params): ...
    '''
    found = tool_signature(tmp_path, text)
    assert found.deprecated is None
    assert found.announced == "This interface is deprecated and will be removed after version 2.9.0."
