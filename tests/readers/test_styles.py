"""What is dropped of a page before it is parsed: looks, and never what hides text or is text."""

import pytest

from govlint.document import Document
from govlint.readers import html
from govlint.readers.styles import drop_looks
from tests.support.show import Shown, show


@pytest.mark.parametrize(
    ("page", "left"),
    [
        pytest.param('<p style="color:red">一</p>', "<p>一</p>", id="looks"),
        pytest.param("<p style='font:\"宋体\"'>一</p>", "<p>一</p>", id="other-mark"),
        pytest.param("<p style='a:b;\n c:d'>一</p>", "<p\n>一</p>", id="line-ends-stay"),
        pytest.param('<p style="Display : NONE">一</p>', None, id="hides"),
        pytest.param("<p style='mso-hide:all'>一</p>", None, id="hides-as-word-does"),
        pytest.param("<p style='text-decoration:line-through'>一</p>", None, id="strikes-out"),
        pytest.param("<p style=color:red>一</p>", None, id="no-marks"),
        pytest.param("<p>风格 style=简朴</p>", None, id="prose"),
        pytest.param('<p style="a<p style="b">一</p><p class="c">', None, id="markup-in-style"),
        pytest.param('<p style="a:b">一</p><p style="c>二</p>', None, id="mark-missing"),
        pytest.param("<p>一</p>", None, id="none"),
    ],
)
def test_looks_are_dropped(page: str, left: str | None) -> None:
    """None: the page stays as it is."""
    assert (page if left is None else left) == drop_looks(page.encode()).decode()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            '<td style="width:3pt">1</td><td style="display:none">2</td>', ["1"], id="hidden"
        ),
        pytest.param(
            '<p style="color:red>一</p><p style="color:red">二</p><p title="x">三</p>',
            ["二", "三"],
            id="mark-missing",
        ),
        pytest.param("<p STYLE=DISPLAY:NONE>一</p><p>二</p>", ["二"], id="old-manner"),
        pytest.param(
            "<script>a = '<p style=\"' + b + '\">'</script><p style=''>一</p>", ["一"], id="script"
        ),
    ],
)
def test_text_stays_what_it_was(page: str, expected: Shown) -> None:
    """A page is read as if its styles had not been dropped."""
    assert expected == show(_read(page))


def test_places_stay_what_they_were() -> None:
    """Word breaks lines inside of its styles."""
    document = _read("<p style='a:b;\nc:d'>一</p>\n<p\nstyle='a:b'>二</p>")

    assert [block.at.line for block in document.blocks] == [2, 4]


def _read(page: str) -> Document:
    return html.read(page.encode(), "x.html")
