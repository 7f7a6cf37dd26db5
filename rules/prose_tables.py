"""GL50, GL51: numbers told in prose against the tables."""

from collections.abc import Iterator

from govlint.report import MAX_MENTIONS, Report
from govlint.rule import (
    Breach,
    Comparison,
    Form,
    Seen,
    Severity,
    Skip,
    Text,
    Witness,
    compare,
    describe,
    rule,
    testify,
    told,
    total,
)

ACCURATE = Text(
    "国办公开办函〔2021〕30号：报告内容不准确的要追究责任；正文与表格说的是同一件事",
    "“国办公开办函〔2021〕30号”: inaccurate contents are pursued; prose and tables tell of the same",
)
LABELS = Text("由表格栏目文字推出", "follows from the labels of the tables")


@rule("GL501", "prose-intake-mismatch", "warning", basis=ACCURATE)
def prose_intake_mismatch(report: Report, form: Form) -> Iterator[Seen]:
    """正文说的收到、办理或上年结转的申请件数与表三不一致。

    为什么：“收到”可以只指本年新收（一），也可以含上年结转（一加二）；“办理”还可以指已办结的总计。三种说法都
    对不上，多半是正文或表格有一处没有改。

    示例：正文说收到申请 12 件，表三本年新收 10、上年结转 1；10 和 11 都不是 12。

    处理：核对台账，改正文或改表格。

    The prose tells another number of requests received, handled or carried in than table three.

    Why: “Received” may be this year's requests (“一”) or those carried in as well (“一” and “二”);
    “handled” may also be the total of results. If none fits, prose or table was not updated.

    Example: The prose says 12 were received, the table has 10 and 1 carried in: 10 or 11, not 12.

    Fix: Check the register and correct the prose or the table.
    """
    if len(report.mentions) == MAX_MENTIONS:
        yield Skip(
            Text(
                f"正文中的数字超过 {MAX_MENTIONS} 个，后面的没有核对",
                f"the prose tells more than {MAX_MENTIONS} numbers, the rest was not compared",
            )
        )
    yield from _confirmations(report, form, "intake")
    for comparison in _contradictions(report, form, "intake"):
        if not _is_denied_by_table(comparison):
            yield _breach(report, form, comparison)


@rule("GL502", "prose-outcome-mismatch", "warning", basis=ACCURATE)
def prose_outcome_mismatch(report: Report, form: Form) -> Iterator[Seen]:
    """正文说的某种办理结果的件数与表三不一致。

    为什么：予以公开、部分公开、不予公开、无法提供、不予处理、其他处理和结转下年度，表三各有一行或一组行，
    正文的数应等于它们的总计。常见的错是只抄了“自然人”一列或一组中的第一行。

    示例：正文说无法提供 265 件，表三“（四）无法提供”三行合计 337。

    处理：按表三的总计改正文，或核对表三。

    The prose tells another number of some outcome than table three.

    Why: Each outcome and what is carried out has a row or a group of rows in table three, and the
    number in the prose is their total. Often only the column of natural persons was copied, or the
    first row of a group.

    Example: The prose says 265 could not be provided, the three rows of the table add up to 337.

    Fix: Correct the prose by the totals of table three, or check the table.
    """
    yield from _confirmations(report, form, "outcome")
    for comparison in _contradictions(report, form, "outcome"):
        yield _breach(report, form, comparison)


@rule("GL503", "prose-answered-mismatch", "warning", basis=ACCURATE)
def prose_answered_mismatch(report: Report, form: Form) -> Iterator[Seen]:
    """正文说的答复或办结件数与表三不一致。

    为什么：答复、办结的件数应等于表三“（七）总计”；说本年收到的都已答复的，也可以等于本年新收。

    示例：正文说按时办结 54 件，表三办理结果总计 55，本年新收 53。

    处理：核对台账，改正文或改表格。

    The prose tells another number of requests answered than table three.

    Why: What was answered is the total of results; where all of this year's requests are said to be
    answered, it may be the number of those received.

    Example: The prose says 54 were answered, the total of results is 55, 53 were received.

    Fix: Check the register and correct the prose or the table.
    """
    yield from _confirmations(report, form, "answered")
    for comparison in _contradictions(report, form, "answered"):
        yield _breach(report, form, comparison)


@rule("GL504", "denied-requests", "error", basis=ACCURATE)
def denied_requests(report: Report, form: Form) -> Iterator[Breach]:
    """正文与表三一处说有申请，一处说没有。

    为什么：正文说未收到政府信息公开申请，表三却填了新收件数，或者相反，两处不可能都对。

    示例：正文“本年度未收到政府信息公开申请”，表三本年新收总计 3。

    处理：核对台账，改正文或改表格。

    Of prose and table three, one tells of requests and the other of none.

    Why: If the prose says that no request was received and the table has some, or the other way
    round, both cannot be right.

    Example: “本年度未收到政府信息公开申请”, and 3 new requests in table three.

    Fix: Check the register and correct the prose or the table.
    """
    for comparison in compare(report, form, "intake"):
        mention = comparison.mention
        if mention.confidence != "high":
            continue
        is_denial = mention.kind == "none" and comparison.contradicts
        if is_denial or _is_denied_by_table(comparison):
            yield _breach(report, form, comparison)


