"""The typed form of what is known about the optimizers. ``load`` fills it from ``data/``.

Files under ``data/``
---------------------
``index.json``
    written by ``extract``: every public API with its aliases.
``signatures/<api>.json``
    written by ``extract``: the signature of one API in every version that was read.
``traits/<api>.toml``
    what one API does with its arguments, found by running it: inert, ignored and refused values,
    group keys, which parameters it does not decay.
``pairs/<torch class name>.toml``
    how the parameters of a torch optimizer and of its counterparts correspond, and under which
    effective values the two updates are not equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Family, Framework, Value


class Parameter(NamedTuple):
    """One parameter of a signature, ``self`` left out."""

    name: str
    keyword_only: bool
    required: bool  # no default, or a sentinel that stands for "required"
    default: Value | None  # None where required
    default_text: str | None  # as the messages print it: ``1e-08``, ``(0.9, 0.999)``


class Signature(NamedTuple):
    """The construction signature of one API in one version of its framework."""

    api: str
    version: str
    parameters: tuple[Parameter, ...]
    any_keyword: bool  # takes ``**kwargs`` that it uses
    deprecated: str | None  # what the code (a decorator, a warning) says of the class
    deprecated_parameters: Mapping[str, str]  # likewise of single parameters
    announced: str | None  # what only the docstring announces


class Optimizer(NamedTuple):
    """One public API."""

    api: str
    framework: Framework
    family: Family | None  # None for torch
    aliases: tuple[str, ...]  # other fully qualified names of the same class
    versions: tuple[str, ...]  # the versions that were read and have it, oldest first


class Condition(NamedTuple):
    """A statement about one effective value: ``torch.eps > 1e-5``.

    ``parameter`` may name an item of a tuple, ``betas[0]``. The operator ``is`` speaks of the value's type, which
    ``value`` names as :class:`ParameterTraits` does.
    """

    framework: Framework
    parameter: str
    operator: str  # one of == != < <= > >= is, is not
    value: bool | int | float | str | None


class Versions(NamedTuple):
    """A range of framework versions, both ends included; None is open."""

    since: str | None = None
    until: str | None = None


class ParameterTraits(NamedTuple):
    """What an API does with the values of one parameter. All fields are as the frameworks were seen to behave.

    ``types`` are the accepted ones of ``bool int float str none tuple list dict tensor class``;
    empty means that any is accepted. ``item_*`` speak of the items of a tuple or list.
    """

    inert: tuple[Value, ...] = ()
    always_inert: bool = False  # a pure performance switch
    ignored: bool = False  # accepted and never used
    types: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    length: int | None = None
    item_types: tuple[str, ...] = ()
    item_minimum: float | None = None
    item_maximum: float | None = None
    item_exclusive_minimum: bool = False
    item_exclusive_maximum: bool = False
    choices: tuple[str, ...] = ()
    error: str = ""  # what the framework raises, shortened
    schedule: bool = False  # takes a list, an array or a schedule as well as a number
    idle: tuple[str, ...] = ()  # types of the value or of its items with which no weight moves (on the CPU)
    rising: bool = False  # no item may be less than the one before it


class JointRefusal(NamedTuple):
    """Values that are fine alone and refused together, say nesterov without momentum."""

    parameter: str  # where the finding stands
    when: tuple[Condition, ...]
    error: str
    versions: Versions = Versions()


class GroupKeys(NamedTuple):
    """Which keys of a parameter-group dictionary an API uses, and what it does with others."""

    honoured: frozenset[str]  # by the optimizer, or as ``initial_lr`` by the framework's learning-rate schedulers
    ignored: frozenset[str]  # accepted without effect; ``*`` stands for all others
    rejected: frozenset[str]  # raise; ``*`` stands for all others
    error: str = ""
    most: int | None = None  # how many groups it takes at most
    values: Mapping[str, ParameterTraits] = MappingProxyType({})  # what it does with the value of a key


class Traits(NamedTuple):
    """What one API does with its arguments."""

    api: str
    parameters: Mapping[str, ParameterTraits]
    joint: tuple[JointRefusal, ...]
    groups: GroupKeys | None
    undecayed_names: tuple[str, ...]  # ungrouped parameters with these in their names are not decayed
    basis: str  # "measured" or "read"


class Correspondence(NamedTuple):
    """Parameters of a pair that say the same thing. Empty on one side: it has no such parameter.

    Two names on one side stand for a tuple of two on the other (``beta1``, ``beta2`` and ``betas``).
    ``convert`` is how a value changes on the way: ``same``, ``negate``.
    """

    torch: tuple[str, ...]
    mindspore: tuple[str, ...]
    convert: str = "same"


class Difference(NamedTuple):
    """A case in which the two updates are not equal though every argument is carried over."""

    when: tuple[Condition, ...]  # all hold; empty: always
    summary: str  # what differs, for the message: "it has no bias correction"
    cause: str  # one sentence, from both sources
    distance: float | None  # largest difference of the weights, relative to the distance moved
    basis: str  # "measured" or "read"
    cpu_kernel: bool  # the statement rests on a kernel that was only run on the CPU
    torch_versions: Versions = Versions()
    mindspore_versions: Versions = Versions()
    evidence: str = ""  # the measurement's id


class Pair(NamedTuple):
    """A torch API and its counterpart in one MindSpore family."""

    torch: str
    mindspore: str
    family: Family
    parameters: tuple[Correspondence, ...]
    differences: tuple[Difference, ...]
    equal_alternative: str | None  # a counterpart in another family that is equal where this one is not
    torch_to_mindspore: bool = True  # whether this is the counterpart when read from torch
