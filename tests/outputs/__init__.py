"""Tests of the outputs: whole texts, so that a change is seen as a user would see it."""
