"""Pages as the systems publish them that government sites run on, around a made-up report.

Each has what stands around an article there: breadcrumbs and lists that name another agency and
other years, an index of the record, dates, buttons, attachments, a foot.
"""

import json
from collections.abc import Callable
from html import escape

from tests.support.editors import EDITORS
from tests.support.reports import Canonical, make_report

Publisher = Callable[[Canonical], str]

_OTHER = "望江市财政局"
_MENU = "".join(
    f'<li><a href="/col/col{number}/">{name}</a></li>'
    for number, name in enumerate("首页 政务公开 政务服务 互动交流 政府信息公开年报".split())
)
_OTHERS = "".join(
    f'<li><a href="t{year}.html">{_OTHER}{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-20</span></li>'
    for year in range(2016, 2026)
)
_PATH = f'当前位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="../">{_OTHER}</a>&nbsp;&gt;&nbsp;<a href="./">年报</a>'
_SIZES = "字号：[ <a>大</a> <a>中</a> <a>小</a> ]"
_FOOT = (
    "<div class=foot><p>版权所有：望江市人民政府　主办：望江市人民政府办公室</p><p>承办：望江市大数据中心　"
    "联系电话：010-12345678</p><p>网站标识码：3200000001　某ICP备12345678号-1</p></div>"
)


def _page(title: str, body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>{head}</head>\n'
        f"<body>{body}</body></html>"
    )


def _trs(report: Canonical) -> str:
    """TRS WCM: an index of the record in a table, attachments, a list of related pages."""
    title, agency = report["title"], report["agency"]
    return _page(
        f"{title}--望江市人民政府",
        f"""<ul>{_MENU}</ul><div class="crumb">{_PATH}</div><div class="detail"><h1>{title}</h1>
<table><tr><td>索引号：</td><td>014000000/2026-00012</td><td>主题分类：</td><td>综合政务</td></tr><tr>
<td>发布机构：</td><td>{agency}</td><td>发布日期：</td><td>2026-01-20</td></tr></table>
<div><span>发布时间：2026-01-20 10:22</span><span>来源：{agency}</span><span>{_SIZES}</span></div>
<div class="view TRS_UEDITOR trs_paper_default"><style>.TRS_Editor P{{line-height:1.5}}</style>
{EDITORS["ueditor"].write(report)}</div><div><p>附件：</p><ul><li><a href="./P1.pdf">{title}.pdf</a></li></ul></div>
<div><a href="javascript:print()">【打印】</a><a href="javascript:close()">【关闭】</a></div></div>
<div><h3>相关信息</h3><ul>{_OTHERS}</ul></div>{_FOOT}""",
        f'<meta name="ColumnName" content="年报"><meta name="ContentSource" content="{_OTHER}">',
    )


def _hanweb(report: Canonical) -> str:
    """Hanweb JCMS: layout tables, comments that mark the content, lists as XML in a script."""
    title = report["title"]
    return _page(
        f"望江市人民政府 政府信息公开年报 {title}",
        f"""<table width="1000"><tr><td><ul>{_MENU}</ul></td></tr></table><table width="1000"><tr><td>
<!--<$[当前位置]>begin-->{_PATH}<!--<$[当前位置]>end--></td></tr></table>
<table id="article"><tbody><tr><td class="title"><!--<$[标题名称]>begin--><meta name="ArticleTitle" content="x"/>{title}
<!--<$[标题名称]>end--></td></tr>
<tr><td>发布日期：2026-01-21&nbsp;&nbsp;浏览次数：<script src="/vc"></script>&nbsp;{_SIZES}</td></tr>
<tr><td><div id="zoom"><!--ZJEG_RSS.content.begin--><meta name="ContentStart"/>
{EDITORS["word"].write(report)}<meta name="ContentEnd"/>
<!--ZJEG_RSS.content.end--></div></td></tr>
<tr><td><div style="display:none"><p>扫一扫在手机打开当前页</p></div></td></tr>
<tr><td>【<a onclick="print()" href="#">打印本页</a>】【<a href="#">关闭窗口</a>】</td></tr></tbody></table>
<script type="text/xml"><datastore><record><![CDATA[<li>{_OTHERS}</li>]]></record></datastore></script>
<table><tr><td>{_FOOT}</td></tr></table>""",
    )


