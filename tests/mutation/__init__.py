"""Mutation testing of binding, comparison, rules and fixes: ``python -m tests.mutation``."""
