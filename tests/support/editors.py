"""Articles as the editors of websites write them: the same report in the markup of each."""

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from tests.support.layout import Box, Layout
from tests.support.reports import Canonical
from tests.support.writers import blocks

_FIGURE = re.compile(r"-?[0-9.]+")


class Editor(NamedTuple):
    """How an editor writes a paragraph, a cell and what stands around the rows of a table."""

    paragraph: str = "<p>{}</p>"
    cell: str = "<td{spans}>{text}</td>"
    table: str = "<table><tbody>{rows}</tbody></table>"
    row: str = "<tr>{}</tr>"
    figure: Callable[[str], str] = str
    """What stands in a cell for a figure."""
    words: Callable[[str], str] = str
    """What stands in a cell or a paragraph for words."""

    def write(self, report: Canonical) -> str:
        """Return the article."""
        return "\n".join(
            self.paragraph.format(self.words(escape(block)))
            if isinstance(block, str)
            else self._table(block)
            for block in blocks(report)
        )

    def _table(self, layout: Layout) -> str:
        rows = "\n".join(self.row.format("".join(map(self._cell, row))) for row in layout)
        columns = "".join('<col width="72">' for box in layout[0] for _ in range(box.columns))
        blanks = "".join('<td width="72"></td>' for box in layout[0] for _ in range(box.columns))
        return self.table.format(rows=rows, columns=columns, blanks=blanks)

    def _cell(self, box: Box) -> str:
        spans = f' colspan="{box.columns}"' if box.columns > 1 else ""
        spans += f' rowspan="{box.rows}"' if box.rows > 1 else ""
        text = escape(box.text).replace("\n", "<br>")
        text = self.figure(text) if _FIGURE.fullmatch(text) else self.words(text)
        return self.cell.format(spans=spans, text=text)


def _spelt(text: str) -> str:
    """Put each character into an element of its own, but no entity apart."""
    return "".join(f"<span>{character}</span>" for character in re.findall(r"&\w+;|<br>|.", text))


EDITORS: dict[str, Editor] = {
    "plain": Editor(),
    "ueditor": Editor(
        '<p style="text-indent:2em;line-height:1.75em;"><span style="font-family:仿宋;font-size:21px;">{}</span></p>',
        '<td width="86" valign="top"{spans} style="word-break:break-all;"><p style="text-align:center">'
        '<span style="font-size:14px;">{text}</span></p></td>',
        '<table data-sort="sortDisabled"><tbody>{rows}</tbody></table>',
        '<tr class="firstRow">{}</tr>',
    ),
    "135editor": Editor(
        '<section class="_135editor" data-tools="135编辑器"><section style="margin:10px auto;">'
        '<section style="display:inline-block;"><p>{}</p></section></section></section>',
        '<td{spans}><section><span leaf="">{text}</span></section></td>',
        '<section data-role="paragraph"><section style="overflow-x:auto"><table>{rows}</table></section></section>',
    ),
    "word": Editor(
        "<p class=MsoNormal style='text-indent:32.0pt'><span\nstyle='font-family:仿宋_GB2312'><span style='"
        "mso-spacerun:yes'>&nbsp;</span>{}<span lang=EN-US><o:p></o:p></span></span></p>",
        "<td width=57{spans} style='width:42.6pt;\nborder:solid'><p class=MsoNormal align=center style='"
        "text-align:center;\nmso-element:frame'><b><span lang=EN-US style='font-family:\"Times New Roman\","
        '"serif"\'>{text}<o:p></o:p></span></b></p></td>',
        '<?xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" /><!--[if gte mso 9]><xml>'
        "<w:View>Normal</w:View></xml><![endif]--><table class=MsoNormalTable border=0>{rows}"
        " <![if !supportMisalignedColumns]>\n <tr height=0>{blanks}</tr>\n <![endif]>\n</table>",
    ),
    "excel": Editor(
        cell="<td class=xl65 height=19{spans} align=right x:num style='mso-ignore:colspan'>{text}</td>",
        table="<table x:str border=0 width=864 style='border-collapse:collapse'>{columns}{rows}"
        "<![if supportMisalignedColumns]><tr height=0 style='display:none'>{blanks}</tr><![endif]></table>",
        row="<tr height=19 style='height:14.25pt'>{}</tr>",
        words=lambda text: text or "　",
    ),
    "wps": Editor(
        '<p style="margin:0pt;text-indent:32pt" class="p0"><span style="mso-spacerun:\'yes\'">{}</span></p>',
        '<td class="et4"{spans} x:num="0">{text}</td>',
        '<div><table width="720" style="width:540.00pt"><colgroup>{columns}</colgroup>{rows}</table></div>',
    ),
    "old": Editor(
        "<P><FONT face=宋体 size=3>{}</FONT>",
        "<TD{spans}><P align=center><FONT size=2>{text}</FONT>",
        "<CENTER><TABLE borderColorDark=#ffffff><TBODY>{rows}</TABLE></CENTER>",
        "<TR vAlign=top>{}",
    ),
    "boxes": Editor(
        "<div>{}</div>",
        "<td{spans}><div class='cell'>{text}</div></td>",
        '<div class="table-responsive"><div><table>{rows}</table></div></div>',
    ),
    "layout": Editor(
        table="<table width=100%><tr><td align=center><table bgcolor=black><tr><td><table>{rows}</table>"
        "</td></tr></table></td></tr></table>"
    ),
    "headers": Editor(
        cell='<th scope="row"{spans}>{text}</th>',
        table="<table><caption></caption><thead></thead><tbody>{rows}</tbody></table>",
    ),
    "letters": Editor(words=_spelt, figure=lambda text: f"<p>{_spelt(text)}</p>"),
    "zero-width": Editor(
        words=lambda text: "&#8203;" + text[:1] + "\u200b" * bool(text) + text[1:],
        figure=lambda text: "\ufeff" + "\u200b".join(text) + "&zwnj;",
    ),
    "wide-spaces": Editor(
        "<p>&emsp;&emsp;{}&thinsp;</p>", figure=lambda text: f"&ensp;{text}&nbsp;&emsp;"
    ),
    "comments": Editor(figure=lambda text: f"{text[:1]}<!--[if !supportLists]-->{text[1:]}<!---->"),
    "fields": Editor(figure=lambda text: f'<input type="text" name="a" value="{text}" readonly>'),
    "areas": Editor(figure=lambda text: f"<textarea rows=1>{text}</textarea>"),
    "stray-ends": Editor("{}</br>"),
}
"""Each by its name."""
