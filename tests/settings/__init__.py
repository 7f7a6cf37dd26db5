"""Tests of what users set."""
