"""The programs that people run: each thin, none imports another."""
