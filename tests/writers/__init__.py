"""Tests of what writes reports."""