def _kaipuyun(report: Canonical) -> str:
    """Kaipuyun UCAP: elements of its own, neighbours with the titles of other reports."""
    return _page(
        f"{report['title']} | 望江市人民政府",
        f"""<ucapheader><ul>{_MENU}</ul></ucapheader><div>{_PATH}</div><div><ucaptitle><h2>{report["title"]}</h2></ucaptitle>
<p>日期：2026-01-22 09:10　来源：<ucapsource>{report["agency"]}</ucapsource></p><div id="UCAP-CONTENT"><ucapcontent>
{EDITORS["wps"].write(report)}</ucapcontent></div><p>责任编辑：王五</p><div><p>上一篇：<a href="1.html">{_OTHER}2018年
政府信息公开工作年度报告</a></p><p>下一篇：<a href="#">没有了</a></p></div></div>{_FOOT}""",
    )


def _vsb(report: Canonical) -> str:
    """Boda VSB: the page is a form, the attachment a line of text around a link."""
    return _page(
        f"{report['title']}-望江市统计局",
        f"""<div>{_MENU}</div><form name="_newscontent_fromname"><h2>{report["title"]}</h2><p>作者：
时间：2026-01-19 点击数：<span id="dynclicks">12</span></p><div id="vsb_content_2"><div class="v_news_content">
{EDITORS["wps"].write(report)}</div></div><ul><li>附件【<a href="/download.jsp?x=1">{report["title"]}.docx</a>】已下载
<span id="nattach1"></span>次</li></ul><p align="right">【<a href="#">关闭</a>】</p></form>{_FOOT}""",
    )


def _webplus(report: Canonical) -> str:
    """Boda WebPlus: an article element, who published it and how often it was read."""
    return _page(
        report["title"],
        f"""<header><nav><ul>{_MENU}</ul></nav></header><div class="article">
<h1 class="arti_title">{report["title"]}</h1>
<p class="arti_metas"><span>发布者：系统管理员</span><span>发布时间：2026-01-18</span>
<span>浏览次数：<span>10</span></span></p>
<article class="read"><div class='wp_articlecontent'>{EDITORS["boxes"].write(report)}</div></article></div>{_FOOT}""",
    )


def _wechat(report: Canonical) -> str:
    """An article of WeChat: hidden until a script shows it, as are the windows around it."""
    return _page(
        "",
        f"""<div id="page-content"><div id="img-content"><h1 id="activity-name">
{report["title"]}
</h1><div id="meta_content"><span>原创</span><a href="javascript:void(0);" id="js_name">望江发布</a>
<div style="display:none;"><strong>望江发布</strong><p><label>微信号</label><span>wjfb</span></p></div></div>
<div id="js_content" style="visibility: hidden; opacity: 0; ">{EDITORS["135editor"].write(report)}</div></div></div>
<div id="js_pc_qr_code" style="display:none"><p>微信扫一扫<br>关注该公众号</p></div>""",
    )


def _tabs(report: Canonical) -> str:
    """Each part behind a tab of its own; the first one is shown."""
    first, *rest = EDITORS["plain"].write(report).split("<p>三、")
    panes = "".join(f'<div class="pane" style="display: none"><p>三、{pane}</div>' for pane in rest)
    return _page(
        report["title"],
        f'<ul>{_MENU}</ul><ul class="tab"><li>上</li><li>下</li></ul>'
        f'<div><div class="pane">{first}</div>{panes}</div>{_FOOT}',
    )


