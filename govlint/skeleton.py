"""The skeleton of a new rule: the rule, a report on which it fires, and one that stays clean."""

import os
import re

from govlint.errors import SettingsError
from govlint.plugins import CODE, OWN_LETTERS

PYTHON = '''"""{code}：请改成一句话，说明查什么。"""

from collections.abc import Iterator

from govlint.rule import Breach, Form, Report, Text, cell_place, rule

BASIS = Text("惯例：请写出文号和条款，没有就写惯例", "practice: cite number and article, if any")
CELL = "applications.results_total.total"


@rule("{code}", "{name}", "warning", basis=BASIS)
def {function}(report: Report, form: Form) -> Iterator[Breach]:
    """办理结果总计超过 1000 件。

    为什么：说明为什么这多半是错的。

    示例：总计填 1001。

    处理：说明应当怎样核对和改正。

    More than 1000 requests were dealt with.

    Why: Say why this is probably wrong.

    Example: The total is 1001.

    Fix: Say what to check and how to correct it.
    """
    cell = report.cell(CELL)
    if cell and cell.value is not None and cell.value > 1000:
        place = cell_place(report, form.tables["applications"], CELL)
        yield Breach(
            message=Text(f"{{place.zh}}：填 {{cell.text}}，超过 1000", f"{{place.en}}: {{cell.text}}"),
            place=place,
            at=cell.at,
            cells=(CELL,),
            actual=cell.text,
        )
'''

YAML = """# 行、列的键见 govlint convert 的输出；relation 为 = 或 <=。
- code: {code}
  name: {name}
  severity: warning
  table: applications
  for_each: column
  left: [granted]
  relation: <=
  right: [new_received, carried_in]
  basis:
    zh: 惯例：请写出文号和条款，没有就写惯例
    en: "practice: cite number and article, if any"
  summary:
    zh: 予以公开的件数大于收到和结转的件数。
    en: More requests were granted than there were.
  why:
    zh: 说明为什么这多半是错的。
    en: Say why this is probably wrong.
  example:
    zh: 新收 5，结转 0，予以公开 9。
    en: Received 5, carried in 0, granted 9.
  fix:
    zh: 说明应当怎样核对和改正。
    en: Say what to check and how to correct it.
"""

CHANGES = {
    "python": ("applications.results_total.total: 1001", "applications.results_total.total: 1000"),
    "yaml": ("applications.granted.business: 9000", "applications.granted.business: 0"),
}
"""Of the report on which the rule fires, and of the one on which it does not."""

FIXTURE = """why: {why}
report: "2021"
cells:
  {change}
"""

TEST = '''"""{code} fires where it should and is silent where it should be."""

from pathlib import Path

import pytest
from govlint.testing import assert_fixture, fixtures, load_rules_in

HERE = Path(__file__).parent
RULES = load_rules_in(HERE)


@pytest.mark.parametrize("path", fixtures(HERE / "fixtures" / "{code}"), ids=lambda path: path.name)
def test_{stem}(path: Path) -> None:
    assert_fixture(RULES["{code}"], path)
'''


def write(code: str, form: str, folder: str) -> list[str]:
    """Write the skeleton into a folder and return the files; none of them may be there.

    Raises:
        SettingsError: ``bad-new-code``, ``already-there``, ``cannot-write``.
    """
    if not re.fullmatch(CODE, code) or code.startswith(OWN_LETTERS):
        raise SettingsError("bad-new-code", code=code, own=OWN_LETTERS)
    contents = {
        os.path.normpath(os.path.join(folder, name)): text
        for name, text in _files(code, form).items()
    }
    for path in contents:
        if os.path.lexists(path):
            raise SettingsError("already-there", path=path)
    for path, text in contents.items():
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            with open(path, "x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except OSError as error:
            problem = error.strerror or str(error)
            raise SettingsError("cannot-write", path=path, problem=problem) from error
    return list(contents)


def _files(code: str, form: str) -> dict[str, str]:
    stem = code.lower()
    fires, clean = CHANGES[form]
    names = {"code": code, "stem": stem, "name": f"wrong-thing-{stem}"}
    names["function"] = names["name"].replace("-", "_")
    rule = {f"{stem}.py": PYTHON} if form == "python" else {f"{stem}.yaml": YAML}
    return {
        **{name: text.format(**names) for name, text in rule.items()},
        f"test_{stem}.py": TEST.format(**names),
        f"fixtures/{code}/fires-example.yaml": FIXTURE.format(why="说明错在哪里", change=fires),
        f"fixtures/{code}/clean-example.yaml": FIXTURE.format(why="说明为什么没错", change=clean),
    }
