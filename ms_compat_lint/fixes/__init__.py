"""From what a rule proposes to edits of the text, to new text, to a replaced file or a diff."""