def _years(report: Canonical) -> str:
    """The reports of several years behind tabs, this one shown; one more copy for printing."""
    last = make_report(report["edition"], seed=77)
    article = EDITORS["plain"].write(report)
    return _page(
        report["title"],
        f'<ul>{_MENU}</ul><div><div class="pane">{article}</div><div class="pane" hidden>'
        f'{EDITORS["plain"].write(last)}</div></div><div id="print" style="display:none">{article}</div>{_FOOT}',
    )


def _state(report: Canonical) -> str:
    """A platform that draws its pages in the browser: the article is a string in a script."""
    state = {"title": report["title"], "content": EDITORS["ueditor"].write(report), "id": 3}
    text = json.dumps({"article": state, "menu": ["首页", "it's"]}, ensure_ascii=False)
    text = text.replace("</", "<\\/")
    return _page(
        report["title"], f'<div id="app"></div><script>window.__STATE__={text};</script>{_FOOT}'
    )


def _coded(report: Canonical) -> str:
    """The same in letters of ASCII, as the text of another script: JSON in JSON."""
    state = json.dumps({"content": EDITORS["word"].write(report)})
    text = json.dumps(state).replace("<", "\\u003c").replace("/", "\\u002F")
    return _page(report["title"], f'<div id="app"></div><script>start(JSON.parse({text}))</script>')


def _variable(report: Canonical) -> str:
    """An article that a script puts into its place."""
    article = EDITORS["ueditor"].write(report).replace("'", "\\'").replace("\n", "\\n")
    return _page(
        report["title"],
        f"<ul>{_MENU}</ul><h1>{report['title']}</h1><div id=zoom></div>"
        f"<script>// don't wait\nvar content = '{article}'; $('#zoom').html(content);</script>{_FOOT}",
    )


def _field(report: Canonical) -> str:
    """An article in a hidden field, from which a script copies it."""
    article = escape(EDITORS["ueditor"].write(report))
    return _page(
        report["title"],
        f'<ul>{_MENU}</ul><h1>{report["title"]}</h1><div><textarea style="display:none">{article}'
        f"</textarea></div>{_FOOT}",
    )


def _value(report: Canonical) -> str:
    """The same in the value of a field."""
    article = escape(EDITORS["ueditor"].write(report))
    return _page(
        report["title"],
        f'<h1>{report["title"]}</h1><input type="hidden" value="{article}">{_FOOT}',
    )


def _template(report: Canonical) -> str:
    """An article in a template: a script that is none."""
    return _page(
        report["title"],
        f"<h1>{report['title']}</h1><div id=x></div>"
        f'<script type="text/html">{EDITORS["plain"].write(report)}</script>{_FOOT}',
    )


def _template_element(report: Canonical) -> str:
    """The same in the element that is there for it."""
    return _page(
        report["title"],
        f"<h1>{report['title']}</h1><template>{EDITORS['plain'].write(report)}</template>{_FOOT}",
    )


def _notes(report: Canonical) -> str:
    """Notes under tables, buttons to share the page within the article."""
    article = EDITORS["plain"].write(report)
    note = "<p>注：1.本年制发件数指本年制发的数量；2.本表数据由各科室报送。</p>"
    share = '<div>分享到：<a href="#">微博</a><a href="#">微信</a></div>'
    return _page(
        report["title"],
        f"<ul>{_MENU}</ul><div>{share}{article.replace('</table>', f'</table>{note}')}{share}</div>{_FOOT}",
    )


PUBLISHERS: dict[str, Publisher] = {
    "trs": _trs,
    "hanweb": _hanweb,
    "kaipuyun": _kaipuyun,
    "vsb": _vsb,
    "webplus": _webplus,
    "years": _years,
    "tabs": _tabs,
    "wechat": _wechat,
    "state": _state,
    "coded": _coded,
    "variable": _variable,
    "field": _field,
    "value": _value,
    "template": _template,
    "template-element": _template_element,
    "notes": _notes,
}
"""Each by its name."""
