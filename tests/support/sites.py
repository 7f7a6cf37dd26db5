"""Made-up sites around a report: what a browser saves when a page is saved whole."""

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from tests.support.reports import Canonical
from tests.support.writers import write_html

_SCRIPT = "function track(event) { window.dataLayer.push({event: event.type}); }\n" * 900
"""65 KB, as sites have it."""
_STYLE = ".menu li{float:left;list-style:none}#foot p{line-height:24px}\n" * 250


class Page(NamedTuple):
    """The pieces that a site puts around an article."""

    title: str
    agency: str
    year: int
    article: str

    @property
    def menu(self) -> str:
        """Return the links that stand on every page."""
        names = "首页 政务公开 政府信息公开指南 政府信息公开制度 法定主动公开内容 政府信息公开年报 依申请公开 互动交流"
        more = "".join(
            f'<li><a href="/col/col{number}/">栏目{number}</a></li>' for number in range(60)
        )
        return "".join(f'<li><a href="#">{name}</a></li>' for name in names.split()) + more

    @property
    def years(self) -> str:
        """Return a list of the reports of other years, with the dates of their publication."""
        others = [year for year in range(2016, 2027) if year != self.year]
        return "".join(
            f'<li><a href="/art/{year}/" title="x">{self.agency}{year}年政府信息公开工作年度报告</a>'
            f"<span>{year + 1}-01-20</span></li>"
            for year in others
        )

    @property
    def foot(self) -> str:
        """Return what stands under every page."""
        return (
            "<p>主办：望江市人民政府办公室　承办：望江市数据局</p><p>地址：望江市滨河路8号　邮编：200000</p>"
            "<p>网站标识码：3200000001　某ICP备12345678号-1</p><p>望江市人民政府办公室 2026年3月1日</p>"
            "<p>2026年3月2日</p><p>联系电话：010-12345678</p>"
        )


def _divs(page: Page) -> str:
    """Menus of plain blocks, a list of other years on the left, buttons and neighbours below."""
    return f"""
<div class="top"><span id="date">2026年11月24日 星期二</span> <a href="/login">登录</a></div>
<div class="menu"><ul>{page.menu}</ul></div>
<div class="pos">您的位置：<a href="/">首页</a> &gt; <a href="/zfxxgk/">政府信息公开</a> &gt; 年报</div>
<div class="left"><h3>历年年报</h3><ul>{page.years}</ul></div>
<div class="right"><h1>{page.title}</h1>
<div class="meta"><span>来源：{page.agency}</span> <span>发布时间：2026-02-03 09:30</span> 浏览次数：<b>128</b>
字体：<a href="javascript:f(1)">大</a> <a href="javascript:f(2)">中</a></div>
<div class="con">{page.article}</div>
<div class="btn"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭</a></div>
<div class="next">上一篇：<a href="1.html">{page.agency}2018年政府信息公开工作年度报告</a><br>下一篇：没有了</div></div>
<div class="qr"><p>扫一扫在手机打开当前页</p></div>
<div id="foot">{page.foot}</div>"""


def _tables(page: Page) -> str:
    """The whole page laid out with tables, and facts about the report in one of four columns."""
    rows = "".join(
        f'<tr><td><a href="{year}.html">{page.agency}{year}年政府信息公开工作年度报告</a></td>'
        f"<td>{year + 1}-01-20</td></tr>"
        for year in range(2019, 2026)
    )
    facts = f"""<table border="1"><tr><td>索 引 号：</td><td>014000000/2025-00012</td>
<td>信息分类：</td><td>政府信息公开年报</td></tr>
<tr><td>发布机构：</td><td>{page.agency}</td><td>发文日期：</td><td>2026-01-09</td></tr>
<tr><td>名　　称：</td><td colspan="3">{page.title}</td></tr><tr>
<td>文　　号：</td><td></td><td>主题词：</td><td>年报</td></tr></table>"""
    days = "".join(
        "<tr>" + "".join(f"<td>{day}</td>" for day in range(first, first + 7)) + "</tr>"
        for first in (1, 8, 15, 22)
    )
    return f"""<table width="1000"><tr><td colspan="2"><ul>{page.menu}</ul></td></tr>
<tr><td width="200" valign="top"><table><tr><td>信息目录</td></tr><tr><td><table>{rows}</table></td></tr></table>
<table><tr><td>日</td><td>一</td><td>二</td><td>三</td><td>四</td><td>五</td><td>六</td></tr>{days}</table></td>
<td><table><tr><td>{facts}</td></tr><tr><td align="center"><b>{page.title}</b></td></tr>
<tr><td>{page.article}</td></tr></table>
<table><tr><td>【<a href="#">打印</a>】【<a href="#">关闭</a>】</td></tr></table>
<table>{rows}</table></td></tr>
<tr><td colspan="2" align="center">{page.foot}</td></tr></table>"""


