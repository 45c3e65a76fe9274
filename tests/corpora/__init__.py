"""Large bodies of code that others wrote: whatever stands in them, the command copes, and says the same each time."""
