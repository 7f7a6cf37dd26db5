"""Phrasings of other hands than that of `tests.support.prose`: what is read of each, and what is not.

A number that is none of the figures of ``schema/prose.yaml`` is left out; ``-`` is a denial, and
behind ``/`` stands what a number is about instead of the report year and the whole agency.
"""

import pytest

from tests.mentions.test_reading import read

PHRASINGS = [
    (
        "overview",
        "收到申请8件，其中3件予以公开、2件无法提供、1件告知、2件不予处理。",
        "receive=8 granted=3 unavailable=2 not_handled=2",
    ),
    (
        "overview",
        "政府信息公开行政复议12件，其中10件维持，1件驳回，1件终止。",
        "review=12 review+upheld=10",
    ),
    (
        "overview",
        "按行政查询不予公开4件；其他6件，5件公开、1件无法提供申请的信息。",
        "refused=4 unavailable=1",
    ),
    ("overview", "没有一件政府信息公开申请引起诉讼。", "suit=-"),
    ("overview", "收到行政复议申请2件，都与政府信息公开无关。", ""),
    (
        "applications",
        "因信息公开投诉被申请行政复议203件、行政诉讼12件。",
        "review=203/narrow suit=12/narrow",
    ),
    ("overview", "政府信息公开行政复议3件；经复议后，向人民法院起诉1件。", "review=3"),
    ("overview", "减免行政事业性收费1203万元。", "admin_fee=12030000/narrow"),
    (
        "applications",
        "收到申请78件，当年度办结76件，办结的82件中含上年结转6件。",
        "receive=78 answer=82 carried_in=6",
    ),
    ("overview", "2024年度我局共登记公开申请46宗。", "receive=46"),
    (
        "overview",
        "全年新增政府信息公开申请46件，加上2023年转来的3件，共需办理49件。",
        "carried_in=3 handle=49",
    ),
    ("overview", "全年本级收到申请件46件，其中书面申请12件、在线申请34件。", "receive=46"),
    (
        "overview",
        "依申请公开方面，申请总量46件（新收43件，上年结转3件）。",
        "receive=46 receive=43 carried_in=3",
    ),
    ("overview", "截至2024年12月31日，共收到信息公开申请46件。", "receive=46"),
    ("overview", "政府信息公开申请受理量46件，办结量44件。", "receive=46 answer=44"),
    ("overview", "全年依申请公开46件，无超期答复。", ""),
    ("overview", "全年累计接到46人次提出的政府信息公开申请46件。", "receive=46"),
    ("overview", "46件申请中，自然人提出40件，商业企业提出6件。", ""),
    ("overview", "申请人以自然人为主，自然人申请40件，法人和其他组织申请6件。", ""),
    ("overview", "对46件政府信息公开申请逐一登记、按期回复。", ""),
    ("overview", "其中，主动公开范围内已告知21件，不予公开4件，不存在8件。", ""),
    ("overview", "因申请内容不明确经补正仍不明确等无法提供8件。", "unavailable=8"),
    ("overview", "申请公开后，属于予以公开21件，占比47.7%。", "granted=21"),
    ("overview", "其余14件分别作出不予公开、无法提供、不予处理等答复。", ""),
    (
        "overview",
        "发生政府信息公开行政复议案件5件，其中维持3件，纠正1件，其他1件。",
        "review=5 review+upheld=3 review+corrected=1",
    ),
    ("overview", "因信息公开被申请行政复议5件，被提起行政诉讼2件。", "review=5 suit=2"),
    ("overview", "政府信息公开类行政复议5宗，行政诉讼2宗，均无败诉。", "review=5 suit=2"),
    (
        "overview",
        "涉政府信息公开行政复议案件5件，复议机关维持3件、撤销1件、驳回1件。",
        "review=5 review+upheld=3/narrow",
    ),
    ("overview", "政府信息公开行政应诉案件2件，法院判决驳回原告诉讼请求1件，未审结1件。", ""),
    ("overview", "全年没有因政府信息公开引发的行政复议和行政诉讼。", "review=- suit=-"),
    ("overview", "政府信息公开行政复议、行政诉讼均为0件。", "review=- suit=-"),
    ("overview", "行政复议案件为零，行政诉讼案件为零。", "review=- suit=-"),
    (
        "overview",
        "全年制定行政规范性文件2件，宣布失效和废止1件，继续有效13件。",
        "normative_docs+issued=2 normative_docs+repealed=1/narrow normative_docs+in_force=13",
    ),
    (
        "overview",
        "全年公开发布行政规范性文件2件，废止1件，目前有效的13件。",
        "normative_docs+repealed=1 normative_docs+in_force=13",
    ),
    (
        "overview",
        "出台规范性文件2个，废止规范性文件1个，截至年底现行有效规范性文件13个。",
        "normative_docs+issued=2 normative_docs+repealed=1 normative_docs+in_force=13",
    ),
    ("overview", "全年没有制定规章，规范性文件2件全部公开。", ""),
    ("overview", "公开本年度新制定的行政规范性文件2份及政策解读4份。", "normative_docs+issued=2"),
    (
        "overview",
        "办理行政许可事项1286件，作出行政处罚决定47件，实施行政强制0次。",
        "licence=1286/narrow penalty=47 coercion=0",
    ),
    ("overview", "全年行政许可共1286项，行政处罚案件47起，无行政强制。", "licence=1286 penalty=47"),
    ("overview", "2024年度行政事业性收费215.38万元。", "admin_fee=2153800"),
    ("overview", "全年收取行政事业性收费2153800元。", "admin_fee=2153800"),
    ("overview", "依申请公开信息处理费全年收费3件，共计400元。", ""),
    ("overview", "2024年未收取任何信息处理费用。", "collect=-"),
    (
        "overview",
        "本年度发出信息处理费收费通知的件数为2件，总金额为400元，实际收取的总金额为400元。",
        "notice=2 charge=400 collect=400",
    ),
    ("overview", "我单位2024年依申请提供政府信息收取信息处理费0元。", "collect=0"),
    (
        "overview",
        "全年主动公开信息1234条，其中门户网站567条、微信公众号321条、其他346条。",
        "disclose=1234",
    ),
    ("overview", "年度主动公开各类政府信息总数1234条。", "disclose=1234"),
    ("overview", "通过政府网站公开信息567条，通过“两微”公开信息321条。", ""),
    (
        "overview",
        "2024年在门户网站主动公开政府信息1234条，2023年为1100条。",
        "disclose=1234/narrow",
    ),
    ("overview", "收到申请46件，上年为37件，同比增加9件，增幅24.3%。", "receive=46"),
    ("overview", "收到申请量较去年的37件增长24.3%，达46件。", "receive=37/other-year"),
    (
        "overview",
        "全市各级行政机关共收到政府信息公开申请1200件，其中市政府本级收到46件。",
        "receive=1200/body receive=46/body",
    ),
    ("overview", "指导基层单位办理政府信息公开申请12件。", "handle=12/body/narrow"),
    ("overview", "申请内容涉及征地拆迁的20件，涉及社会保障的10件。", ""),
    ("overview", "其中通过网上申请平台提交30件，邮寄提交12件，当面提交4件。", ""),
    ("overview", "一季度收到申请11件，二季度12件，三季度13件，四季度10件。", "receive=11/period"),
    ("overview", "全年收到信访件210件、申请公开46件。", ""),
    ("overview", "收到政府信息公开申请46件（自然人40件、法人6件），同比增长24.3%。", "receive=46"),
    (
        "applications",
        "本年新收46件，上年结转3件，办理结果总计47件，结转下年度2件。",
        "receive=46 carried_in=3 answer=47 carried_out=2",
    ),
    ("applications", "共计46件，均为自然人提出。", ""),
    (
        "review_litigation",
        "行政复议5件，结果维持3件，结果纠正1件，其他结果1件。行政诉讼2件，均为复议后起诉。",
        "review=5 review+upheld=3 review+corrected=1 review+other_result=1 suit=2",
    ),
    ("review_litigation", "本年度行政复议和行政诉讼案件数均为零。", "review=- suit=-"),
    ("applications", "依法依规作出答复44件，未办结2件转2025年办理。", "answer=44 carried_out=2"),
    ("applications", "已全部办结46件。", "answer=46"),
    ("applications", "现已办结44件，尚有2件正在办理，转入2025年。", "answer=44 carried_out=2"),
    ("applications", "2件申请因收到时间接近年底，跨年办理。", ""),
    ("applications", "上一年度未办结转入本年度3件。", "carried_in=3"),
    ("applications", "承接上年度未办结申请3件。", "carried_in=3"),
    ("applications", "没有逾期未答复1件的情形。", ""),
    (
        "applications",
        "按办理结果分，公开21件，部分公开9件，不公开4件，无法提供8件，不予处理2件，其他2件。",
        "partly=9 unavailable=8 not_handled=2",
    ),
    ("applications", "不予公开政府信息4件，本机关不掌握相关政府信息8件。", "refused=4"),
    ("applications", "作出予以公开决定21件，作出部分公开决定9件。", "granted=21 partly=9"),
    ("applications", "给予公开21件、部分给予公开9件。", "granted=21 partly=9"),
    (
        "applications",
        "答复类型为予以公开的21件、部分公开的9件、无法提供的8件。",
        "granted=21 partly=9 unavailable=8",
    ),
    ("applications", "年内共登记政府信息公开申请46件，较2023年多9件。", "receive=46"),
    ("applications", "申请量为46件，同比下降8%。", "receive=46"),
    (
        "applications",
        "申请总量46件（新收43件，上年结转3件）。",
        "receive=46 receive=43 carried_in=3",
    ),
    ("applications", "县自然资源局、县公安局分别收到申请15件、12件。", "receive=15/body"),
    ("applications", "下辖各镇街共受理政府信息公开申请120件。", "receive=120/body"),
    ("applications", "五年来累计受理政府信息公开申请320件。", "receive=320/history"),
    ("applications", "一年来受理政府信息公开申请46件。", "receive=46"),
    (
        "applications",
        "2023年转入3件，本年新收46件，转入2025年2件。",
        "carried_in=3 receive=46 carried_out=2",
    ),
    ("applications", "收到政府信息公开申请46件，其中2023年度结转3件。", "receive=46 carried_in=3"),
    ("applications", "办理结果总计47件。", "answer=47"),
    ("applications", "在收到的46件申请中，经补正后撤回3件。", "receive=46"),
    ("applications", "当场答复10件，15个工作日内答复30件。", "answer=10/narrow answer=30/narrow"),
    (
        "applications",
        "答复政府信息公开申请44件，其中按时答复44件，延期答复3件。",
        "answer=44 answer=44 answer=3/narrow",
    ),
    ("applications", "电话答复咨询210件。", ""),
    (
        "applications",
        "均已答复申请人，其中以电子邮件方式答复12件，邮寄答复30件。",
        "answer=12/narrow answer=30/narrow",
    ),
    ("applications", "收到县政府转办申请5件。", "receive=5/narrow"),
    ("applications", "代县政府答复申请8件。", "answer=8/narrow"),
    ("applications", "协助办理市政府信息公开申请8件。", "handle=8/narrow"),
    ("applications", "其中自然人申请40件，不予公开4件。", "refused=4"),
    ("applications", "去年同期收到37件，本年收到46件。", "receive=37/other-year receive=46"),
    ("applications", "本年收到46件（2023年同期37件），办结44件。", "receive=46 answer=44"),
    ("applications", "收到申请46件，其中我局本级31件、下属单位15件。", "receive=46"),
    ("applications", "共收到申请46件：自然人40件，法人6件。", "receive=46"),
    ("applications", "因重复申请不予处理2件。", "not_handled=2"),
    ("applications", "不予公开4件，其中涉及第三方2件、内部事务信息2件。", "refused=4"),
    ("applications", "收到3件申请不予处理。", "not_handled=3"),
    ("applications", "信息公开申请办件量达46件。", ""),
    ("applications", "累计办结率100%，共办结44件。", "answer=44"),
    ("review_litigation", "法院判决驳回原告诉讼请求1件。", ""),
    (
        "review_litigation",
        "被申请行政复议5件，其中去年未审结1件，本年新增4件。",
        "review=5 review+pending=1/other-year",
    ),
    ("review_litigation", "无行政复议；行政诉讼2件，均为经复议后起诉。", "suit=2 review=-"),
    ("overview", "行政复议、行政诉讼均为0件。", "review=- suit=-"),
    (
        "other",
        "本年度发出信息处理费收费通知的件数为2件，总金额为400元，实际收取的总金额为400元。",
        "notice=2 charge=400 collect=400",
    ),
    ("other", "信息处理费应收总金额300元，实收200元。", "charge=300 collect=200"),
    (
        "overview",
        "全年制定行政规范性文件2件，废止1件，继续有效13件。",
        "normative_docs+issued=2 normative_docs+repealed=1 normative_docs+in_force=13",
    ),
    ("overview", "年度主动公开各类政府信息总数1234条。", "disclose=1234"),
    ("overview", "年度公开各类信息1234条。", ""),
    ("overview", "政府信息公开行政复议案件为零，行政诉讼案件为零。", "review=- suit=-"),
    ("overview", "政府信息公开行政复议纠错、行政诉讼败诉均为零。", ""),
    ("overview", "政府信息公开申请量为零。", "receive=-"),
]


@pytest.mark.parametrize(("section", "sentence", "told"), PHRASINGS)
def test_phrasing(section: str, sentence: str, told: str) -> None:
    found = [one for one in read(sentence, section=section) if one.figure and one.kind != "claim"]
    written = [
        f"{one.figure}={'-' if one.kind == 'none' else int(one.value)}"
        + "".join(f"/{scope}" for scope in sorted(one.scope))
        for one in found
    ]

    assert " ".join(written) == told
