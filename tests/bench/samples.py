"""Made-up reports of the size that real ones have."""

from pathlib import Path

from tests.support.prose import make_told_report
from tests.support.reports import make_report
from tests.support.writers import write

_MENU = "".join(f'<li><a href="/col/col{number}/">栏目{number}</a></li>' for number in range(200))
_SCRIPT = "function track(event) { window.dataLayer.push({event: event.type}); }\n" * 400
_SITE = f"<body><script>{_SCRIPT}</script><nav><ul>{_MENU}</ul></nav><div class='article'>"


def word_report() -> bytes:
    """Return a report of six pages as Word keeps it: 350 KB of XML."""
    return write(".docx", make_report("2021", seed=1, scale=100))


def told_report() -> bytes:
    """Return the same report with its numbers told again in prose."""
    report, _ = make_told_report("2021", seed=1)
    return write(".docx", report)


def word_reports(folder: Path, count: int) -> list[Path]:
    """Write that many different reports into a folder and return their paths."""
    paths = [folder / f"{number:03}.docx" for number in range(count)]
    for seed, path in enumerate(paths):
        path.write_bytes(write(".docx", make_report("2021", seed=seed, scale=100)))
    return paths


def workbook() -> bytes:
    """Return the same report as a workbook of one sheet."""
    return write(".xlsx", make_report("2021", seed=1, scale=100))


def web_page(size: int = 240_000) -> bytes:
    """Return the same report as a page of a site that Word wrote the article of.

    Args:
        size: Bytes; reached by what Word says of the look of each figure.
    """
    page = write(".html", make_report("2021", seed=1, scale=100)).decode()
    page = page.replace("<body>", _SITE, 1)
    missing = size - len(page.encode())
    cells = page.count("padding:0cm 5.4pt")
    look = "mso-border-alt:solid windowtext .5pt;" * (missing // cells // 37)
    return page.replace("padding:0cm 5.4pt", f"{look}padding:0cm 5.4pt").encode()
