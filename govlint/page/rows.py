"""Plain tables: a caption, a header that repeats on each printed page, rows."""

from collections.abc import Iterable, Sequence

from govlint.page.markup import Markup, element


def rows_markup(
    caption: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, kind: str
) -> Markup:
    """Return a table, the first cell of each row its label; nothing where there are no rows.

    Args:
        caption: What the table tells.
        columns: What stands over the columns; none: the labels of the rows say it.
        rows: Texts, `Markup` and figures, which stand at the right; None is an empty cell.
        kind: The class of the table.
    """
    body = [
        element(
            "tr",
            *(
                element("th", _shown(value), having={"scope": "row"})
                if index == 0
                else element("td", _shown(value), having={"class": _kind(value)})
                for index, value in enumerate(row)
            ),
        )
        for row in rows
    ]
    if not body:
        return Markup()
    heads = [element("th", column, having={"scope": "col"}) for column in columns]
    head = element("thead", element("tr", *heads)) if heads else Markup()
    title = element("caption", caption)
    having = {"class": f"rows {kind}"}
    return element("table", title, head, element("tbody", *body), having=having)


def _shown(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value)


def _kind(value: object) -> str | None:
    return "number" if isinstance(value, int) else None
