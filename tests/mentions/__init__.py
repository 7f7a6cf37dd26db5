"""Tests of the numbers told in prose."""
