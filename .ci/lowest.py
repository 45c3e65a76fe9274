"""Print the lowest versions that pyproject.toml allows, as constraints for pip: ``lowest.py PYPROJECT EXTRA ...``."""

import re
import sys
from pathlib import Path

import tomllib

REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,-]+\])?>=(?P<lowest>[\w.]+)")


def lowest(pyproject: str, extras: list[str]) -> list[str]:
    """One ``name==version`` for each dependency that states a lower bound."""
    project = tomllib.loads(Path(pyproject).read_text(encoding="utf-8"))["project"]
    requirements = [*project["dependencies"]]
    for extra in extras:
        requirements += project["optional-dependencies"][extra]
    found = [REQUIREMENT.match(requirement) for requirement in requirements]
    return [f"{match['name']}=={match['lowest']}" for match in found if match]


if __name__ == "__main__":
    print("\n".join(lowest(sys.argv[1], sys.argv[2:])))
