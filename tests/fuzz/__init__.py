"""Fuzzing: the same targets for libFuzzer, hours long, and for the test suite, seconds long."""
