"""Long texts that could make a pattern try again and again, and how they get into a report."""

from tests.support.reports import make_report
from tests.support.writers import write

TEXTS = {
    "prose": "本机关认真落实条例，围绕中心工作推进政务公开，提升工作水平。",
    "figures": "收到政府信息公开申请12件，上年结转3件，占4.5%。",
    "digits": "1234567890",
    "phones and cards": "13800138000 110101199003070000 6222021234567890123 ",
    "numerals": "一二三四五六七八九十百千万",
    "thousands": "1,234,567,",
    "opening brackets": "（（（《《《〔〔“",
    "pairs of brackets": "（）《》〔〕",
    "years": "2024年2023年",
    "年": "年",
    "dates": "2024年1月1日至",
    "lists without figures": "共条、其中件、占，",
    "、": "、",
    "parts": "其中12件、其中3件（占5%）、",
    "organs": "局局局局委厅",
    "repeated words": "政府政府",
    "placeholders": "XX××○○____",
    "misspelt words": "转结",
    "words of a template": "示例待补（）",
    "numbers of phones": "13812345678，",
    "spaces": "1 2 3\t4 ",
    "documents": "国办公开办函〔2021〕30号、",
    "heading numbers": "一、二、（三）",
}
"""What is repeated, by what is repeated."""
PARAGRAPH = 1_400
"""Characters of a paragraph: fewer than a sentence may have to be read."""


def report_with(text: str, size: int, suffix: str = ".docx") -> bytes:
    """Return a right report with a text repeated in its first part: half in paragraphs, half in one.

    Args:
        text: What is repeated.
        size: Bytes of the text in UTF-8.
        suffix: Of the file that is written.
    """
    report = make_report("2021", 1)
    paragraph = (text * (PARAGRAPH // len(text) + 1))[:PARAGRAPH]
    many = size // 2 // len(paragraph.encode())
    report["sections"]["overview"]["text"] = "\n".join(
        [f"{paragraph}。"] * many + [paragraph * many]
    )
    return write(suffix, report)
