"""What a cache holds, and the file it is kept in."""

from __future__ import annotations

import json
import os
import re
import sys

from ms_compat_lint.lean import Any, NamedTuple
from ms_compat_lint.project.modules import Searched

FOLDER = ".ms-compat-lint-cache"
_NAME = re.compile(r"[a-z_]+-[0-9a-f]{32}\.json")
_LARGEST = 128 * 1024 * 1024  # bytes of a file that is read
_MOST_FILES = 8  # that are kept, for other versions and settings
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of ms-compat-lint: https://bford.info/cachedir/\n"


class Stamp(NamedTuple):
    """What a file system says of a file; the same as long as nobody writes to the file."""

    modified: int  # nanoseconds
    changed: int  # nanoseconds
    size: int  # bytes
    inode: int


class Entry(NamedTuple):
    """What is known of one file, as it was read under some settings."""

    stamp: Stamp
    settings: str
    digest: str | None  # of the content; None where that cannot construct an optimizer, whatever else there is
    modules: tuple[str, ...]  # files of the project that names were drawn from
    findings: tuple[Any, ...]  # see cache_findings


class Content(NamedTuple):
    """A cache: its entries by path, and what those of them with a digest depend on."""

    entries: dict[str, Entry]
    modules: dict[str, tuple[Stamp, str]]  # each with the digest of its content
    directories: dict[Searched, str]  # each with the digest of its names


def stamp(path: str) -> Stamp | None:
    """The stamp of a regular file, None where there is none."""
    import stat

    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def digest(data: bytes) -> str:
    """What stands for a content."""
    from hashlib import blake2b

    return blake2b(data, digest_size=16).hexdigest()


def program(version: str) -> str:
    """What stands for this program, this Python and this directory: under others, a result may be another one.

    The version alone does not tell the program while somebody works on it.
    """
    package = os.path.dirname(os.path.dirname(__file__))
    newest = 0
    for folder, _, names in os.walk(package):
        for name in names:
            if name.endswith((".py", ".toml", ".json")):
                newest = max(newest, os.stat(os.path.join(folder, name)).st_mtime_ns)
    return digest(repr((version, newest, sys.version, os.getcwd())).encode("utf-8", "surrogatepass"))


def read(path: str) -> Content:
    """The content of a cache; an empty one where the file is missing or not as it was written."""
    empty = Content({}, {}, {})
    try:
        if os.path.getsize(path) > _LARGEST:
            return empty
        with open(path, "rb") as file:
            seal, _, text = file.read().partition(b"\n")
        return _content(json.loads(text)) if seal.decode() == digest(text) else empty
    except (OSError, ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        return empty


def _content(data: Any) -> Content:
    settings = [str(each) for each in data["settings"]]
    modules = {str(path): (_stamp(values), str(print_)) for path, values, print_ in data["modules"]}
    names = list(modules)
    entries = {}
    for path, values, number, *rest in data["files"]:
        print_, drawn, findings = rest or (None, (), ())
        used = tuple(names[index] for index in drawn)
        entries[str(path)] = Entry(_stamp(values), settings[number], print_, used, tuple(findings))
    directories = {Searched(_path(path), bool(by_name)): str(print_) for path, by_name, print_ in data["directories"]}
    return Content(entries, modules, directories)


def _path(value: Any) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(f"{value!r} is no path")
    return value


def _stamp(values: list[int]) -> Stamp:
    return Stamp(*map(int, values))


def write(path: str, content: Content) -> None:
    """Replace a cache in one step. Where that is not possible there is none: a cache is never an error."""
    if os.path.islink(os.path.dirname(path)):
        return  # a project must not lead the cache to another place
    settings = list(dict.fromkeys(entry.settings for entry in content.entries.values()))
    numbers = {each: number for number, each in enumerate(settings)}
    places = {name: number for number, name in enumerate(content.modules)}
    files = []
    for name, entry in content.entries.items():
        row: list[Any] = [name, entry.stamp, numbers[entry.settings]]
        if entry.digest is not None:
            row += [entry.digest, [places[module] for module in entry.modules], entry.findings]
        files.append(row)
    modules = [[name, *values] for name, values in content.modules.items()]
    directories = [[*directory, names] for directory, names in content.directories.items()]
    data = {"settings": settings, "modules": modules, "directories": directories, "files": files}
    try:
        _replace(path, json.dumps(data, separators=(",", ":")).encode())
    except OSError:
        return


def _replace(path: str, text: bytes) -> None:
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        os.mkdir(folder)
        for name, content in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(content)
    beside = f"{path}.{os.getpid()}.new"
    try:
        with open(beside, "xb") as file:
            file.write(b"%s\n%s" % (digest(text).encode(), text))
        os.replace(beside, path)
    finally:
        if os.path.exists(beside):
            os.remove(beside)
    _prune(folder)


def _prune(folder: str) -> None:
    """Keep the newest files."""
    found = [entry for entry in os.scandir(folder) if _NAME.fullmatch(entry.name)]
    for entry in sorted(found, key=lambda each: each.stat().st_mtime_ns)[:-_MOST_FILES]:
        os.remove(entry.path)
