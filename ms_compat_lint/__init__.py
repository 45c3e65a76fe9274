"""ms-compat-lint: where a PyTorch optimizer and its MindSpore counterpart silently behave differently.

``check_source`` is the library's entry, ``register`` is pylint's. Both load what they need when they are
first used, so that the command starts fast.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which is not loaded for this

if TYPE_CHECKING:
    from pylint.lint import PyLinter

    from ms_compat_lint.api import check_source as check_source

__all__ = ["__version__", "check_source", "register"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name == "check_source":
        from ms_compat_lint.api import check_source

        return check_source
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def register(linter: PyLinter) -> None:
    """Add the checker to pylint: what ``--load-plugins=ms_compat_lint`` calls."""
    from ms_compat_lint.frontends.pylint_plugin import register as register_checker

    register_checker(linter)
