"""Signatures as JSON: the form in which ``extract`` stores them and ``load`` reads them back."""

from __future__ import annotations

from collections.abc import Mapping

from ms_compat_lint.knowledge.schema import Parameter, Signature
from ms_compat_lint.lean import Any
from ms_compat_lint.model import Constant, Items, Unknown, Value


def value_to_json(value: Value) -> Any:
    """A number, string, boolean or None as itself, the rest as an object of one key."""
    if isinstance(value, Constant):
        if isinstance(value.value, (bytes, complex)):
            raise ValueError(f"no JSON form for {value.value!r}")
        return value.value
    if isinstance(value, Items):
        return {value.kind: [value_to_json(item) for item in value.items]}
    if isinstance(value, Unknown):
        return {"unknown": value.reason}
    raise ValueError(f"no JSON form for {value!r}")


def value_from_json(data: Any) -> Value:
    """The inverse of :func:`value_to_json`."""
    if not isinstance(data, dict):
        return Constant(data)
    ((kind, content),) = data.items()
    if kind == "unknown":
        return Unknown(content)
    return Items(kind, tuple(value_from_json(item) for item in content))


def value_text(value: Value) -> str:
    """A known value as Python prints it: ``1e-08``, ``(0.9, 0.999)``."""
    if isinstance(value, Constant):
        return repr(value.value)
    if not isinstance(value, Items):
        raise ValueError(f"no text for {value!r}")
    items = [value_text(item) for item in value.items]
    if value.kind == "list":
        return f"[{', '.join(items)}]"
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def parameter_to_json(parameter: Parameter) -> dict[str, Any]:
    """Without the fields that say nothing special."""
    data: dict[str, Any] = {"name": parameter.name}
    if parameter.keyword_only:
        data["keyword_only"] = True
    if parameter.default is not None:
        data["default"] = value_to_json(parameter.default)
        if isinstance(parameter.default, Unknown):
            data["text"] = parameter.default_text
    return data


def parameter_from_json(data: Mapping[str, Any]) -> Parameter:
    """The inverse of :func:`parameter_to_json`. A parameter without default is required."""
    if "default" not in data:
        return Parameter(data["name"], data.get("keyword_only", False), True, None, None)
    default = value_from_json(data["default"])
    text = data["text"] if isinstance(default, Unknown) else value_text(default)
    return Parameter(data["name"], data.get("keyword_only", False), False, default, text)


def signature_to_json(signature: Signature) -> dict[str, Any]:
    """Everything but the API and the version, which the file says once for several records."""
    return {
        "parameters": [parameter_to_json(parameter) for parameter in signature.parameters],
        "any_keyword": signature.any_keyword,
        "deprecated": signature.deprecated,
        "deprecated_parameters": dict(signature.deprecated_parameters),
        "announced": signature.announced,
    }


def signature_from_json(api: str, version: str, data: Mapping[str, Any]) -> Signature:
    """The inverse of :func:`signature_to_json`."""
    return Signature(
        api=api,
        version=version,
        parameters=tuple(parameter_from_json(item) for item in data["parameters"]),
        any_keyword=data["any_keyword"],
        deprecated=data["deprecated"],
        deprecated_parameters=data["deprecated_parameters"],
        announced=data["announced"],
    )
