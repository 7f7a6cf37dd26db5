"""GL71: prose that stands in the reports of several agencies."""

from collections.abc import Iterator

from govlint.rule import Batch, Breach, Options, Text, load_form, rule

COPIED = Text(
    "国办公开办函〔2021〕30号：年度报告内容雷同、敷衍塞责的，应当督促整改",
    "“国办公开办函〔2021〕30号”: reports that are alike or perfunctory are to be corrected",
)
SHOWN, LONG = 3, 60
"""Sentences that are shown, and characters of each."""


@rule(
    "GL711",
    "prose-of-another-agency",
    "warning",
    basis=COPIED,
    settings=("copied-prose", "standard-phrase"),
    needs="others",
)
def prose_of_another_agency(batch: Batch, options: Options) -> Iterator[tuple[int, Breach]]:
    """一个部分的文字与另一机关同年度的报告雷同。

    为什么：报告应写本机关的情况。逐句比较同一部分的文字，去掉机关名称、年份和数字；一次检查的报告大半都有的语句是格式
    用语，不算。达到 copied-prose（默认百分之八十）是警告，达到它的四分之三是提示。政府与它自己的办公室不比较，
    文字太少的部分不比较。

    示例：两个镇的“存在的主要问题及改进情况”除了镇名和数字，一字不差。

    处理：按本机关的实际情况重写；确系上级统一规定的表述，可以不改。

    The prose of a part is that of another agency's report on the same year.

    Why: A report is on what the agency itself has done. Sentences of the same part are compared
    without names, years and numbers; those that most reports of a run have belong to the form and do
    not count. From copied-prose on (80 per cent) it is a warning, from three quarters of that a note.
    A government is not compared with its own office, nor parts with little prose.

    Example: What two towns write on their problems differs in names and numbers only.

    Fix: Write what was done here; what a superior has prescribed word for word may stay.
    """
    enough = float(options.copied_prose) / 100
    standard = float(options.standard_phrase) / 100
    for copy in batch.copies(share=enough * 0.75, standard=standard):
        entry, other = batch.entries[copy.number], batch.entries[copy.other]
        label = _label(entry.edition, copy.section)
        quoted = "".join(f"“{_shorten(sentence)}”" for sentence in copy.sentences[:SHOWN])
        percent = int(copy.share * 100)
        zh = f"，另有 {copy.others} 份也是如此" if copy.others else ""
        en = f", and {copy.others} more are alike" if copy.others else ""
        at = [part.at for part in entry.report().sections if part.key == copy.section]
        count = len(copy.sentences)
        yield (
            copy.number,
            Breach(
                message=Text(
                    f"“{label}”有 {percent}% 的文字与“{other.agency}”的报告（{other.path}）相同（不计名称、"
                    f"年份和数字）{zh}；相同的 {count} 句，如{quoted}",
                    f"of “{label}”, {percent}% stand in the report of “{other.agency}” (“{other.path}”), but "
                    f"for names, years and numbers{en}; sentences that are the same: {count}, such as "
                    f"{quoted}",
                ),
                place=Text(f"“{label}”", f"“{label}”"),
                at=at[0],
                actual=f"{percent}%",
                severity=None if copy.share >= enough else "note",
            ),
        )


def _label(edition: str | None, section: str) -> str:
    return load_form(edition or "2021").sections[section].label


def _shorten(sentence: str) -> str:
    return sentence if len(sentence) <= LONG else f"{sentence[:LONG]}…"
