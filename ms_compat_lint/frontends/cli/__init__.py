"""The command ``ms-compat-lint``. Each subcommand is a module of its own, loaded when it is called."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Sequence

from ms_compat_lint import __version__
from ms_compat_lint.frontends.cli.plain import ADD_NOQA, Arguments, Parser, PlainParser
from ms_compat_lint.frontends.cli.status import COULD_NOT_RUN, INTERRUPTED
from ms_compat_lint.lazy import module_named
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.memory import suspend_collector

if TYPE_CHECKING:
    import argparse

COMMANDS = {
    "check": "report what differs, in files and directories",
    "port": "rewrite optimizer constructions for the other framework",
    "review": "report what a change touches, by git or from a diff",
    "sites": "list every recognised optimizer construction",
    "rule": "explain one rule",
    "rules": "list the rules",
    "explain": "show an optimizer beside its counterparts",
    "impact": "tell how far the two frameworks drift apart under a call's settings",
    "measure": "run both installed frameworks and compare with the stored measurements",
    "lsp": "serve an editor on standard input and output",
}


def command() -> int:
    """Run the command as a program: what the installed script calls. It returns only where something waits for the end.

    To take apart all that was loaded, only to end, costs Python a tenth of a small check.
    """
    status = main()
    if not _is_awaited():
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:
                stream.flush()
        os._exit(status)
    return status


def _is_awaited() -> bool:
    """Whether something has asked to be called at the end, or goes on beside, or looks on."""
    threading = sys.modules.get("threading")
    beside = threading is not None and threading.active_count() > 1
    watched = sys.flags.inspect or sys.gettrace() is not None or sys.getprofile() is not None
    return bool(beside or watched or atexit._ncallbacks())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 nothing found, 1 findings, 2 could not run."""
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except UsageError as error:
        print(f"ms-compat-lint: error: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        # At once: the interpreter would wait for threads that feed processes which are no more.
        os._exit(INTERRUPTED)
    except BrokenPipeError:  # whoever read the output has seen enough
        _drop_output()
        return COULD_NOT_RUN
    except OSError as error:  # a full disk behind standard output, a working directory that is gone
        _drop_output()
        print(f"ms-compat-lint: error: cannot go on: {error.strerror or error}", file=sys.stderr)
        return COULD_NOT_RUN


def _run(arguments: list[str]) -> int:
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the program, who has only asked for the status
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  needed to the end
        # A file's name need not be text in the terminal's encoding.
        getattr(getattr(sys, name), "reconfigure", lambda **_: None)(errors="backslashreplace")
    suspend_collector()
    parsed = _parsed(arguments)
    status: int = parsed.run(parsed)
    if not sys.stdout.closed:  # as the language server leaves it
        sys.stdout.flush()
    return status


def _drop_output() -> None:
    """Keep the interpreter from flushing, as it ends, what cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parsed(arguments: list[str]) -> Arguments:
    """The command line; paths may stand before, between and behind the options."""
    arguments = [f"{each}=" if each == ADD_NOQA else each for each in arguments]
    plain = read_plain(arguments)
    return read(arguments) if plain is None else plain


def read_plain(arguments: Sequence[str]) -> Arguments | None:
    """A plain command line, see :class:`PlainParser`; None where it is another one."""
    if not arguments or arguments[0] not in COMMANDS:
        return None
    plain = PlainParser()
    _configure(plain, arguments[0])
    return plain.read(arguments[1:])


def read(arguments: Sequence[str]) -> Arguments:
    """Any command line. Exits where it is wrong, or asks for help."""
    top = parser(arguments)
    parsed, rest = top.parse_known_args(arguments)
    if rest and (not hasattr(parsed, "paths") or any(each.startswith("-") and each != "-" for each in rest)):
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        parsed.paths = [*parsed.paths, *rest]
    return parsed


def parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command line, in full for the subcommand that ``arguments`` name."""
    import argparse

    top = argparse.ArgumentParser(
        prog="ms-compat-lint",
        formatter_class=_formatter,
        description="Finds the places where PyTorch and MindSpore optimizers silently behave differently.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True, prog=top.prog)  # found out slowly otherwise
    for name in arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS:
        meaning = COMMANDS[name]
        command = commands.add_parser(
            name,
            help=meaning,
            description=f"{meaning[0].upper()}{meaning[1:]}.",
            formatter_class=_formatter,
            allow_abbrev=False,
        )
        if name in arguments:
            _configure(command, name)
    return top


def _configure(parser: Parser, name: str) -> None:
    """Declare the options of a subcommand, and what runs it."""
    module = module_named(f"{__name__}.{name}")
    module.configure(parser)
    parser.set_defaults(run=module.run)


def _formatter(prog: str) -> argparse.HelpFormatter:
    """A formatter that is as wide as the terminal; argparse loads much to find that out, with each option anew."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (ValueError, OSError):
        columns = 80
    from argparse import HelpFormatter

    return HelpFormatter(prog, width=columns - 2)