@rule("GL506", "prose-dispute-mismatch", "warning", basis=ACCURATE)
def prose_dispute_mismatch(report: Report, form: Form) -> Iterator[Seen]:
    """正文说的行政复议、行政诉讼件数与表四不一致。

    为什么：行政复议件数应等于表四行政复议的总计，行政诉讼应等于未经复议直接起诉与复议后起诉之和，各种结果也
    一样。正文说的是备案、新增、涉及或参与的件数时，范围可能不同，把握较低，只作提示。

    示例：正文说行政诉讼 8 件，表四两类诉讼合计 9。

    处理：核对案件台账，改正文或改表格。

    The prose tells another number of reviews or suits than table four.

    Why: Reviews are the total of reviews in the table, suits those brought directly and after review
    together, and so for each result. Cases said to be filed, new or somehow concerned may be others;
    those are only noted, and less surely.

    Example: The prose says 8 suits, the two kinds of suits in table four add up to 9.

    Fix: Check the register of cases and correct the prose or the table.
    """
    yield from _confirmations(report, form, "dispute")
    for comparison in _contradictions(report, form, "dispute"):
        mention = comparison.mention
        is_sure = not mention.scope and mention.confidence == "high"
        breach = _breach(report, form, comparison, None if is_sure else "note")
        yield breach._replace(confidence="medium") if mention.scope else breach


@rule("GL509", "prose-document-mismatch", "warning", basis=ACCURATE)
def prose_document_mismatch(report: Report, form: Form) -> Iterator[Breach]:
    """正文说的制发、废止或现行有效的规章、规范性文件件数与表二不一致。

    为什么：这三个数表二各有一格。修改、清理、备案、审查的件数是另一回事，不作比较。

    示例：正文说制发行政规范性文件 6 件，表二本年制发件数 5。

    处理：与司法行政部门核对文件清单，改正文或改表格。

    The prose tells another number of documents issued, repealed or in force than table two.

    Why: Each of these has a cell in table two. Documents amended, reviewed or filed are something
    else and are not compared.

    Example: The prose says 6 documents were issued, table two has 5.

    Fix: Check the list of documents and correct the prose or the table.
    """
    for comparison in _contradictions(report, form, "document"):
        yield _breach(report, form, comparison)


@rule("GL510", "prose-decision-mismatch", "note", basis=LABELS)
def prose_decision_mismatch(report: Report, form: Form) -> Iterator[Breach]:
    """正文说的行政许可、处罚或强制件数与表二不一致。

    为什么：表二填的是全部处理决定。正文说的也可能是受理或办结的件数，所以只提示核对；说公开了多少条的不作比较。

    示例：正文说作出行政处罚 46 件，表二行政处罚 47。

    处理：核对执法台账；范围不同的不用改。

    The prose tells another number of licences, penalties or coercive measures than table two.

    Why: Table two counts all decisions. The prose may count applications instead, so this only asks
    for a look; how many were published is not compared.

    Example: The prose says 46 penalties, table two has 47.

    Fix: Check the register; leave it if the prose counts something else.
    """
    for comparison in _contradictions(report, form, "decision"):
        yield _breach(report, form, comparison)


@rule("GL511", "prose-charges-mismatch", "note", basis=LABELS, editions=("2021",))
def prose_charges_mismatch(report: Report, form: Form) -> Iterator[Breach]:
    """正文说的行政事业性收费金额与表二不一致。

    为什么：表二以万元为单位，正文可能用元；换算后仍不同的，往往是单位弄错了。

    示例：正文说行政事业性收费 21.5 万元，表二填 215.38。

    处理：核对金额和单位；范围不同的不用改。

    The prose tells another amount of administrative charges than table two.

    Why: Table two is in units of 10,000 yuan and the prose may be in yuan; where they differ after
    conversion, a unit is often wrong.

    Example: The prose says “21.5万元”, table two has 215.38.

    Fix: Check amount and unit; leave it if the prose is about something else.
    """
    for comparison in _contradictions(report, form, "charges"):
        yield _breach(report, form, comparison)


def _contradictions(report: Report, form: Form, family: str) -> Iterator[Comparison]:
    for comparison in compare(report, form, family):
        mention = comparison.mention
        is_denial = mention.kind == "none" and family == "intake"
        if comparison.contradicts and not is_denial:
            yield comparison


def _confirmations(report: Report, form: Form, family: str) -> Iterator[Witness]:
    """Yield the numbers that agree with the tables: they tell which cells are right."""
    for comparison in compare(report, form, family):
        if comparison.agrees and (witness := testify(comparison)):
            yield witness


def _is_denied_by_table(comparison: Comparison) -> bool:
    """Return whether the prose tells of requests and all readings of the table are 0."""
    is_some = comparison.mention.value > 0 and comparison.contradicts
    return is_some and all(total(reading) == 0 for reading in comparison.readings)


def _breach(
    report: Report, form: Form, comparison: Comparison, severity: Severity | None = None
) -> Breach:
    """Say the sentence, the number and every reading of the tables that was tried."""
    mention, first = comparison.mention, comparison.readings[0]
    tried = describe(comparison, report, form)
    problem = Text(
        f"正文说“{mention.text}”，与表格不一致：{tried.zh}",
        f"says “{mention.text}”, which differs from the tables: {tried.en}",
    )
    return told(mention, form, problem)._replace(
        cells=tuple(cell for one in first for cell in one.cells),
        expected=comparison.expected,
        severity=severity,
        witness=testify(comparison),
    )
