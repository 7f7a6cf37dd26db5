"""Fixes: the form of reports mended in their source."""
