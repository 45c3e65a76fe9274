"""The language server, end to end."""
