"""A web page by itself: no scripts, nothing from elsewhere, printable on A4."""

from collections.abc import Iterator
from html import escape

from govlint.report import Report
from govlint.writers.grid import Box, Grid, Role
from govlint.writers.printed import Line, Style, print_report

TAGS: dict[Style, str] = {
    "title": "<h1>{}</h1>",
    "heading": "<h2>{}</h2>",
    "text": "<p>{}</p>",
    "signature": '<p class="signature">{}</p>',
}
CELLS: dict[Role, str] = {"caption": "th", "head": "th", "label": "th", "figure": "td"}
STYLE = """
@page { size: A4; margin: 30mm 26mm; }
body { max-width: 48em; margin: 2em auto; padding: 0 1em; line-height: 1.75;
  font-family: FangSong, STFangsong, "Noto Serif CJK SC", serif; color: #000; background: #fff; }
h1 { text-align: center; font-size: 1.6em; font-family: STZhongsong, SimSun, "Noto Serif CJK SC", serif; }
h2 { font-size: 1.15em; font-family: SimHei, "Noto Sans CJK SC", sans-serif; break-after: avoid; }
p { text-indent: 2em; margin: 0.4em 0; text-align: justify; }
p.signature { text-align: right; text-indent: 0; padding-right: 2em; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 1em 0;
  font: 0.85em/1.4 SimSun, "Noto Serif CJK SC", serif; }
tr { break-inside: avoid; }
th, td { border: 1px solid #000; padding: 0.25em; text-align: center; font-weight: normal;
  overflow-wrap: anywhere; }
th.label { text-align: left; }
"""


def write(report: Report) -> bytes:
    """See `govlint.writers.Writer`."""
    title = escape(report.title.text if report.title else "")
    body = "\n".join(
        TAGS[block.style].format(escape(block.text)) if isinstance(block, Line) else _table(block)
        for block in print_report(report)
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _table(grid: Grid) -> str:
    return "\n".join(("<table>", *_columns(grid), *_rows(grid), "</table>"))


def _columns(grid: Grid) -> Iterator[str]:
    total = sum(grid.weights)
    widths = (f'<col style="width:{weight * 100 / total:.2f}%">' for weight in grid.weights)
    yield f"<colgroup>{''.join(widths)}</colgroup>"


def _rows(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"


def _cell(box: Box) -> str:
    tag = CELLS[box.role]
    spans = f' colspan="{box.columns}"' if box.columns > 1 else ""
    spans += f' rowspan="{box.rows}"' if box.rows > 1 else ""
    kind = ' class="label"' if box.role == "label" else ""
    return f"<{tag}{kind}{spans}>{escape(box.text).replace(chr(10), '<br>')}</{tag}>"
