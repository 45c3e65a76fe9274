"""What is raised where the stored knowledge is not as it should be."""

from __future__ import annotations


class KnowledgeError(ValueError):
    """A file under ``data/`` is wrong. The message names the file and the place in it."""
