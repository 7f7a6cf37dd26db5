"""Mistakes of wording and structure, as `tests.support.flaws` makes them, and some in print only."""

from govlint.engine import lint_bytes
from govlint.result import FileResult
from tests.support.flaws import MISTAKES, Spoil, make_complete_report
from tests.support.seeds.planting import EVERYTHING, Chance, Seed, in_print
from tests.support.writers import Block, write


def _planted(spoil: Spoil) -> Seed:
    def seed(edition: str, number: int) -> FileResult:
        report = make_complete_report(edition, number)
        spoil(report, Chance(f"wording {edition} {number}"))
        return lint_bytes(write(".docx", report), "report.docx", EVERYTHING)

    return seed


def _lose_note(content: list[Block], chance: Chance) -> list[Block]:
    """Leave the corner of the table of requests blank, or print other words there."""
    words = chance.choice(["", "申请情况"])
    told: list[Block] = []
    for block in content:
        if isinstance(block, str) or "勾稽关系" not in block[0][0].text:
            told.append(block)
        else:
            (corner, *labels), *rest = block
            told.append([[corner._replace(text=words), *labels], *rest])
    return told


def _write_letter(content: list[Block], chance: Chance) -> list[Block]:
    """Print the number or the addressee of a letter below the title."""
    title, *rest = content
    return [title, chance.choice(["青建发〔2025〕2号", "县政府办公室："]), *rest]


def _introduce(content: list[Block], chance: Chance) -> list[Block]:
    """Let the introduction list the parts of an earlier form."""
    title, *rest = content
    sentences = (
        "本报告由主动公开、依申请公开、收费及减免情况、复议诉讼、存在的问题、其他事项等部分组成。",
        "本报告包括概述、主动公开、申请办理、复议诉讼、存在的问题和其他事项。",
    )
    return [title, chance.choice(sentences), *rest]


SEEDS = {
    **{code: _planted(spoil) for spoil, code in MISTAKES.values()},
    "GL131": in_print(_lose_note),
    "GL809": in_print(_write_letter),
    "GL810": in_print(_introduce),
}
