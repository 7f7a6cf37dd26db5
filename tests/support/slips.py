"""Slips in years, dates and names, made on purpose, and lawful sentences that look like them."""

import random
from collections.abc import Callable
from copy import deepcopy
from typing import NamedTuple

from tests.support.prose import make_told_report
from tests.support.reports import Canonical
from tests.support.writers import blocks, docx_of

BUREAU, OTHER_BUREAU = "望山区统计局", "云岭县审计局"
TOWN, OTHER_TOWN = "青溪镇人民政府", "白石镇人民政府"
GOVERNMENT, OFFICE = "江北市人民政府", "江北市人民政府办公室"

LAWFUL = (
    "与{last}年相比，主动公开的信息有所增加。",
    "{last}年，共举办活动3次；{year}年举办5次。",
    "{last}年度部门决算、{year}年度部门预算均已公开。",
    "按时公布{last}年政府信息公开工作年度报告。",
    "针对{last}年存在的问题，逐项落实整改。",
    "自{before}年起，每年组织社会评议。",
    "根据《关于印发{last}年政务公开工作要点的通知》（某政办发〔{last}〕8号）安排工作。",
    "{next}年，将进一步加强业务培训。",
    "截至{year}年底，建成公开专区2个。",
    "配合云岭县审计局、白石镇人民政府做好公开工作，接受望山区人民法院司法建议1份。",
    "接受江北市人民政府办公室的指导和培训。",
    "按照《白石镇关于我镇基层政务公开的实施办法》，推广“我街我来议”的做法。",
    "基本局面稳定，本办法执行情况良好，我委托第三方开展评估。",
)
"""Sentences about other years and other agencies that correct reports have."""


class Slipped(NamedTuple):
    """A report as a file, with a slip in it."""

    name: str
    data: bytes


class _Draft(NamedTuple):
    report: Canonical
    chance: random.Random

    def of(self, agency: str) -> Canonical:
        """Make the report that of another agency, signature included."""
        year = self.report["year"]
        self.report["title"] = f"{agency}{year}年政府信息公开工作年度报告"
        self.report["agency"] = self.report["signature"]["agency"] = agency
        return self.report

    def write(
        self, *introduction: str, name: str = "report.docx", unsigned: bool = False
    ) -> Slipped:
        """Write the report, with lines under its title."""
        title, *rest = blocks(self.report)
        if unsigned:
            del rest[-2]
        return Slipped(name, docx_of([title, *introduction, *rest]))

    def add(self, sentence: str) -> None:
        """Add a paragraph at the end of part one."""
        self.report["sections"]["overview"]["text"] += f"\n{sentence}"


def _misnamed(draft: _Draft) -> Slipped:
    year = draft.report["year"] - draft.chance.choice([1, 2])
    return draft.write(name=f"{BUREAU}{year}年政府信息公开工作年度报告.docx")


def _leftover(draft: _Draft) -> Slipped:
    year = draft.report["year"] - draft.chance.choice([1, 2])
    draft.add(
        draft.chance.choice(
            [
                f"{year}年，我单位组织业务培训4次。",
                f"{year}年度，共开展督查2次，发现的问题都已改正。",
                f"（六）其他。截至{year}年12月31日，公开专区设有2个。",
                f"{year} 年我单位认真做好公开工作。",
            ]
        )
    )
    return draft.write()


def _leftover_introduction(draft: _Draft) -> Slipped:
    year = draft.report["year"] - 1
    return draft.write(f"现向社会公布{year}年度政府信息公开工作年度报告。")


def _late(draft: _Draft) -> Slipped:
    agency, day = draft.chance.choice(
        [(BUREAU, "02-01"), (BUREAU, "06-30"), (GOVERNMENT, "04-01"), (OFFICE, "03-02")]
    )
    report = draft.of(agency)
    report["signature"]["date"] = f"{report['year'] + 1}-{day}"
    return draft.write()


