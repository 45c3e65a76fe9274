"""The API or the argument does not exist, or is deprecated, in the configured version of its framework.

## What it does

Compares the call with the signature of the configured version (`--torch-version`, `--mindspore-version`): an API
or an argument that another version has, and a deprecation that the code itself announces with a decorator or a
warning. What only a docstring announces is told by `ms-compat-lint explain`.

## Why it matters

The call fails, or will soon, on the machine that the job is queued for.

## Example

```python
from torch import optim

# options: --torch-version 1.10
optimizer = optim.NAdam(model.parameters(), lr=2e-3, decoupled_weight_decay=True)  # MSC602: decoupled_weight_decay
```

Write what that version has, or raise the version:

```python
from torch import optim

# options: --torch-version 1.10
optimizer = optim.NAdam(model.parameters(), lr=2e-3)
```

## Fix safety

No fix.

## Sources

The signatures and deprecations are read out of the frameworks' own wheels, for each version.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Draft, Severity, Site
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.wording import FRAMEWORKS

META = Meta(
    code="MSC602",
    name="version",
    severity=Severity.WARNING,
    on_by_default=True,
    summary="the API or the argument does not exist or is deprecated in the configured version",
    needs_counterpart=False,
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for the API, and one for each argument."""
    version = f"{FRAMEWORKS[comparison.framework]} {comparison.signature.version}"
    if comparison.signature.deprecated is not None:
        message = f"{comparison.api} is deprecated in {version}{_notice(comparison.signature.deprecated)}"
        yield Draft(comparison.site.span, None, message)
    for argument in comparison.call.foreign:
        name = argument.keyword or ""
        known = list(load.versions_with(comparison.api, name))
        if known:
            message = (
                f"{comparison.api} has no parameter {name} in {version}: known in {_span(known)}; "
                "leave it out or use such a version"
            )
            yield Draft(argument.span, name, message)
    for bound, argument in comparison.given:
        name = bound.parameter.name
        announced = comparison.signature.deprecated_parameters.get(name)
        if announced is not None:
            message = f"{comparison.api}: {name} is deprecated in {version}{_notice(announced)}"
            yield Draft(argument.span, name, message)


def missing(site: Site, api: str, version: str | None) -> Draft:
    """The finding where the configured version has no such API at all; nothing else can be said of the call."""
    optimizer = load.optimizer(api)
    at = f"{FRAMEWORKS[optimizer.framework]} {version or load.known_versions(optimizer.framework)[-1]}"
    message = f"{api} does not exist in {at}: known in {_span(list(optimizer.versions))}; use such a version"
    return Draft(site.span, None, message)


def _notice(announced: str) -> str:
    """What the code says, behind ``is deprecated in mindspore 2.10``."""
    since, _, advice = announced.removeprefix("deprecated ").partition(", ")
    return f" ({since}); {advice or 'use another optimizer'}"


def _span(versions: list[str]) -> str:
    """``2.0 to 2.10``, or the one version."""
    return versions[0] if len(versions) == 1 else f"{versions[0]} to {versions[-1]}"
