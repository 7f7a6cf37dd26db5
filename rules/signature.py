"""GL12: the signature."""

from collections.abc import Iterator

from govlint.report import Report
from govlint.rule import Breach, Form, Options, Text, are_apart, may_be_same, rule

PRACTICE = Text("未见明文规定，系通行写法", "no clause is known, this is practice")

WORD = frozenset({"docx", "doc"})
"""Formats of files that agencies write themselves: a web page has name and date elsewhere."""
GOVERNMENTS = frozenset({"government", "government-office"})
OFFICES = ("公开", "领导小组", "专班")
"""Words in the name of an office that may sign for the agency."""


@rule("GL120", "incomplete-signature", "note", basis=PRACTICE)
def incomplete_signature(report: Report, form: Form) -> Iterator[Breach]:
    """落款不全：没有机关名称，或者没有落款。

    为什么：报告一般在末尾写明机关名称和日期。网页上另有发布机构和日期的，没有落款并不影响；完全没有落款的，只对主管
    部门和审查者提示（min-confidence），而且只看 Word 文件。

    示例：报告末尾只有“2025年1月16日”。

    处理：补上机关全称和日期。

    The signature is incomplete: it lacks the name of the agency, or there is none.

    Why: Reports usually end with the name of the agency and the date. A web page may have both
    elsewhere; that there is no signature at all is only told of Word files, to supervisors and
    auditors.

    Example: At the end stands only “2025年1月16日”.

    Fix: Add the full name of the agency and the date.
    """
    place = Text("落款", "signature")
    signature = report.signature
    if signature is None:
        end = list(form.sections)[-1]
        is_whole = report.title and any(section.key == end for section in report.sections)
        if is_whole and report.format in WORD:
            message = Text(
                "没有看到落款（机关名称和日期）", "no signature, name and date, was found"
            )
            yield Breach(message=message, place=place, confidence="medium")
    elif not signature.agency:
        yield Breach(
            message=Text(
                f"落款只有“{signature.text}”，没有机关名称",
                f"the signature is only “{signature.text}”, without the name of the agency",
            ),
            place=place,
            at=signature.at,
            actual=signature.text,
            # The end of a page may part the name from the date.
            confidence="medium" if signature.at.page else "high",
        )


@rule("GL121", "foreign-signature", "warning", basis=PRACTICE, settings=("kinds",))
def foreign_signature(report: Report, _form: Form, options: Options) -> Iterator[Breach]:
    """落款的机关与标题的机关不同。

    为什么：简称和全称、有没有上级地名、机关和它的办公室、政务公开领导小组（办公室）都算一致；政府的报告由本级主管部门
    落款也算一致。其余的多半是沿用了别的单位的文稿。地名相同的可能是机构改革更名，只作提示。

    示例：标题是“青溪县统计局”，落款是“云岭县统计局”。

    处理：核对落款和标题的机关名称。

    The agency of the signature is not that of the title.

    Why: Short and full names, names with and without the territory above, an agency and its office,
    and offices for disclosure agree; a government's report may be signed by its department in charge.
    Otherwise the text of another agency was probably used. Names of the same territory may be old and
    new ones of one agency, which is a note.

    Example: The title has “青溪县统计局”, the signature “云岭县统计局”.

    Fix: Check both names.
    """
    title, signature = report.title, report.signature
    if not (title and title.agency and signature and signature.agency):
        return
    name = "".join(signature.agency.split())
    agency = "".join(title.agency.split())
    if options.kind(name) is None or any(word in name for word in OFFICES):
        return
    is_apart = are_apart(name, agency)
    is_for_government = options.kind(agency) in GOVERNMENTS and not is_apart
    if not may_be_same(name, agency) and not is_for_government:
        yield Breach(
            message=Text(
                f"落款是“{name}”，标题是“{agency}”",
                f"the signature is “{name}”, the title has “{agency}”",
            ),
            place=Text("落款", "signature"),
            at=signature.at,
            actual=name,
            expected=(agency,),
            severity=None if is_apart else "note",
        )
