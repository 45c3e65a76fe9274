"""Which files to check: what the user named, and what lies in the directories named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Problem
from ms_compat_lint.project.configuration import TABLE_FILE, Configuration, Configurations
from ms_compat_lint.project.errors import UsageError

NOTEBOOK = ".ipynb"
ENVIRONMENT_FILE = "pyvenv.cfg"  # in the directory of a virtual environment
_IGNORE_FILE = ".gitignore"
_ABOUT_OTHERS = frozenset({ENVIRONMENT_FILE, _IGNORE_FILE, TABLE_FILE})  # they say something of the files beside them
SUFFIXES = (".py", ".pyi", NOTEBOOK)

# In the form of .gitignore. Names that begin with a dot, and virtual environments, are excluded anyway.
DEFAULT_EXCLUDE = ("__pycache__/", "__pypackages__/", "*.egg/", "build/", "dist/", "node_modules/", "venv/")


class Listing(NamedTuple):
    """The files found, each once, in the order of their paths, and what could not be looked at."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    named: frozenset[str]  # the files that were asked for by their own names


def find_files(paths: Iterable[str], configurations: Configurations) -> Listing:
    """The files to check. A file that is named is one; in directories, Python files that nothing excludes.

    With the setting ``force-exclude``, what is excluded is left out though it is named.
    """
    files: dict[str, str] = {}  # by absolute path: the path to show
    named: set[str] = set()
    problems: list[Problem] = []
    for path in paths:
        if left_out(path, configurations):
            continue
        if os.path.isdir(path):
            for place, shown in _Walk(configurations, problems).files(_shown(path)):
                files.setdefault(place, shown)
        elif _is_there(path, problems):
            named.add(files.setdefault(os.path.abspath(path), _shown(path)))
    in_order = tuple(sorted(set(problems), key=lambda p: (p.path, p.message)))
    return Listing(tuple(sorted(files.values())), in_order, frozenset(named))


def _is_there(path: str, problems: list[Problem]) -> bool:
    """Whether a path that is named leads to something; it is a problem if not."""
    try:
        os.stat(path)
    except OSError as error:
        problems.append(Problem(path, None, None, reason(path, error)))
        return False
    return True


def _shown(path: str) -> str:
    """A path without needless dots in front."""
    while path.startswith("./"):
        path = path[1:].lstrip("/")
    return path or "."


def reason(path: str, error: OSError) -> str:
    """Why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "is a link to nothing" if os.path.islink(path) else "does not exist"
    return f"cannot be read: {error.strerror}"


def left_out(path: str, configurations: Configurations) -> bool:
    """Whether a path that is named is excluded all the same: where ``force-exclude`` is set.

    A walk from the directory of its configuration would not find it. What ``.gitignore`` says does not count: who
    names files by what is in a repository names only such as are in it.
    """
    place = os.path.abspath(path)
    configuration = configurations.of_directory(place if os.path.isdir(place) else os.path.dirname(place))
    if not configuration.run.get("force-exclude"):
        return False
    inside = os.path.relpath(place, configuration.root)
    if inside.startswith(os.pardir):
        return False
    excluded = exclusion(configuration)
    names = [] if inside == os.curdir else inside.split(os.sep)
    place = configuration.root
    for depth, name in enumerate(names, 1):
        place = os.path.join(place, name)
        is_directory = depth < len(names) or os.path.isdir(place)
        if name.startswith(".") or excluded(place, is_directory):
            return True
        if is_directory and os.path.exists(os.path.join(place, ENVIRONMENT_FILE)):
            return True
    return False


class _Walk:
    """One walk down a directory."""

    def __init__(self, configurations: Configurations, problems: list[Problem]) -> None:
        self._configurations = configurations
        self._problems = problems
        self._excluded: dict[str, Callable[[str, bool], bool]] = {}

    def files(self, top: str) -> Iterator[tuple[str, str]]:
        """The files below a directory, by absolute path and as they are shown, in no particular order.

        Links to directories are not followed.
        """
        from ms_compat_lint.project.gitignore import Ignored

        start = os.path.abspath(top)
        pending = [(top, start, Ignored.above(start))]
        while pending:
            directory, absolute, ignored = pending.pop()
            try:
                entries, names = _entries(directory)
            except OSError as error:
                self._problems.append(Problem(directory, None, None, reason(directory, error)))
                continue
            if directory != top and ENVIRONMENT_FILE in names:
                continue
            if directory != top and TABLE_FILE not in names:
                self._configurations.inherit(absolute)
            if _IGNORE_FILE in names:
                ignored = ignored.within(absolute)
            excluded = self._exclusion(absolute)
            inside, shown_inside = os.path.join(absolute, ""), "" if directory == "." else os.path.join(directory, "")
            for entry, is_directory in entries:
                place, shown = inside + entry.name, shown_inside + entry.name
                if excluded(place, is_directory) or (ignored.files and ignored.matches(place, is_directory)):
                    continue
                if is_directory:
                    pending.append((shown, place, ignored))
                elif self._is_file(entry, shown):
                    yield place, shown

    def _is_file(self, entry: os.DirEntry[str], shown: str) -> bool:
        """Whether an entry is a regular file or leads to one; a link that leads nowhere is a problem."""
        if entry.is_file(follow_symlinks=False):
            return True
        if not entry.is_symlink():
            return False
        try:
            os.stat(entry.path)
            return entry.is_file()
        except OSError as error:
            self._problems.append(Problem(shown, None, None, reason(shown, error)))
            return False

    def _exclusion(self, directory: str) -> Callable[[str, bool], bool]:
        """What the configuration of a directory excludes."""
        configuration = self._configurations.of_directory(directory)
        if configuration.root not in self._excluded:
            self._excluded[configuration.root] = exclusion(configuration)
        return self._excluded[configuration.root]


def _entries(directory: str) -> tuple[list[tuple[os.DirEntry[str], bool]], set[str]]:
    """The directories and Python files in a directory, and which of the names there say something about them."""
    found: list[tuple[os.DirEntry[str], bool]] = []
    names: set[str] = set()
    for entry in os.scandir(directory):
        name = entry.name
        if name in _ABOUT_OTHERS:
            names.add(name)
        if not name.startswith("."):
            is_directory = entry.is_dir(follow_symlinks=False)
            if is_directory or name.endswith(SUFFIXES):
                found.append((entry, is_directory))
    return found, names


def exclusion(configuration: Configuration) -> Callable[[str, bool], bool]:
    """A test whether an absolute path, of a directory or not, is excluded by configuration."""
    lines = configuration.exclude
    if lines is None and not configuration.extend_exclude:
        return _excluded_by_default
    from ms_compat_lint.project.patterns import BadPatternError, Patterns, parse

    patterns = []
    for line in (*(DEFAULT_EXCLUDE if lines is None else lines), *configuration.extend_exclude):
        try:
            pattern = parse(line)
        except BadPatternError:
            raise UsageError(f"not a pattern of files to exclude: {line!r}") from None
        if pattern is not None:
            patterns.append(pattern)
    return Patterns(configuration.root, patterns).matches


_DEFAULT_NAMES = frozenset(pattern.rstrip("/") for pattern in DEFAULT_EXCLUDE if "*" not in pattern)


def _excluded_by_default(place: str, is_directory: bool) -> bool:
    """What the patterns of ``DEFAULT_EXCLUDE`` say, faster."""
    if not is_directory:
        return False
    name = os.path.basename(place)
    return name in _DEFAULT_NAMES or name.endswith(".egg")
