"""What is known, as modules of typed values: written by ``knowledge.compiler`` out of ``data/``, never by hand."""
