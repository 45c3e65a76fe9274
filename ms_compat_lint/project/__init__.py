"""What surrounds a file: the files to check, their configuration, the project's own modules, the workers."""
