"""Mistakes of wording and structure, made on purpose in right reports with rich prose."""

import random
from collections.abc import Callable, Mapping

from govlint.form import EDITIONS, load_form
from tests.support.prose import make_told_report
from tests.support.reports import PROSE, Canonical

Chance = random.Random
Spoil = Callable[[Canonical, Chance], None]
"""Makes a mistake in a report."""

RIGHT = (
    "推广“一网通办”经验，修订《青溪县政务公开办法（试行）》，网址为http://www.qingxi.gov.cn/xxgk/xx_1.html。",
    "依据《政府信息公开工作年度报告格式》（国办公开办函〔{year_of_form}〕{serial}号）编写。",
    "1）组织培训；2）开展检查；3）通报结果。",
    "联系电话：0512-12345678，邮箱：office@qingxi.gov.cn，邮编：215300。",
    "李××诉本机关一案（（2024）青01行初12号）已审结，公示栏尺寸为3×5米。",
    "逐条研究研究，一件一件落实，人人参与，常常检查，一一答复。",
    "二〇〇八年以来的文件已经清理，截至{year}年12月31日全部完成。",
    "发布填写示例3份，数字政府建设有序推进，解读材料有待补强。",
    "人民政府政府信息公开指南（（2019）年修订）同步更新。",
)
"""Sentences that look like mistakes and are none."""


def add_lookalikes(report: Canonical, chance: Chance) -> None:
    """Put lawful sentences into a report that has prose."""
    is_new = report["edition"] == "2021"
    for text in chance.sample(RIGHT, chance.randint(2, len(RIGHT))):
        sentence = text.format(
            year=report["year"],
            year_of_form=2021 if is_new else 2019,
            serial=30 if is_new else 60,
        )
        if not is_new:
            sentence = sentence.replace("年度报告格式", "年度报告有关事项的通知")
        _add(report, sentence)


def make_complete_report(edition: str, seed: int) -> Canonical:
    """Make a right report with rich prose that tells of all that part one has to tell."""
    report, _ = make_told_report(edition, seed)
    overview = report["sections"]["overview"]
    told = PROSE["overview"].format(year=report["year"])
    overview["text"] = f"{told}\n{overview['text']}"
    return report


def _add(report: Canonical, text: str) -> None:
    section = report["sections"]["overview"]
    section["text"] = f"{section['text']}\n{text}"


def _saying(*texts: str) -> Spoil:
    """Return the mistake of writing one of some sentences."""

    def spoil(report: Canonical, chance: Chance) -> None:
        _add(report, chance.choice(texts))

    return spoil


def _lost_matter(report: Canonical, chance: Chance) -> None:
    words = {"依申请公开": "本机关答复群众来信，公布结果，审查稿件，维护网站，组织培训。"}
    words["监督保障"] = "本机关发布消息，答复公开申请，清理文件，维护网站。"
    report["sections"]["overview"]["text"] = words[chance.choice(list(words))]


def _long(report: Canonical, chance: Chance) -> None:
    report["agency"] = report["signature"]["agency"] = "青溪县统计局"
    report["title"] = f"青溪县统计局{report['year']}年政府信息公开工作年度报告"
    _add(report, "本机关把政务公开纳入日常工作，做到有方案、有检查。" * chance.randint(40, 60))


def _no_problems(report: Canonical, chance: Chance) -> None:
    texts = ("无。", "没有问题。", "存在的问题：一是公开不够及时；二是形式单一。")
    report["sections"]["problems"]["text"] = chance.choice(texts)


def _seventh(report: Canonical, chance: Chance) -> None:
    heading = chance.choice(["七、附件", "七、其他说明", "附表：公开数量"])
    report["sections"]["other"]["text"] += f"\n{heading}"


def _generic(report: Canonical, _chance: Chance) -> None:
    report["sections"]["overview"]["text"] = (
        "各级政府高度重视，主动公开、依申请公开、信息管理、平台建设和监督保障得到加强，"
        "部分地区工作还不平衡，需要继续努力。"
    )


def _truncated(report: Canonical, chance: Chance) -> None:
    _add(
        report,
        chance.choice(
            ["全年共公开政府信息260余", "各科室进一步加强业务培训，", "各科室正在逐步完善制度和"]
        ),
    )


def _mixed(report: Canonical, chance: Chance) -> None:
    row = report["tables"]["applications"]["refused_admin_query"]
    filler = chance.choice(["", "/", "无"])
    row.update({column: filler for column in row if column != "total"})
    report["tables"]["applications"]["not_handled_repeat"]["research"] = 0


def _outdated(report: Canonical, chance: Chance) -> None:
    """Cite the paper of the other edition wherever that of this one is cited, and once more."""
    right, other = (
        load_form(edition).document
        for edition in sorted(EDITIONS, key=lambda edition: edition != report["edition"])
    )
    overview = report["sections"]["overview"]
    overview["text"] = overview["text"].replace(right, other)
    title = chance.choice(["", "《政府信息公开工作年度报告格式》", "年度报告有关事项的通知"])
    _add(report, f"本报告依据{title}（{other}）编写。" if title else f"本报告依据{other}编写。")


MISTAKES: Mapping[str, tuple[Spoil, str]] = {
    "matter left out": (_lost_matter, "GL107"),
    "overview too long": (_long, "GL108"),
    "no problems": (_no_problems, "GL109"),
    "seventh part": (_seventh, "GL110"),
    "mixed fillers": (_mixed, "GL132"),
    "placeholder": (
        _saying(
            "组织培训XX次。",
            "由××科负责。",
            "20XX年开展了检查。",
            "参加人员为○○○。",
            "培训____次。",
            "检查结果（待补充）。",
            "于{year}年 月 日完成。",
            "印发青政办发〔〕号文件。",
            "受理X件。",
            "通过率ｘｘ%。",
        ),
        "GL801",
    ),
    "nobody's text": (_generic, "GL802"),
    "cut off": (_truncated, "GL803"),
    "misspelt": (
        _saying("有2项转结至次年。", "统计书记来自各科室。", "行政服议案件已结。"),
        "GL804",
    ),
    "bracket": (
        _saying(
            "一)主动公开。", "执行《条例规定。", "推广“一网通办经验。", "（见附件。", "结果见下）。"
        ),
        "GL805",
    ),
    "doubled": (
        _saying("群众满意率满意率较高。", "组织业务培训业务培训。", "完善制度完善制度。"),
        "GL806",
    ),
    "outdated paper": (_outdated, "GL807"),
    "document number": (
        _saying("依据青政办发[2024]3号。", "依据青政办发【2024】3号。", "依据青政发（2024）3号。"),
        "GL808",
    ),
    "personal data": (
        _saying("申请人电话13812345678。", "证件号11010519491231002X。", "账号6222021234567894。"),
        "GL811",
    ),
    "no unit": (_saying("收取信息处理费300，已上缴。", "采购金额为1,200。"), "GL812"),
}
"""A mistake of each kind, and the rule that has to find it."""
