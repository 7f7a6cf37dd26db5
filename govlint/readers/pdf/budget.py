"""What may be read of one file: far more than any report has."""

from govlint.errors import ReadError

MAX_OBJECTS = 200_000
"""Texts, paths and pictures of all pages; a page of a report has some hundreds."""
MAX_SEGMENTS = 400_000
"""Lines and curves of all paths that are walked through."""
MAX_GLYPHS = 1_000_000


class Budget:
    """What may still be read of a file."""

    def __init__(self) -> None:
        """Begin with everything."""
        self.objects = MAX_OBJECTS
        self.segments = MAX_SEGMENTS
        self.glyphs = MAX_GLYPHS

    def spend(self, kind: str, count: int) -> None:
        """Count some of a kind.

        Raises:
            ReadError: ``pdf-too-complex`` when there were too many.
        """
        left = getattr(self, kind) - count
        if left < 0:
            raise ReadError("pdf-too-complex")
        setattr(self, kind, left)
