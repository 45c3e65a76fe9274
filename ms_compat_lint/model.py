"""The values that travel between the layers of ms-compat-lint.

Everything here is an immutable named tuple: cheap to import, to create and to pickle. Two of them
of different types can be equal as tuples, so compare argument values with :func:`same_value`,
never with ``==`` (which also takes ``True`` for ``1``).

Lines and columns count from 1, a column counts characters (code points), ends are exclusive.
"""

from __future__ import annotations

from enum import Enum

from ms_compat_lint.lean import NamedTuple


class Framework(str, Enum):
    """One of the two frameworks that are compared."""

    TORCH = "torch"
    MINDSPORE = "mindspore"


class Family(str, Enum):
    """A MindSpore name space that holds optimizers."""

    NN = "nn"
    EXPERIMENTAL = "experimental"
    MINT = "mint"


class Span(NamedTuple):
    """A stretch of source text."""

    line: int
    column: int
    end_line: int
    end_column: int


# ---------------------------------------------------------------------------------------- values


class Constant(NamedTuple):
    """A number, string, boolean or None that the text shows to be the value."""

    value: int | float | complex | str | bytes | bool | None


class Items(NamedTuple):
    """A tuple or list display. ``complete`` is false where a ``*`` hides some of its items."""

    kind: str  # "tuple" or "list"
    items: tuple[Value, ...]
    complete: bool = True


class Entry(NamedTuple):
    """One ``key: value`` of a dictionary."""

    key: Value
    value: Value
    key_span: Span | None  # None where the dictionary is not written inside the call


class Dictionary(NamedTuple):
    """A dictionary display. ``complete`` is false where a ``**`` or an unknown key hides some of it."""

    entries: tuple[Entry, ...]
    complete: bool = True


class Unknown(NamedTuple):
    """A value that the text does not show, and why.

    ``callee`` is the fully qualified framework name where the value is the result of a call to it, or of a
    class of the project that is built on it, say ``mindspore.nn.cosine_decay_lr``: its type is then known
    though its value is not.
    ``number`` is true where the text shows that it is a number, though not which one.
    """

    reason: str
    callee: str | None = None
    number: bool = False


Value = Constant | Items | Dictionary | Unknown


def same_value(first: Value, second: Value) -> bool:
    """Whether two known values are the same to an optimizer: ``0`` and ``0.0`` are, ``1`` and ``True`` are not.

    Unknown values are the same as nothing, themselves included.
    """
    if isinstance(first, Constant) and isinstance(second, Constant):
        if isinstance(first.value, bool) is not isinstance(second.value, bool):
            return False
        return first.value == second.value
    if isinstance(first, Items) and isinstance(second, Items):
        return (
            first.complete
            and second.complete
            and len(first.items) == len(second.items)
            and all(map(same_value, first.items, second.items))
        )
    return False


# ----------------------------------------------------------------------------------------- sites


class Passing(str, Enum):
    """How an argument is handed over."""

    POSITIONAL = "positional"
    KEYWORD = "keyword"
    STAR = "star"  # ``*args`` of unknown content
    DOUBLE_STAR = "double_star"  # ``**kwargs`` of unknown content


class Argument(NamedTuple):
    """One argument of a call.

    ``*`` and ``**`` of known content are already unpacked into arguments of their own, with
    ``written`` false and the span of the item in the display if that is written in the call,
    else the span of the whole starred expression.
    """

    passing: Passing
    keyword: str | None  # the name, for KEYWORD
    position: int | None  # zero-based, for POSITIONAL; None behind an unknown star
    value: Value
    span: Span  # the argument as written, ``eps=1e-8`` or ``*args``
    value_span: Span  # the value alone, without the parentheses around it
    text: str  # the value as written
    spelling: str | None  # the last identifier, where the value is a bare name or attribute
    written: bool = True
    items: tuple[str, ...] = ()  # the texts of the items, where the value is written as a tuple or list


class SiteKind(str, Enum):
    """The forms that an optimizer construction takes."""

    CALL = "call"
    PARTIAL = "partial"
    SUPER_INIT = "super_init"


class Site(NamedTuple):
    """One optimizer construction."""

    kind: SiteKind
    apis: tuple[str, ...]  # canonical public names of all candidates, sorted
    span: Span  # the whole call, from the callee's first character to behind the closing parenthesis
    callee_span: Span  # of the class: the callee, or partial's first argument, or the base in super_init
    callee_text: str
    arguments: tuple[Argument, ...]  # in the order written; without partial's class and __init__'s self
    in_fstring: bool = False
    cell: int | None = None  # of a notebook, from 1


# -------------------------------------------------------------------------------------- findings


class Severity(str, Enum):
    """How bad a finding is; the first letter, in upper case, starts pylint's message id."""

    ERROR = "error"
    WARNING = "warning"
    REFACTOR = "refactor"
    CONVENTION = "convention"


class Applicability(str, Enum):
    """How far a fix may be trusted: see CONTRACT's table, repeated in docs/fixes.md."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    PORT = "port"


class Edit(NamedTuple):
    """Replace the text of a span; an empty span inserts.

    Insertions at one place are written in the order of ``order``; two of the same order are the same
    insertion, or exclude each other where their texts differ.
    """

    span: Span
    text: str
    order: int = 0


class Fix(NamedTuple):
    """One way to mend a finding."""

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]


# -------------------------------------------------------------- what a rule says, before it is text


class SetArgument(NamedTuple):
    """Write ``parameter=text`` into the call. ``order`` is the parameter's place in the signature."""

    parameter: str
    text: str
    order: int


class DropArgument(NamedTuple):
    """Take an argument out of the call."""

    argument: Argument


class ReplaceArgument(NamedTuple):
    """Write other arguments in the place of one: ``betas=(0.9, 0.99)`` to ``beta1=0.9, beta2=0.99``.

    Each is a keyword (None for a positional argument) and the text of its value.
    """

    argument: Argument
    replacements: tuple[tuple[str | None, str], ...]


class ReplaceKey(NamedTuple):
    """Write another key, or nothing where ``text`` is None, for one entry of a dictionary in the call."""

    key_span: Span
    text: str | None


Intent = SetArgument | DropArgument | ReplaceArgument | ReplaceKey


class Repair(NamedTuple):
    """What a rule proposes; ``fixes`` turns it into edits of the text."""

    title: str
    applicability: Applicability
    intents: tuple[Intent, ...]


class Draft(NamedTuple):
    """One finding of one rule at one site, for one of the site's candidate APIs."""

    span: Span
    parameter: str | None
    message: str
    repairs: tuple[Repair, ...] = ()


class Finding(NamedTuple):
    """One statement about one site."""

    path: str
    span: Span
    code: str
    name: str
    severity: Severity
    api: str
    counterpart: str | None
    parameter: str | None  # the site's own name for it; None where the whole call is meant
    message: str
    url: str
    site: Span  # the call that the finding is about
    fixes: tuple[Fix, ...] = ()
    cell: int | None = None


class Problem(NamedTuple):
    """Why a file, or a cell of a notebook, could not be checked."""

    path: str
    line: int | None
    column: int | None
    message: str
    cell: int | None = None  # of a notebook, from 1; lines then count within it
