"""The project's own modules, found by the names under which its files import them."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator
from itertools import islice

from ms_compat_lint.lean import TYPE_CHECKING, NamedTuple
from ms_compat_lint.project.reading import content
from ms_compat_lint.sites.imported import Outline, outline_of
from ms_compat_lint.source import SourceError, SourceFile

if TYPE_CHECKING:
    from ms_compat_lint.sites.candidates import Node

_LARGEST = 1024 * 1024  # bytes of a module that is read for its names
_MOST_KEPT = 1024 * 1024  # characters of modules that are kept with their trees
KEPT_BY_PLUGINS = 64 * 1024  # the same in another program, whose collector looks at each tree again and again
_HIGHEST = 8  # directories above a package that are searched
MARKS = frozenset({"pyproject.toml", "setup.py", "setup.cfg", ".git", ".hg"})  # of a project's top directory
_INSTALLED = frozenset({"site-packages", "dist-packages"})
_UNKNOWN = ""


class Searched(NamedTuple):
    """A directory that decides which modules are found."""

    path: str
    by_name: bool  # modules were looked for in it; else only whether it is the top of a project


class ProjectModules:
    """Finds modules beside the package of the file that imports them, beside the file, and above, up to its project.

    Nothing outside of the project is read: in an environment's ``site-packages`` a package sees only itself.
    """

    def __init__(self, most_kept: int = _MOST_KEPT) -> None:
        """``most_kept``: how many characters of modules are kept, with their trees."""
        self._most_kept = most_kept
        self.exports: dict[str, frozenset[str]] = {}  # what sites/spread.py found out, for the files that follow
        self._found: dict[tuple[str, str, int], str | None] = {}  # by the importer's directory, the name and the dots
        self._listings: dict[str, frozenset[str]] = {}
        self._roots: dict[str, tuple[str, ...]] = {}
        self._tops: dict[str, tuple[str, str]] = {}
        self._kept: OrderedDict[str, SourceFile | None] = OrderedDict()
        self._size = 0
        self.handed_on: dict[Node, frozenset[str]] = {}  # the same of sites/candidates.py
        self._packages: dict[str, str] = {}
        self._outlines: dict[str, Outline] = {}
        self._drawn: dict[str, set[str]] = {}  # the files that each file drew names from, all by absolute paths
        self._importers: dict[str, tuple[str, set[str]]] = {}  # their directories, and what they drew
        self._marks: dict[str, frozenset[str]] = {}
        self._told = 0, 0  # how many of these were told by searched_since

    def find(self, importer: str, name: str, level: int) -> SourceFile | None:
        """The module that the file ``importer`` means by ``name``; None when it is not part of the project."""
        path = self.locate(importer, name, level)
        return None if path is None else self.read(path)

    def locate(self, importer: str, name: str, level: int) -> str | None:
        """The path of the module that :meth:`find` would give."""
        known = self._importers.get(importer)
        if known is None:
            drawn = self._drawn.setdefault(os.path.abspath(importer), set())
            known = self._importers[importer] = os.path.dirname(importer), drawn
        directory, drawn = known
        key = (directory, name, level)
        path = self._found.get(key, _UNKNOWN)
        if path is _UNKNOWN:
            path = self._found[key] = self._find(importer, name, level)
        if path is not None:
            drawn.add(path)
        return path

    def package(self, path: str) -> str:
        """The name of the outermost package that a file is in; empty where it is in none."""
        given = os.path.dirname(path)
        name = self._packages.get(given)
        if name is None:
            directory = os.path.abspath(given)
            inside = directory[len(self._above_packages(directory)) :].strip(os.sep)
            name = self._packages[given] = inside.partition(os.sep)[0]
        return name

    def outline(self, path: str, data: bytes | None = None) -> Outline:
        """What is to be known of the file at a path before it is parsed; ``data`` is its content, if it was read.

        A file that is checked and is a module of others is looked at once.
        """
        if data is not None:
            path = os.path.abspath(path)
        found = self._outlines.get(path)
        if data is not None:
            if found is None or found.size != len(data):
                found = self._outlines[path] = outline_of(data, is_module=False)
        elif found is None or found.names_class is None:
            data = _bytes(path)
            found = self._outlines[path] = Outline() if data is None else outline_of(data)
        return found

    def drawn_by(self, path: str) -> tuple[str, ...] | None:
        """The files that a file drew names from, and those that these drew theirs from.

        None where no module was looked for.
        """
        if os.path.abspath(path) not in self._drawn:
            return None
        found: set[str] = set()
        to_follow = [os.path.abspath(path)]
        while to_follow:
            for each in self._drawn.get(to_follow.pop(), ()):
                if each not in found:
                    found.add(each)
                    to_follow.append(each)
        return tuple(sorted(found))

    def searched_since(self) -> dict[Searched, frozenset[str]]:
        """The directories that were looked into since this was last asked, with the names that were seen there."""
        new = {Searched(path, True): names for path, names in _behind(self._listings, self._told[0])}
        new.update((Searched(path, False), names) for path, names in _behind(self._marks, self._told[1]))
        self._told = len(self._listings), len(self._marks)
        return new

    def _find(self, importer: str, name: str, level: int) -> str | None:
        """The file of the module."""
        start = directory = os.path.dirname(os.path.abspath(importer))
        parts = name.split(".") if name else []
        if level:
            for _ in range(level - 1):
                directory = os.path.dirname(directory)
            inside = any(_is_inside(directory, top) for top in self._tops_of(start))
            return self._module(directory, parts) if inside else None
        roots = self._search(directory, parts[0]) if parts else ()
        return next((found for root in roots if (found := self._module(root, parts))), None)

    def _module(self, directory: str, parts: list[str]) -> str | None:
        """The file of a module below a directory: a module or a package's ``__init__.py``."""
        for part in parts[:-1]:
            if part not in self._listing(directory):
                return None
            directory = os.path.join(directory, part)
        if not parts:
            return os.path.join(directory, "__init__.py") if "__init__.py" in self._listing(directory) else None
        names = self._listing(directory)
        if parts[-1] in names:
            package = os.path.join(directory, parts[-1])
            if "__init__.py" in self._listing(package):
                return os.path.join(package, "__init__.py")
        return os.path.join(directory, f"{parts[-1]}.py") if f"{parts[-1]}.py" in names else None

    def _listing(self, directory: str) -> frozenset[str]:
        """The names in a directory; none where it is not one or cannot be read."""
        names = self._listings.get(directory)
        if names is None:
            names = self._listings[directory] = names_in(directory)
        return names

    def _search(self, directory: str, top: str) -> tuple[str, ...]:
        """Where to look for a module whose name begins with ``top``."""
        roots = self._roots.get(directory)
        if roots is None:
            roots = self._roots[directory] = self._find_roots(directory)
        if os.path.basename(roots[0]) in _INSTALLED:
            own = os.path.relpath(directory, roots[0]).split(os.sep)[0]
            return roots[:1] if top == own else ()
        return roots

    def _find_roots(self, directory: str) -> tuple[str, ...]:
        package, project = self._tops_of(directory)
        roots = [package, directory]
        at = package
        for _ in range(_HIGHEST):
            roots.append(at)
            if "src" in self._listing(at):
                roots.append(os.path.join(at, "src"))
            if at == project:
                break
            at = os.path.dirname(at)
        here = os.getcwd()
        if _is_inside(here, project):
            roots += [here, os.path.join(here, "src")]
        return tuple(dict.fromkeys(roots))

    def _above_packages(self, directory: str) -> str:
        """The directory that the outermost package around a directory lies in."""
        while "__init__.py" in self._listing(directory) and os.path.dirname(directory) != directory:
            directory = os.path.dirname(directory)
        return directory

    def _project(self, directory: str) -> str:
        """The top directory of the project around a directory; the directory itself where nothing marks one."""
        at = directory
        while not self._marks_in(at):
            parent = os.path.dirname(at)
            if parent == at:
                return directory
            at = parent
        return at

    def _marks_in(self, directory: str) -> frozenset[str]:
        """What marks a directory as a project's top. Far above, other names in it are nobody's concern."""
        marks = self._marks.get(directory)
        if marks is None:
            marks = self._marks[directory] = MARKS & names_in(directory)
        return marks

    def _tops_of(self, directory: str) -> tuple[str, str]:
        """The directory that the package around a directory lies in, and the project's."""
        tops = self._tops.get(directory)
        if tops is None:
            package = self._above_packages(directory)
            tops = self._tops[directory] = package, self._project(package)
        return tops

    def share(self, source: SourceFile) -> None:
        """Parse a file that is checked at most once: as a module of other files it may have been read, or will be."""
        path = os.path.abspath(source.path)
        read_before = self._kept.pop(path, None)
        if read_before is not None:
            self._size -= _weight(read_before)
            source.take_tree(read_before)
            read_before.forget()
        self._keep(path, source)

    def read(self, path: str) -> SourceFile | None:
        """The module at a path."""
        if path in self._kept:
            self._kept.move_to_end(path)
            return self._kept[path]
        return self._keep(path, _source(path))

    def _keep(self, path: str, source: SourceFile | None) -> SourceFile | None:
        self._kept[path] = source
        self._size += _weight(source)
        while self._size > self._most_kept and len(self._kept) > 1:
            evicted = self._kept.popitem(last=False)[1]
            self._size -= _weight(evicted)
            if evicted is not None:
                evicted.forget()
        return source


def _behind(names: dict[str, frozenset[str]], number: int) -> Iterator[tuple[str, frozenset[str]]]:
    """What was added to a dictionary after the first ``number`` items."""
    return islice(names.items(), number, None)


def names_in(directory: str) -> frozenset[str]:
    """The names in a directory; none where it is not one or cannot be read."""
    try:
        return frozenset(os.listdir(directory))
    except OSError:
        return frozenset()


def _is_inside(directory: str, top: str) -> bool:
    return directory == top or directory.startswith(top.rstrip(os.sep) + os.sep)


def _weight(source: SourceFile | None) -> int:
    return len(source.text) if source else 0


def _source(path: str) -> SourceFile | None:
    data = _bytes(path)
    try:
        return None if data is None else SourceFile.from_bytes(path, data)
    except SourceError:
        return None


def _bytes(path: str) -> bytes | None:
    """The content of a module; None where it is too large, or cannot be read."""
    try:
        return content(path, _LARGEST)
    except (OSError, SourceError):
        return None
