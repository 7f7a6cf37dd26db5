"""Correct prose as reports tell it: statements in several phrasings, true of the tables.

Every statement knows how to be told wrong, and which rule has to find it then.
"""

import random
from collections.abc import Callable
from copy import deepcopy
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from govlint.form import load_form
from tests.support.reports import Canonical, make_report

OUTCOMES = ("granted", "partly_granted", "refused", "unavailable", "not_handled", "other_handling")
OUTCOME_WORDS = {
    "granted": ("予以公开", "同意公开"),
    "partly_granted": ("部分公开", "予以部分公开"),
    "refused": ("不予公开", "不同意公开"),
    "unavailable": ("无法提供", "因本机关不掌握等原因无法提供"),
    "not_handled": ("不予处理", "属信访、重复申请等不予处理"),
    "other_handling": ("其他处理", "其他处理"),
}
_NUMERALS = "零一二三四五六七八九"


class Statement(NamedTuple):
    """A sentence that is true, and the same with a mistake."""

    section: str
    right: str
    wrong: str
    code: str
    """The rule that has to find the mistake."""


class Facts(NamedTuple):
    """What the tables of a report say, and chance."""

    report: Canonical
    chance: random.Random

    def total(self, row: str, column: str = "total") -> int:
        """Return a figure of table three: of a row, or of the rows of a group."""
        table = load_form(self.report["edition"]).tables["applications"]
        cells = self.report["tables"]["applications"]
        return sum(cells[name][column] for name in table.members(row, axis="row"))

    def dispute(self, row: str, column: str = "total") -> int:
        """Return a figure of table four."""
        table = load_form(self.report["edition"]).tables["review_litigation"]
        cells = self.report["tables"]["review_litigation"]
        return sum(int(cells[name][column]) for name in table.members(row, axis="row"))

    def document(self, row: str, column: str) -> int:
        """Return a figure of table two."""
        return int(self.report["tables"]["proactive"][row][column])

    def say(self, number: int) -> str:
        """Write a number in one of the ways that occur."""
        ways: list[Callable[[int], str]] = [str, str, str, numeral, _full_width]
        if number >= 1000:
            ways.append(lambda value: f"{value:,}")
        return self.chance.choice(ways)(number)

    def other(self, number: int, *lawful: int) -> int:
        """Return a number that is none of some."""
        for change in (1, 2, 3, 5, 7, 10, 20, 40):
            if number + change not in (number, *lawful):
                return number + change
        return number + 100

    def share(self, part: int, whole: int) -> str:
        """Write a percentage, rounded or cut off at up to two digits."""
        digits = self.chance.choice(["1", "0.1", "0.01"])
        way = self.chance.choice([ROUND_HALF_UP, ROUND_DOWN])
        return str((Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(digits), way))