def _comments(page: Page) -> str:
    """Share buttons, a form, comments of readers with dates, and lists of news under the article."""
    news = "".join(
        f'<li><a href="/n/{day}">望江市人民政府办公室关于做好第{day}号工作的通知</a> 2026-01-{day:02}</li>'
        for day in range(10, 28)
    )
    said = "".join(
        f"<dl><dt>望江市民 2026-02-{day:02}</dt><dd>公开得很及时。</dd></dl>" for day in range(1, 9)
    )
    return f"""<div><div><div>{page.menu}</div></div><div>
<select><option>{page.agency}2017年政府信息公开工作年度报告</option></select>
<form><input name="q"><button>搜索</button></form>
<h2>{page.title}</h2><p>日期：2026-02-03　　来源：{page.agency}　　<a href="#">收藏</a></p>
<hr>{page.article}<hr>
<p>责任编辑：张三</p><p>最后更新 2026-02-04</p><script>share()</script>
<p>分享到：<a href="#">微信</a><a href="#">微博</a></p>
<div><h3>相关文章</h3><ul>{news}{page.years}</ul></div><div><h3>网友评论</h3>{said}</div></div>
<div>{page.foot}</div></div>"""


def _plain(page: Page) -> str:
    """The article straight in the body, between menus and a foot."""
    return f"""<ul>{page.menu}</ul><ul>{page.years}</ul><h1>{page.title}</h1>{page.article}
<ul>{page.years}</ul><div>{page.foot}</div>"""


def _sections(page: Page) -> str:
    """The parts in boxes of their own, the list of other years between title and text."""
    boxes = "".join(f"<section>{part}</section>" for part in _parts(page.article))
    return f"""<main><header>{page.menu}</header><article><h1>{page.title}</h1>
<div>发布日期：2026-01-20</div><ul>{page.years}</ul><div><div>{boxes}</div></div>
<div>{page.agency} 更新于 2026-01-21</div></article><aside><ul>{page.years}</ul></aside></main>
<div>{page.foot}</div>"""


def _parts(article: str) -> list[str]:
    """Cut an article before its headings."""
    parts = [[""]]
    for line in article.split("\n"):
        is_heading = any(f">{number}、" in line for number in "一二三四五六") and "<p" in line
        if is_heading:
            parts.append([])
        parts[-1].append(line)
    return ["\n".join(part) for part in parts]


SITES: dict[str, Callable[[Page], str]] = {
    "divs": _divs,
    "tables": _tables,
    "comments": _comments,
    "plain": _plain,
    "sections": _sections,
}


def write_site(name: str, report: Canonical, encoding: str = "utf-8") -> bytes:
    """Write a report as a page of a site, with 80 KB around it."""
    article = write_html(report).decode().split("<body>")[1].split("</body>")[0]
    page = Page(report["title"], report["agency"], report["year"], article)
    head = f"<title>{escape(page.title)}_望江市人民政府</title>"
    html = (
        f'<!DOCTYPE html><html><head><meta charset="{encoding}">{head}<style>{_STYLE}</style></head>\n'
        f"<body><script>{_SCRIPT}</script>{SITES[name](page)}</body></html>"
    )
    return html.encode(encoding, "xmlcharrefreplace")
