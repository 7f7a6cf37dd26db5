"""Writes ``docs/settings.md``, all settings for reading: ``python -m tests.support.settings_reference``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from govlint.agency import load_kinds
from govlint.faults import load_schema
from govlint.settings import PERSONAS

REFERENCE = Path(__file__).parents[2] / "docs" / "settings.md"

HEAD = """# 设置

由 `python -m tests.support.settings_reference` 从 `schema/settings.schema.json` 生成。

设置写在 `govlint.toml` 里，或者写在 `pyproject.toml` 的 `[tool.govlint]` 下；
`--config 文件` 指定别的文件。没有设置文件也能用。

- **哪个文件起作用**：从每份报告所在的文件夹向上找，最近的一个起作用，别的不看。
  同一文件夹里 `govlint.toml` 优先。
- **别人送来的文件夹**：`--isolated` 不理会其中的设置和 `.govlint-ignore.yaml`；仍可用 `--config` 指定自己的设置。
- **谁优先**：命令行，然后 `per-kind`，然后 `per-path`，然后文件中其余的设置，最后是默认值。
  `ignore` 和 `extend-select` 各层相加，`severity` 逐条比较；较近的一层写了 `select`，较远各层选的、不查的都不再算。
- **写错了**：govlint 说出文件、行号和最接近的写法，不检查任何文件，退出码 2。
- **现在起作用的是什么**：`govlint settings 报告或文件夹`，逐项列出值和来处。

文件用 UTF-8 或 GBK 都可以，有没有 BOM 都可以。路径里用 `/`。用编辑器打开时可引用 schema 得到补全和提示。

```toml
{example}```

## 各项设置

| 设置 | 写什么 | 不写时 | 意思 |
| --- | --- | --- | --- |
"""

EXAMPLE = """# 我局收各单位报告时用的设置
persona = "supervisor"
ignore = ["GL113"]

[severity]
GL012 = "error"
missing-row = "error"

[deadlines]
township = "02-28"

[kinds]
"青溪县政务服务和数据管理处" = "department"

[per-path."往年/*"]
fail-on = "error"

[per-kind.institution]
ignore = ["GL1"]
"""

TAIL = """
{override} 也可以写在 `per-path` 和 `per-kind` 下面。

## 谁在看结果

| `persona` | `min-confidence` | `fail-on` | 给谁 |
| --- | --- | --- | --- |
{personas}
只改这两个默认值；写了 `min-confidence` 或 `fail-on` 的，以写的为准。

## 机关类型

| 类型 | 是什么 | 名称以什么结尾 | 公布期限（次年） |
| --- | --- | --- | --- |
{kinds}
取最长的结尾；名称看不出类型的，用 `kinds` 指定。

## 不再提示的问题

在报告旁边（或上级文件夹）放 `.govlint-ignore.yaml`，同样是最近的一个起作用。
每项写 `fingerprint`，或者写 `agency`、`code` 和 `cell`（没有单元格的写 `place`），这些都在 `--format json` 的输出里；
`reason` 必须写，`until` 是最后一天。

```yaml
- agency: 青溪县统计局
  year: 2024
  code: GL301
  cell: applications.results_total.natural_person
  reason: 已与台账核对，去年结转口径不同
  until: 2026-12-31
```

| 项 | 意思 |
| --- | --- |
{ignore}
到期的不再起作用，用不着的会在标准错误输出中提醒（不影响结论）；只评判这次查完了的报告。

已有的问题很多时，用基线：`govlint check 文件夹 --write-baseline 基线.json` 记下现有的问题，
以后 `--baseline 基线.json` 只说新的。

两者都认机关、年度、规则和单元格，文件改名、行号变动不影响。
不再提示的照样计数（`不再提示 N`，JSON 中的 `suppressed`）；没有读到、没有查完的不会因此变成通过。
"""

TYPES = {"array": "列表", "object": "一组键值", "string": "文字", "number": "数字"}


WHO = {
    "office": "起草单位：只说有把握的，有错误才算不通过",
    "supervisor": "主管部门：把握中等的也说，有警告就算不通过",
    "auditor": "审查：全部都说，有提示也算不通过",
}


def reference() -> str:
    """Return the reference."""
    settings = load_schema("settings")["properties"]
    override = settings["per-kind"]["properties"]["zone"]["properties"]
    tail = TAIL.format(
        override="、".join(f"`{key}`" for key in override),
        personas="".join(
            f"| `{name}` | `{confidence}` | `{severity}` | {WHO[name]} |\n"
            for name, (confidence, severity) in PERSONAS.items()
        ),
        kinds="".join(map(_kind, load_kinds())),
        ignore="".join(_entry(*item) for item in load_schema("ignore")["properties"].items()),
    )
    return HEAD.format(example=EXAMPLE) + "".join(_row(*item) for item in settings.items()) + tail


def _row(key: str, node: Mapping[str, Any]) -> str:
    default = node.get("default")
    shown = f"`{default}`" if default not in (None, []) else "—"
    return f"| `{key}` | {_type(node)} | {shown} | **{node['title']}**。{node['description']} |\n"


def _type(node: Mapping[str, Any]) -> str:
    if "enum" in node:
        return "、".join(f"`{choice}`" for choice in node["enum"])
    return TYPES[node["type"]]


def _kind(name: str) -> str:
    kind = load_kinds()[name]
    deadline = "{:02}-{:02}".format(*kind.deadline) if kind.deadline else "—"
    return f"| `{name}` | {kind.title.zh} | {'、'.join(kind.endings)} | {deadline} |\n"


def _entry(key: str, node: Mapping[str, Any]) -> str:
    more = f"。{node['description']}" if "description" in node else ""
    return f"| `{key}` | {node['title']}{more} |\n"


if __name__ == "__main__":
    REFERENCE.write_text(reference(), "utf-8")