def numeral(number: int) -> str:
    """Write a number in Chinese."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return numeral(high) + "万" + gap + (numeral(low) if low else "")
    written, rest, was_gap = "", number, False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, place)
        if digit:
            written += ("零" if was_gap and written else "") + _NUMERALS[digit] + name
            was_gap = False
        else:
            was_gap = True
    written = written or "零"
    return written[1:] if 10 <= number < 20 else written


def _full_width(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


Maker = Callable[[Facts], Statement | None]


def _received(facts: Facts) -> Statement:
    new, old = facts.total("new_received"), facts.total("carried_in")
    year = facts.report["year"]
    value = facts.chance.choice([new, new + old])
    wrong = facts.other(value, new, new + old, new + old + 1) if new + old else 3
    form = facts.chance.choice(
        [
            "{year}年，本机关共收到政府信息公开申请{n}件。",
            "全年共受理政府信息公开申请{n}件，均在法定期限内答复。",
            "本年度收到{n}件政府信息公开申请，全部依法登记。",
            "（二）依申请公开。全年共收到{n}件，均按规定办理。",
            "{year}年接收公民、法人和其他组织提交的政府信息公开申请共计{n}件。",
            "今年以来，我单位新收依申请公开{n}件，比{last}年（{before}件）{trend}。",
        ]
    )
    before = facts.chance.randint(1, 90)

    def text(number: int) -> str:
        trend = "有所增加" if number >= before else "有所减少"
        return form.format(
            year=year, last=year - 1, before=before, trend=trend, n=facts.say(number)
        )

    return Statement("overview", text(value), text(wrong), "GL501" if new + old else "GL504")


def _denied(facts: Facts) -> Statement | None:
    if facts.total("new_received"):
        form = facts.chance.choice(
            [
                "本年度未收到政府信息公开申请。",
                "全年没有收到公民、法人和其他组织的政府信息公开申请。",
            ]
        )
        right = "所有政府信息公开申请都已登记。"
        return Statement("overview", right, form, "GL504")
    return None


def _outcomes(facts: Facts) -> Statement:
    chance = facts.chance
    values = {row: facts.total(row) for row in OUTCOMES}
    answered = facts.total("results_total")
    wrong_row = chance.choice(OUTCOMES)
    lawful = (values["granted"] + values["partly_granted"],) if wrong_row == "granted" else ()
    with_shares = answered > 0 and chance.random() < 0.5
    separator = chance.choice(["，", "；", "、"]) if not with_shares else "；"
    head = chance.choice(
        [
            "全年答复政府信息公开申请{n}件，其中",
            "共办结政府信息公开申请{n}件。其中，",
            "答复申请{n}件（不含结转），按结果分：",
        ]
    )
    words = {row: chance.choice(OUTCOME_WORDS[row]) for row in OUTCOMES}

    def text(figures: dict[str, int]) -> str:
        items = []
        for row, value in figures.items():
            share = f"，占{facts.share(values[row], answered)}%" if with_shares else ""
            items.append(f"{words[row]}{facts.say(value)}件{share}")
        return head.format(n=facts.say(answered)) + separator.join(items) + "。"

    changed = {**values, wrong_row: facts.other(values[wrong_row], *lawful)}
    return Statement("overview", text(values), text(changed), "GL502")


def _combined(facts: Facts) -> Statement:
    both = facts.total("granted") + facts.total("partly_granted")
    form = "收到的政府信息公开申请中，予以公开及部分公开{n}件。"
    return Statement(
        "overview",
        form.format(n=facts.say(both)),
        form.format(n=facts.say(facts.other(both))),
        "GL502",
    )


def _carried(facts: Facts) -> Statement:
    which, words = facts.chance.choice(
        [
            ("carried_in", ["上年结转政府信息公开申请{n}件", "依申请公开方面，上年度结转{n}件"]),
            (
                "carried_out",
                [
                    "{n}件政府信息公开申请结转下年度继续办理",
                    "依申请公开中，结转至{next}年{n}件",
                    "另有{n}件申请按照《条例》顺延到下年度答复",
                ],
            ),
        ]
    )
    value = facts.total(which)
    form = facts.chance.choice(words) + "。"

    def text(number: int) -> str:
        return form.format(n=facts.say(number), next=facts.report["year"] + 1)

    code = "GL501" if which == "carried_in" else "GL502"
    return Statement("overview", text(value), text(facts.other(value)), code)


def _answered(facts: Facts) -> Statement:
    answered, new = facts.total("results_total"), facts.total("new_received")
    form = facts.chance.choice(
        ["按时办结政府信息公开申请{n}件。", "已答复政府信息公开申请{n}件，答复率100%。"]
    )
    return Statement(
        "overview",
        form.format(n=facts.say(answered)),
        form.format(n=facts.say(facts.other(answered, new))),
        "GL503",
    )


def _disputes(facts: Facts) -> Statement:
    row, name = facts.chance.choice([("review", "行政复议"), ("litigation", "行政诉讼")])
    columns = {
        "upheld": "结果维持",
        "corrected": "结果纠正",
        "other_result": "其他结果",
        "pending": "尚未审结",
    }
    total = facts.dispute(row)
    values = {column: facts.dispute(row, column) for column in columns}
    head = facts.chance.choice(
        [
            f"政府信息公开{name}" + "{n}件",
            f"全年发生因政府信息公开引发的{name}案件" + "{n}件",
        ]
    )
    has_results = facts.chance.random() < 0.6
    wrong_column = facts.chance.choice([*columns, ""]) if has_results else ""

    def text(number: int, figures: dict[str, int]) -> str:
        items = "、".join(f"{columns[one]}{facts.say(value)}件" for one, value in figures.items())
        return head.format(n=facts.say(number)) + (f"，其中{items}" if has_results else "") + "。"

    if wrong_column:
        changed = {**values, wrong_column: facts.other(values[wrong_column])}
        wrong = text(total, changed)
    else:
        wrong = text(facts.other(total), values)
    return Statement("overview", text(total, values), wrong, "GL506")


def _documents(facts: Facts) -> Statement:
    is_new = facts.report["edition"] == "2021"
    row, name = facts.chance.choice([("normative_docs", "行政规范性文件"), ("rules", "规章")])
    issued = facts.document(row, "issued" if is_new else "made")
    stock = facts.document(row, "in_force" if is_new else "public_total")
    lawful = () if is_new else (facts.document(row, "published"),)
    choices = [
        (issued, f"全年制发{name}" + "{n}件，修订{m}件。", lawful),
        (issued, f"本年新制定{name}" + "{n}件。", lawful),
        (stock, f"现行有效{name}" + "{n}件。", ()),
    ]
    if is_new:
        choices.append((facts.document(row, "repealed"), f"废止{name}" + "{n}件。", ()))
    value, form, readings = facts.chance.choice(choices)
    many = facts.say(facts.chance.randint(0, 30))

    def text(number: int) -> str:
        return form.format(n=facts.say(number), m=many)

    return Statement("overview", text(value), text(facts.other(value, *readings)), "GL509")


def _decisions(facts: Facts) -> Statement:
    row, name = facts.chance.choice(
        [("licence", "行政许可"), ("penalty", "行政处罚"), ("coercion", "行政强制")]
    )
    value = facts.document(row, "decisions")
    form = facts.chance.choice(["全年作出{name}{n}件。", "办理{name}{n}件。"])
    return Statement(
        "overview",
        form.format(name=name, n=facts.say(value)),
        form.format(name=name, n=facts.say(facts.other(value))),
        "GL510",
    )


def _upheld(facts: Facts) -> Statement | None:
    if any(facts.dispute(row, column) for row in ("review", "litigation") for column in _OPEN):
        right = "政府信息公开行政复议、行政诉讼案件均依法应诉。"
        return Statement("overview", right, "政府信息公开行政复议、诉讼均获维持。", "GL507")
    return None


_OPEN = ("corrected", "pending")


def _list_of_kinds(facts: Facts) -> Statement:
    chance = facts.chance
    parts = [chance.randint(1, 400) for _ in range(chance.randint(2, 5))]
    rest = chance.choice([0, 0, chance.randint(1, 60)])
    total = sum(parts) + rest
    kinds = ["机构职能类", "工作动态类", "财政信息类", "通知公告类", "其他信息"]
    head = chance.choice(
        [
            "全年共主动公开政府信息{n}条，其中",
            "全年共公开各类信息{n}条，包括",
            "共发布信息{n}条（其中",
        ]
    )
    end = "）。" if "（" in head else "。"

    def text(whole: int) -> str:
        items = "、".join(
            f"{kind}{facts.say(part)}条" for kind, part in zip(kinds, parts, strict=False)
        )
        return head.format(n=facts.say(whole)) + items + end

    return Statement("overview", text(total), text(min(parts) - 1), "GL521")


def _two_breakdowns(facts: Facts) -> Statement:
    """The same total by channel and by kind: together they are twice as much, and lawfully so."""
    first, second, third = (facts.chance.randint(1, 300) for _ in range(3))
    total = first + second + third
    right = (
        f"网站共发布信息{total}条，其中文字{first}条、图片{second}条、视频{third}条，"
        f"原创{first + second}条。"
    )
    wrong = right.replace(f"视频{third}条", f"视频{third + total}条")
    return Statement("overview", right, wrong, "GL521")


def _conflict(facts: Facts) -> Statement:
    number = facts.chance.randint(10, 9000)
    right = (
        f"全年主动公开政府信息{facts.say(number)}条。通过政务新媒体主动公开政府信息"
        f"{facts.say(number // 2)}条。"
    )
    wrong = f"全年主动公开政府信息{number}条。本机关共主动公开政府信息{number + 20}条。"
    return Statement("overview", right, wrong, "GL522")


def _growth(facts: Facts) -> Statement:
    chance = facts.chance
    before, now = chance.randint(20, 5000), chance.randint(20, 5000)
    now += now == before
    change = (Decimal(now) - before) / before * 100
    rate = abs(change).quantize(Decimal("0.01"), chance.choice([ROUND_HALF_UP, ROUND_DOWN]))
    verb = "增长" if now > before else "下降"
    more = "增加" if now > before else "减少"
    year = facts.report["year"]
    form = chance.choice(
        [
            f"全年发布政策解读{now}篇，比{year - 1}年（{before}篇）{verb}" + "{rate}%。",
            f"发布政策解读{now}篇，上年为{before}篇，同比{verb}" + "{rate}%。",
            f"发布政策解读{now}篇，较上年{more}{abs(now - before)}篇，{verb}" + "{rate}%。",
        ]
    )
    return Statement(
        "overview", form.format(rate=rate), form.format(rate=rate + Decimal("3.5")), "GL524"
    )


def _share(facts: Facts) -> Statement:
    chance = facts.chance
    whole = chance.randint(50, 5000)
    part = chance.randint(1, whole)
    share = facts.share(part, whole)
    form = chance.choice(
        [
            "回应公众关切{whole}次，其中热点舆情{part}次，占{share}%。",
            "办理网民留言{whole}件，其中咨询类{part}件（{share}%）。",
            "共发布信息{whole}条，其中原创{part}条，占比{share}%。",
        ]
    )
    wrong = Decimal(share) + 4 if Decimal(share) < 90 else Decimal(share) - 4
    return Statement(
        "overview",
        form.format(whole=whole, part=part, share=share),
        form.format(whole=whole, part=part, share=wrong),
        "GL523",
    )


def _shares(_: Facts) -> Statement:
    form = "申请渠道：网络申请9件，占{}%；信函申请8件，占{}%；当面申请7件，占{}%。"
    right = form.format("37.5", "33.3", "29.2")
    return Statement("overview", right, form.format("37.5", "83.3", "29.2"), "GL525")


def _gap(facts: Facts) -> Statement:
    number = facts.say(facts.chance.randint(1, 900))
    form = facts.chance.choice(
        ["全年共公开信息{n}条，内容涵盖民生领域。", "共主动公开政府信息{n}条。"]
    )
    return Statement("overview", form.format(n=number), form.format(n=""), "GL526")


def _fee(facts: Facts) -> Statement | None:
    if facts.report["edition"] != "2021":
        return None
    charges = Decimal(str(facts.report["tables"]["proactive"]["admin_fee"]["fee_amount"]))
    amount = int(min(charges * 10_000, Decimal(4000))) // 100 * 100
    notices = facts.chance.randint(1, 5) if amount else 0
    form = "全年发出收费通知{notices}件，收取政府信息公开信息处理费{amount}元。"
    return Statement(
        "other",
        form.format(notices=notices, amount=amount),
        form.format(notices=0, amount=amount or 100),
        "GL542",
    )


def _tariff(facts: Facts) -> Statement | None:
    if facts.report["edition"] != "2021":
        return None
    right = "政府信息公开信息处理费按件计收。"
    return Statement("other", right, "全年收取信息处理费7元。", "GL543")


STATEMENTS: tuple[Maker, ...] = (
    _received,
    _denied,
    _outcomes,
    _combined,
    _carried,
    _answered,
    _disputes,
    _documents,
    _decisions,
    _upheld,
    _list_of_kinds,
    _two_breakdowns,
    _conflict,
    _growth,
    _share,
    _shares,
    _gap,
    _fee,
    _tariff,
)

NOISE = (
    "{last}年收到政府信息公开申请{n}件，办结{n}件。",
    "其中，市公安局收到政府信息公开申请{n}件，市教育局收到{n}件。",
    "向司法行政部门报送备案规范性文件{n}件，修改{n}件。",
    "新增政府信息公开行政复议立案{n}件。",
    "通过门户网站主动公开政府信息{n}余条，阅读量{n}万次。",
    "开展业务培训{n}次，参训{n}人次。",
    "公开行政许可信息{n}条、行政处罚信息{n}条。",
    "计划下一年制定规范性文件{n}件。",
    "自条例施行以来，累计受理政府信息公开申请{n}件。",
    "上半年收到政府信息公开申请{n}件。",
    "根据{paper}和《关于做好{last}年第{n}批政务公开工作的通知》开展工作。",
    "建成政务公开专区{n}个，回应群众留言{n}件、信访{n}件。",
    "通过网络收到政府信息公开申请{n}件。",
    "组织{n}家单位梳理主动公开事项{n}项。",
    "收到申请较多的单位为：市公安局{n}件、市教育局{n}件、市民政局{n}件。",
    "{last}年同期收到政府信息公开申请{n}件，答复{n}件。",
    "市住房和城乡建设局办理政府信息公开申请{n}件，被提起行政复议{n}件、行政诉讼{n}件。",
    "政务新媒体关注人数同比增长{n}.5%，阅读量比{last}年提高{n}个百分点。",
    "市财政局制发行政规范性文件{n}件，市交通运输局作出行政处罚{n}件。",
)
"""Sentences with numbers of another scope, of other things, or about right."""


def write_prose(report: Canonical, seed: int, wrong: Maker | None = None) -> str | None:
    """Put prose into a report; return the code of the rule that has to find the mistake in it.

    Args:
        report: A right report; its first part is added to, its last part replaced.
        seed: The same seed gives the same prose.
        wrong: The kind of statement that is told wrong; None: all is right.
    """
    facts = Facts(report, random.Random(f"prose {seed}"))
    form = load_form(report["edition"])
    chance = facts.chance
    makers = chance.sample(STATEMENTS, chance.randint(4, 9))
    if wrong:
        apart = {wrong, *_APART.get(wrong, ())}
        makers = [*(maker for maker in makers if maker not in apart), wrong]
    makers = [maker for maker in makers if not {*makers}.intersection(_APART.get(maker, ()))]
    texts: dict[str, list[str]] = {"overview": [], "other": []}
    code = None
    for maker in makers:
        statement = maker(facts)
        if statement is None:
            continue
        is_wrong = maker is wrong
        texts[statement.section].append(statement.wrong if is_wrong else statement.right)
        if is_wrong:
            code = statement.code
    for _ in range(chance.randint(2, 6)):
        noise = chance.choice(NOISE)
        numbers = iter(chance.randint(1, 999) for _ in range(noise.count("{n}")))
        while "{n}" in noise:
            noise = noise.replace("{n}", facts.say(next(numbers)), 1)
        texts["overview"].insert(
            chance.randint(0, len(texts["overview"])),
            noise.format(last=report["year"] - 1, paper=form.document),
        )
    texts["other"] = texts["other"] or ["本年度没有收取信息处理费。"]
    heads = report["sections"]["overview"]["text"].split("\n")
    place = chance.randint(1, len(heads))
    texts["overview"] = [*heads[:place], *texts["overview"], *heads[place:]]
    for section, sentences in texts.items():
        report["sections"][section]["text"] = "\n".join(sentences)
    return code


_APART: dict[Maker, tuple[Maker, ...]] = {
    _tariff: (_fee,),
    _gap: (_conflict, _list_of_kinds),
    _list_of_kinds: (_conflict,),
}
"""Statements that would tell of the same number as others, and contradict them."""


def make_told_report(
    edition: str, seed: int, wrong: Maker | None = None
) -> tuple[Canonical, str | None]:
    """Make a report with prose; and the code that has to be found in it, if there is one."""
    report = deepcopy(make_report(edition, seed))
    code = write_prose(report, seed, wrong)
    return report, code
