"""What editors are told of a text: diagnostics, code actions and hovers in the form of the Language Server Protocol.

Everything here is plain data as it is written in JSON, so that every kind of server can use it.
"""
