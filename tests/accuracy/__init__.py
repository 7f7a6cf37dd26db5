"""Accuracy: published reports read and compared with gold values, cell for cell."""
