"""What the core takes from ``typing``, without it: to load that takes as long as to start Python.

For a type checker all of this is ``typing`` itself. Named tuples behave as those of ``typing`` and ``collections``;
their constructors are only compiled when they are called again and again, as a run loads many classes and makes few
tuples of most. Protocols are no classes of their own.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any as Any
    from typing import NamedTuple as NamedTuple
    from typing import Protocol as Protocol
    from typing import TypeVar as TypeVar
    from typing import cast as cast
else:
    from _collections import _tuplegetter

    Any = object

    class _Nothing(type):
        """Makes no class of the statement of a protocol, which only a type checker looks at."""

        def __new__(cls, name, bases, namespace):
            return bases[0] if bases else super().__new__(cls, name, bases, namespace)

    class Protocol(metaclass=_Nothing):
        """Stands for all protocols."""

    def TypeVar(name, **_):  # noqa: N802  as in typing
        """A type variable, which only a type checker looks at."""
        return name

    def cast(_, value):
        """The value, of a type that only a type checker looks at."""
        return value

    # A constructor is compiled when one would have paid: in the time that it saves for a tuple whose fields come by
    # position, what it saves for one with keywords, and what it takes to compile.
    _BY_KEYWORDS = 16
    _TO_COMPILE = 200

    class _Maker(type):
        """Makes a tuple's class of a class statement with annotated fields."""

        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            getters = {name: _tuplegetter(at, f"Alias for field number {at}") for at, name in enumerate(fields)}
            own = {"__slots__": (), "_fields": fields, "__match_args__": fields, "_field_defaults": defaults}
            new = _new_for(fields, tuple(defaults.values()))
            return type(name, (tuple,), {**_METHODS, **namespace, **own, **getters, "__new__": new})

    def _new_for(fields, defaults):
        """What makes tuples with some fields, of which the last have defaults; until it compiles a constructor."""
        left = _TO_COMPILE

        def __new__(cls, *arguments, **keywords):  # noqa: N807  as in typing
            nonlocal left
            left -= _BY_KEYWORDS if keywords else 1
            without = len(fields) - len(arguments)
            if left > 0 and not keywords and 0 <= without <= len(defaults):
                return tuple.__new__(cls, arguments + defaults[len(defaults) - without :])
            owner = next(each for each in cls.__mro__ if "_field_defaults" in each.__dict__)
            if left > 0 and without > 0 and keywords.keys().isdisjoint(fields[: len(arguments)]):
                values = {**owner._field_defaults, **dict(zip(fields, arguments, strict=False)), **keywords}
                if len(values) == len(fields) and all(field in values for field in fields):
                    return tuple.__new__(cls, map(values.__getitem__, fields))
            owner.__new__ = staticmethod(_constructor(owner))
            return owner.__new__(cls, *arguments, **keywords)

        return __new__

    def _constructor(owner):
        """The constructor of a class, with its fields as parameters."""
        listed = "".join(f"{field}, " for field in owner._fields)
        names = {"_new": tuple.__new__, "__name__": owner.__module__}
        new = eval(f"lambda _cls, {listed}: _new(_cls, ({listed}))", names)  # noqa: S307  of this program's own names
        new.__name__, new.__qualname__ = "__new__", f"{owner.__qualname__}.__new__"
        new.__defaults__ = tuple(owner._field_defaults.values())
        return new

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes):
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _getnewargs(self):
        return tuple(self)

    def _repr(self):
        values = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({values})"

    _METHODS = {
        "_make": classmethod(_make),
        "_replace": _replace,
        "__replace__": _replace,
        "_asdict": _asdict,
        "__getnewargs__": _getnewargs,
        "__repr__": _repr,
    }

    class NamedTuple(metaclass=_Maker):
        """The base of a named tuple in a class statement; what is made of it is a tuple."""
