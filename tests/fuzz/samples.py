"""Files that look real, to be damaged."""

from govlint import Settings, lint_bytes
from govlint.batch import lint_sources
from govlint.files import open_source
from govlint.source import Source
from tests.support.reports import make_report
from tests.support.sites import write_site
from tests.support.writers import WRITERS, pack_zip, write


def samples() -> dict[str, bytes]:
    """Return a file of every form by its name."""
    report = make_report()
    files = {f"report{suffix}": write(suffix, report) for suffix in WRITERS}
    files["site.html"] = write_site("tables", report)
    files["all.zip"] = pack_zip({"a.txt": files["report.txt"], "b.zip": pack_zip(files)})
    return files


def check(name: str, data: bytes) -> None:
    """Check a file as the command line does; whatever is in it, nothing is raised."""
    lint_bytes(data, name)
    for result in lint_sources(
        [found for found in open_source(Source(name, "", data)) if found], Settings()
    ):
        assert result.failure is not None or result.report is not None
