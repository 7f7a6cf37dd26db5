"""GL507, GL508: what prose claims of disputes without a number, against table 4."""

from collections.abc import Iterator

from govlint.report import Mention, Report
from govlint.rule import Breach, Form, Text, cell_place, rule, told

LABELS = Text("由表格栏目文字推出", "follows from the labels of the tables")
DISPUTES = ("review", "direct_suit", "suit_after_review")


@rule("GL507", "unanimous-claim", "note", basis=LABELS)
def unanimous_claim(report: Report, form: Form) -> Iterator[Breach]:
    """正文说复议、诉讼全部维持或零败诉，表四却有纠正或尚未审结的。

    为什么：尚未审结的案件没有结果，说不上维持；有结果纠正的，就不是全部维持。

    示例：正文“均获维持”，表四行政复议尚未审结 2。

    处理：改为“已审结的均获维持”之类的说法，或核对表四。

    The prose says that all was upheld or nothing lost, and table four has other results.

    Why: A pending case has no result yet, and where one was corrected not all were upheld.

    Example: “均获维持”, and two reviews are pending in table four.

    Fix: Say it of the cases that were decided, or check table four.
    """
    against = {"all_upheld": ("corrected", "pending"), "none_lost": ("corrected",)}
    for mention in _claims(report, *against):
        keys = [
            f"review_litigation.{row}.{column}"
            for row in DISPUTES
            for column in against[mention.figure or ""]
        ]
        yield from _against_claim(report, form, mention, keys)


@rule("GL508", "unlisted-withdrawal", "note", basis=LABELS)
def unlisted_withdrawal(report: Report, form: Form) -> Iterator[Breach]:
    """正文说有复议、诉讼撤回或终止，表四的其他结果却都是 0。

    为什么：撤回、终止不是维持也不是纠正，一般填在“其他结果”。

    示例：正文说 1 件申请人撤回复议，表四其他结果为 0。

    处理：核对这一件填在了哪一格。

    The prose tells of cases withdrawn, and table four has no other results.

    Why: A case that was withdrawn or ended is neither upheld nor corrected; it is an other result.

    Example: One review was withdrawn, other results are 0.

    Fix: Check in which cell that case was counted.
    """
    keys = [f"review_litigation.{row}.other_result" for row in DISPUTES]
    cells = [report.cell(key) for key in keys]
    values = [cell.value for cell in cells if cell]
    if len(values) == len(keys) and all(value == 0 for value in values):
        for mention in _claims(report, "withdrawn"):
            problem = Text(
                f"正文说有“{mention.text}”，表四三处「其他结果」都是 0",
                "tells of a withdrawal; all three “其他结果” of table “表四” are 0",
            )
            yield told(mention, form, problem)._replace(cells=tuple(keys))


def _claims(report: Report, *figures: str) -> Iterator[Mention]:
    for mention in report.mentions:
        if mention.kind == "claim" and mention.figure in figures and not mention.scope:
            yield mention


def _against_claim(
    report: Report, form: Form, mention: Mention, keys: list[str]
) -> Iterator[Breach]:
    found = [cell for cell in map(report.cell, keys) if cell and cell.value]
    if found:
        places = [cell_place(report, form.tables["review_litigation"], cell.key) for cell in found]
        listed = Text(
            "；".join(f"{p.zh} {c.text}" for p, c in zip(places, found, strict=True)),
            "; ".join(f"{p.en} {c.text}" for p, c in zip(places, found, strict=True)),
        )
        problem = Text(
            f"正文说“{mention.text}”，但{listed.zh}", f"says “{mention.text}”, but {listed.en}"
        )
        yield told(mention, form, problem)._replace(cells=tuple(cell.key for cell in found))
