"""Readers under mutated files: ``python -m tests.fuzz [SECONDS]`` for a minute, hypothesis daily."""
