"""Writes the pages that are made from the rules, the knowledge and the settings: ``python -m docs.generator``."""
