"""Tests of `govlint.annotate`."""