def _published_late(draft: _Draft) -> Slipped:
    year = draft.of(BUREAU)["year"]
    return draft.write(f"来源：{BUREAU} 发布时间：{year + 1}-03-02 10:20")


def _december(draft: _Draft) -> Slipped:
    report = draft.of(TOWN)
    report["signature"]["date"] = f"{report['year'] + 1}-12-18"
    return draft.write()


def _garbled(draft: _Draft) -> Slipped:
    title = draft.report["title"]
    draft.report["title"] = draft.chance.choice(
        [
            title.removesuffix("报告"),
            title.replace("年度", "年度年度"),
            title.replace("公开", ""),
            title.replace("年政府", "政府"),
        ]
    )
    return draft.write()


def _nameless(draft: _Draft) -> Slipped:
    return draft.write(unsigned=True)


def _signed_by_another(draft: _Draft) -> Slipped:
    agency, other = draft.chance.choice([(BUREAU, OTHER_BUREAU), (TOWN, OTHER_TOWN)])
    draft.of(agency)["signature"]["agency"] = other
    return draft.write()


def _self_name(draft: _Draft) -> Slipped:
    agency, word = draft.chance.choice(
        [(BUREAU, "我镇"), (BUREAU, "本街道"), (TOWN, "我局"), (GOVERNMENT, "我乡")]
    )
    draft.of(agency)
    draft.add(f"{word}高度重视公开工作。")
    return draft.write()


def _introduces_another(draft: _Draft) -> Slipped:
    agency, other = draft.chance.choice([(BUREAU, OTHER_BUREAU), (TOWN, OTHER_TOWN)])
    year = draft.of(agency)["year"]
    sentence = draft.chance.choice(
        [
            f"现公布{other}{year}年政府信息公开工作年度报告。",
            f"本报告由{other}根据《条例》编制。",
            f"如有疑问，请与{other}联系。",
        ]
    )
    return draft.write(sentence)


def _other_scope(draft: _Draft) -> Slipped:
    year = draft.of(OFFICE)["year"]
    return draft.write(f"现向社会公布{GOVERNMENT}{year}年政府信息公开工作年度报告。")


Slip = Callable[[_Draft], Slipped]

SLIPS: tuple[tuple[str, Slip], ...] = (
    ("GL115", _misnamed),
    ("GL116", _leftover),
    ("GL116", _leftover_introduction),
    ("GL117", _late),
    ("GL117", _published_late),
    ("GL118", _december),
    ("GL119", _garbled),
    ("GL120", _nameless),
    ("GL121", _signed_by_another),
    ("GL122", _self_name),
    ("GL123", _introduces_another),
    ("GL124", _other_scope),
)
"""Kinds of slips, with the rule that has to find each."""


def slip(edition: str, seed: int, make: Slip) -> Slipped:
    """Make a report in which everything is right but one slip."""
    report, _ = make_told_report(edition, seed)
    return make(_Draft(report, random.Random(f"slip {seed}")))


def lawful(edition: str, seed: int) -> Slipped:
    """Make a right report that tells of other years and of other agencies."""
    report, _ = make_told_report(edition, seed)
    draft = _Draft(deepcopy(report), random.Random(f"lawful {seed}"))
    year, agency = report["year"], draft.chance.choice([BUREAU, TOWN, OFFICE, report["agency"]])
    draft.of(agency)
    years = {"year": year, "last": year - 1, "next": year + 1, "before": year - 5}
    for sentence in draft.chance.sample(LAWFUL, 6):
        draft.add(sentence.format(**years))
    introduction = draft.chance.choice(
        [
            f"现公布{agency}{year}年政府信息公开工作年度报告。",
            f"本报告由{agency}根据《条例》编制，由总体情况等六个部分组成。",
            f"发布日期：{year + 1}-01-20\n如有疑问，请与{agency}办公室联系。",
            f"根据《关于做好{year}年政府信息公开工作年度报告编制工作的通知》编制本报告。",
        ]
    )
    return draft.write(*introduction.split("\n"), name=f"{agency}{year}年政府信息公开年报.docx")
