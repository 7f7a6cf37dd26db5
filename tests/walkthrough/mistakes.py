"""A report as an agency would hand it in, with six mistakes of different kinds.

The right one is ``fixtures/reports/right-2021.yaml``, with two numbers told in its first part; what
is wrong in the other is listed in `MISTAKES`. Nothing else differs.
"""

from typing import NamedTuple

from tests.support.fixtures import change, right_report
from tests.support.reports import Canonical
from tests.support.workbooks import workbook_of
from tests.support.writers import Block, blocks, docx_of, html_of

TITLE = "青溪县住房和城乡建设局2024年政府信息公开工作年度报告"
INTAKE = "2024年，本机关新收政府信息公开申请61件。"
DISPUTES = "全年受理政府信息公开行政复议5件。"
WRONG_INTAKE = INTAKE.replace("61", "16")
WRONG_PERIOD = "本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。"

Place = tuple[int, int, int]
"""Table, row and cell of the printed report, each from 1; a merged cell counts once."""


class Mistake(NamedTuple):
    """One mistake, and how it is told."""

    code: str
    severity: str
    place: str
    """What its place is called."""
    says: str
    """What its message says."""
    shown: str
    """The cell or paragraph where it stands as printed; of what is missing, the title."""
    cell: str | None = None
    """The cell of the form that is wrong, or that contradicts the prose."""
    at: Place | None = None
    """None: it stands in no table."""
    actual: str = ""
    expected: str = ""


MISTAKES = (
    Mistake(
        "GL101",
        "error",
        place="标题“五、存在的主要问题及改进情况”",
        says="缺少“五、存在的主要问题及改进情况”部分",
        shown=TITLE,
        expected="五、存在的主要问题及改进情况",
    ),
    Mistake(  # the year before stands in the period
        "GL111",
        "error",
        place="统计期限",
        says="标题的年度是 2024 年，统计期限却是“2023年1月1日起至2023年12月31日止”",
        shown=WRONG_PERIOD,
        actual="2023年1月1日起至2023年12月31日止",
        expected="2024-01-01；2024-12-31",
    ),
    Mistake(  # two digits of table three change places: 58 became 85
        "GL301",
        "error",
        place="表三「（七）总计」行 ×「自然人」列",
        says="表三「（七）总计」行 ×「自然人」列：填 85，应为 58",
        shown="85",
        cell="applications.results_total.natural_person",
        at=(2, 27, 3),
        actual="85",
        expected="58",
    ),
    Mistake(  # the total of table four is 5, as the prose says, and became 7
        "GL401",
        "error",
        place="表四「行政复议」的「总计」",
        says="表四「行政复议」的「总计」：填 7，应为 5",
        shown="7",
        cell="review_litigation.review.total",
        at=(3, 4, 5),
        actual="7",
        expected="5",
    ),
    Mistake(  # the prose says 16 where table three has 61
        "GL501",
        "warning",
        place="“一、总体情况”中的“16件”",
        says="正文说“16件”，与表格不一致",
        shown=f"（二）依申请公开。{WRONG_INTAKE}",
        cell="applications.new_received.total",
        actual="16件",
        expected="61；63",
    ),
    Mistake(  # full-width digits in table two
        "GL017",
        "note",
        place="表二「行政许可」行 ×「本年处理决定数量」列",
        says="填“１２８６”，读作 1286（全角数字）",
        shown="１２８６",
        cell="proactive.licence.decisions",
        at=(1, 7, 2),
        actual="１２８６",
    ),
)
"""In the order in which they are told: the severest first, then by code."""


def right() -> Canonical:
    """Return the report without mistakes."""
    report = right_report("right-2021")
    text = report["sections"]["overview"]["text"]
    text = text.replace("（二）依申请公开。", f"（二）依申请公开。{INTAKE}\n")
    text = text.replace("（五）监督保障。", f"（五）监督保障。{DISPUTES}")
    return change(report, {"change": {"sections.overview.text": text}})


def files() -> dict[str, bytes]:
    """Return the right report, and the one with the six mistakes as Word file, web page and workbook."""
    report = change(
        right(),
        {
            "change": {
                "tables.applications.results_total.natural_person": 85,
                "tables.review_litigation.review.total": 7,
                "tables.proactive.licence.decisions": "１２８６",
            },
            "remove": ["sections.problems"],
        },
    )
    wrong = [_printed(block) for block in blocks(report)]
    return {
        "right.docx": docx_of(blocks(right())),
        "wrong.docx": docx_of(wrong),
        "wrong.html": html_of(wrong, TITLE),
        "wrong.xlsx": workbook_of(wrong),
    }


def _printed(block: Block) -> Block:
    """Return a paragraph with the mistakes that are in none of the tables."""
    if not isinstance(block, str):
        return block
    return WRONG_PERIOD if "统计期限" in block else block.replace(INTAKE, WRONG_INTAKE)
