"""What an expression may stand for, as far as it matters to finding optimizers."""

from __future__ import annotations

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING, NamedTuple
from ms_compat_lint.sites.expressions import Comprehension, Inner
from ms_compat_lint.sites.locate import Function, Part, Scope

if TYPE_CHECKING:
    from ms_compat_lint.sites.index import FileIndex


class Context(NamedTuple):
    """Where an expression is evaluated.

    ``part`` is the statement it belongs to; None means later, when the scope has come to its end.
    ``inner`` are the lambdas and comprehensions around the expression inside that statement.
    """

    file: FileIndex
    scope: Scope
    part: Part | None
    inner: Inner = ()


class External(NamedTuple):
    """Something of a framework, another library or the builtins, by its dotted name."""

    name: str


class OwnModule(NamedTuple):
    """A module of the project that is checked."""

    file: FileIndex


class OwnClass(NamedTuple):
    """A class of the project."""

    node: ast.ClassDef
    context: Context  # of the class statement


class OwnFunction(NamedTuple):
    """A function or lambda of the project."""

    node: Function | ast.Lambda
    context: Context  # of the definition
    owner: OwnClass | Instance | None = None  # what it was taken from


class Instance(NamedTuple):
    """An object of a class of the project."""

    of: OwnClass
    made: tuple[ast.Call, Context] | None = None  # where its fields are set


class Super(NamedTuple):
    """``super()`` inside a class of the project."""

    of: OwnClass


class Display(NamedTuple):
    """A tuple, list, set or dictionary that is written out."""

    node: ast.Tuple | ast.List | ast.Set | ast.Dict | ast.Call | Comprehension
    context: Context
    view: str = ""  # how it is looked at: "values", "items", "enumerate", "zip"


class Held(NamedTuple):
    """One thing that was put into a container: ``name[key] = value``."""

    value: ast.expr
    key: ast.expr | None
    context: Context


class Partial(NamedTuple):
    """What ``functools.partial`` makes of a class."""

    of: tuple[Referent, ...]


class Text(NamedTuple):
    """A string that is the name of an optimizer's class, for ``getattr``."""

    value: str


class Members(NamedTuple):
    """The dictionary of a module's or class's members: ``vars(optim)`` or ``optim.__dict__``."""

    of: Referent


class Namespace(NamedTuple):
    """A package of the project without a file of its own, by its dotted name."""

    name: str
    file: FileIndex  # that imports it


Referent = (
    External
    | OwnModule
    | OwnClass
    | OwnFunction
    | Instance
    | Super
    | Display
    | Held
    | Partial
    | Text
    | Members
    | Namespace
)
Referents = tuple[Referent, ...]
