"""GL3, GL45: what no sum says of requests and of the disputes that come of them."""

from collections.abc import Iterator

from govlint.report import Report
from govlint.rule import Breach, Form, TableForm, Text, cell_place, rule

DEADLINE = Text(
    "《政府信息公开条例》第三十三条：自收到申请之日起 20 个工作日内答复，可以延长 20 个工作日",
    "Regulation on Disclosure of Government Information, article 33: an answer is due in 20 working "
    "days, or 20 more",
)
LABELS = Text("由表三、表四栏目文字推出", "follows from the labels of tables “表三” and “表四”")
REMEDIES = Text(
    "由表四栏目“复议后起诉”的文义推出", "follows from the label “复议后起诉” of table “表四”"
)


@rule("GL304", "carried-out-exceeds-received", "note", basis=DEADLINE)
def carried_out_exceeds_received(report: Report, form: Form) -> Iterator[Breach]:
    """结转下年度的申请比本年新收的还多。

    为什么：申请一般在 20 至 40 个工作日内答复，年末结转的只是最后一两个月收到的。中止审查、征求意见的
    可以更久，所以只提示核对。

    示例：本年新收 4，结转下年度继续办理 6。

    处理：核对台账，看两行是否填反或漏填办理结果。

    More requests are carried over than were received in the year.

    Why: Requests are usually answered in 20 to 40 working days, so that those left at the end of the
    year are from its last weeks. Some take longer, so this only asks for a look.

    Example: 4 received, 6 carried over.

    Fix: Check the register; the rows may be swapped, or outcomes were forgotten.
    """
    received = report.cell("applications.new_received.total")
    left = report.cell("applications.carried_out.total")
    if received is None or left is None or received.value is None or left.value is None:
        return
    if left.value > received.value:
        place = cell_place(report, form.tables["applications"], left.key)
        yield Breach(
            message=Text(
                f"{place.zh}填 {left.text}，比本年新收的 {received.text} 还多，请核对",
                f"{place.en} is {left.text}, more than the {received.text} received in the year",
            ),
            place=place,
            at=left.at,
            cells=(received.key, left.key),
            actual=left.text,
        )


@rule("GL451", "disputes-without-requests", "note", basis=LABELS)
def disputes_without_requests(report: Report, form: Form) -> Iterator[Breach]:
    """没有收到过申请，却有复议或诉讼。

    为什么：表四的案件大多因答复申请而起。也可能是往年的申请，或者因主动公开引起的，所以只提示核对。

    示例：表三本年新收、上年结转都是 0，表四行政复议总计 2。

    处理：核对是否把与政府信息公开无关的案件填进了表四，或者漏填了申请。

    There were disputes and no requests.

    Why: Most cases of table four are about answers to requests. They may be about those of earlier
    years or about what was published, so this only asks for a look.

    Example: Table three has no request at all, table four 2 reviews.

    Fix: Check whether other cases were counted in table four, or requests were left out.
    """
    keys = ("applications.new_received.total", "applications.carried_in.total")
    rows = form.tables["review_litigation"].rows
    found = [
        cell
        for row in rows
        if (cell := report.cell(f"review_litigation.{row}.total")) and cell.value
    ]
    table = form.tables["applications"]
    if found and all(_is_zero(report, table, row) for row in ("new_received", "carried_in")):
        place = cell_place(report, form.tables["review_litigation"], found[0].key)
        yield Breach(
            message=Text(
                f"表三没有收到也没有结转申请，{place.zh}却填 {found[0].text}，请核对",
                f"table “表三” has no request, and {place.en} is {found[0].text}",
            ),
            place=place,
            at=found[0].at,
            cells=(*keys, *(cell.key for cell in found)),
            actual=found[0].text,
        )


@rule("GL452", "suit-without-review", "note", basis=REMEDIES)
def suit_without_review(report: Report, form: Form) -> Iterator[Breach]:
    """有复议后起诉的案件，行政复议却是 0。

    为什么：复议后起诉的先要经过复议。复议也可能在上一年度审结，所以只提示核对。

    示例：行政复议总计 0，复议后起诉总计 1。

    处理：核对案件是否属于未经复议直接起诉，或者漏填了行政复议。

    There are suits after review and no reviews.

    Why: A suit after review follows one. The review may have ended in the year before, so this only
    asks for a look.

    Example: No reviews, and one suit after review.

    Fix: Check whether the suit was brought directly, or the review was left out.
    """
    table = form.tables["review_litigation"]
    suit = report.cell("review_litigation.suit_after_review.total")
    if suit and suit.value and _is_zero(report, table, "review"):
        place = cell_place(report, table, suit.key)
        yield Breach(
            message=Text(
                f"{place.zh}填 {suit.text}，行政复议的总计却是 0，请核对",
                f"{place.en} is {suit.text}, and there are no reviews",
            ),
            place=place,
            at=suit.at,
            cells=("review_litigation.review.total", suit.key),
            actual=suit.text,
        )


def _is_zero(report: Report, table: TableForm, row: str) -> bool:
    """Return whether a row says that there was nothing, in its total and in every other cell."""
    total = report.cell(f"{table.key}.{row}.total")
    cells = (report.cell(f"{table.key}.{row}.{term.key}") for term in table.columns[row])
    return total is not None and total.value == 0 and not any(cell and cell.value for cell in cells)
