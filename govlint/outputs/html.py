"""A page for the screen and for paper: one file that needs nothing else, and runs nothing.

The sections of the files go to a temporary file as they come: what is said of all of them together
stands before them and is known last.
"""

from tempfile import SpooledTemporaryFile

from govlint.outputs import Options, Summary
from govlint.page.markup import Markup, element, joined
from govlint.page.overview import Overview, heading
from govlint.page.rows import rows_markup
from govlint.page.section import Section
from govlint.page.style import POLICY, STYLE
from govlint.page.tally import Tally
from govlint.page.words import word
from govlint.proof import Proof
from govlint.result import FileResult

BINARY = True
SEALED = True

IN_MEMORY = 8_000_000
"""Bytes of sections that are kept before a file is made."""
TAGS = {"zh": "zh-Hans", "en": "en"}
"""How HTML calls the languages."""


class Output:
    """See `govlint.outputs.Output`."""

    def __init__(self, options: Options) -> None:
        """Take language and proof from the options."""
        self._lang = options.lang
        self._proof = options.proof
        self._tally = Tally(options.lang)
        self._waiting: Section | None = None
        """The last file: whether it is the only one is not known yet."""
        self._count = 0
        self._spool = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed at the end

    def begin(self) -> bytes:
        """Nothing can be written before the end."""
        return b""

    def file(self, result: FileResult) -> bytes:
        """Put the section of a file away; nothing can be written before the end."""
        self._put_away()
        self._count += 1
        self._tally.add(self._count, result)
        self._waiting = Section(self._count, result, self._lang)
        return b""

    def end(self, summary: Summary) -> bytes:
        """Return the whole page."""
        if summary.files == 1 and self._waiting:
            head, body = self._waiting.alone(), b""
        else:
            self._put_away()
            files = heading("files", self._lang)
            head = joined([Overview(self._tally, self._lang).markup(summary), files])
            self._spool.seek(0)
            body = self._spool.read()
        self._spool.close()
        before, after = self._frame()
        return b"".join([before.encode(), head.encode(), body, after.encode()])

    def _put_away(self) -> None:
        if self._waiting:
            self._spool.write(self._waiting.among_others().encode() + b"\n")
            self._waiting = None

    def _frame(self) -> tuple[str, str]:
        """Return what stands before and after everything that is said of the files."""
        title = word("title", self._lang)
        head = joined(
            [
                element("meta", having={"charset": "utf-8"}),
                element(
                    "meta", having={"http-equiv": "Content-Security-Policy", "content": POLICY}
                ),
                element("meta", having={"name": "generator", "content": "govlint check"}),
                element("meta", having={"name": "viewport", "content": "width=device-width"}),
                element("meta", having={"name": "referrer", "content": "no-referrer"}),
                element("title", title),
                element("style", Markup(STYLE)),
            ],
            "\n",
        )
        top = element("header", element("h1", title), *_when(self._proof))
        before = (
            f'<!DOCTYPE html>\n<html lang="{TAGS[self._lang]}">\n<head>\n{head}\n</head>\n'
            f"<body>\n{top}\n<main>\n"
        )
        return before, f"\n{self._proved()}\n</main>\n</body>\n</html>\n"

    def _proved(self) -> Markup:
        """Return by what and when the files were checked."""
        if self._proof is None:
            return Markup()
        names = ("version", "rule-set", "time")
        rows = zip((word(name, self._lang) for name in names), self._proof, strict=True)
        table = rows_markup(word("proof", self._lang), (), rows, kind="proof")
        return joined([heading("proof", self._lang), table])


def _when(proof: Proof | None) -> tuple[Markup, ...]:
    """Return the version and the time, to be seen first."""
    if proof is None:
        return ()
    time = element("time", proof.time, having={"datetime": proof.time})
    return (element("p", f"govlint {proof.version} · ", time),)
