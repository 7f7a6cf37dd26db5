"""What is said of a file that cannot be read: what is the matter with it, and what to do."""

from govlint.language import Text

REFUSALS: dict[str, Text] = {
    "no-such-file": Text("没有这个文件；请检查路径", "there is no such file; check the path"),
    "no-permission": Text(
        "没有读取权限；请检查文件权限", "no permission to read it; check its permissions"
    ),
    "unreadable": Text("无法读取：{problem}", "cannot be read: {problem}"),
    "is-directory": Text("这是文件夹，不是文件", "this is a folder, not a file"),
    "not-a-file": Text(
        "这不是普通文件（是管道或设备），不能检查", "this is a pipe or a device, not a file"
    ),
    "empty": Text(
        "文件是空的；请确认保存的是完整的报告",
        "the file is empty; make sure that the whole report was saved",
    ),
    "too-large": Text(
        "文件有 {size} 字节，超过 {limit} 字节的上限；请去掉图片等附件后再检查",
        "the file has {size} bytes, more than {limit}; remove pictures and attachments",
    ),
    "is-scan": Text(
        "这个 PDF 是扫描件或图片，没有文字可查；请用原来的 Word 文件，或由 Word、WPS 直接导出的 PDF",
        "this PDF is scanned or made of pictures and has no text; use the original Word file, or a PDF"
        " exported from it",
    ),
    "damaged-pdf": Text(
        "不是完整的 PDF，可能没有下载完或已损坏；请重新保存或传送",
        "this is no intact PDF, it may be damaged or cut off; save or send it again",
    ),
    "too-many-pages": Text(
        "PDF 有 {count} 页，超过 {limit} 页的上限，不像是报告；请只检查报告本身的各页",
        "the PDF has {count} pages, more than {limit}, which no report has; check the report alone",
    ),
    "pdf-too-complex": Text(
        "PDF 里的图形或文字多得不像是报告；请用原来的 Word 文件",
        "the PDF holds more drawings or text than a report has; use the original Word file",
    ),
    "is-spreadsheet": Text(
        "这是二进制电子表格（.xlsb）或嵌有文档的旧版电子表格（.xls）；请用 Excel 或 WPS 另存为 .xlsx",
        "this is a binary workbook (.xlsb) or an old one (.xls) with a document in it; save it as .xlsx",
    ),
    "is-presentation": Text(
        "这是演示文稿，不是报告；请用 Word 或网页形式的报告",
        "this is a presentation; use the report as a Word file or web page",
    ),
    "is-works": Text(
        "这是 Microsoft Works 文件，不能读取；请用 Word 或 WPS 另存为 .docx",
        "this is a Microsoft Works file, which cannot be read; save it as .docx",
    ),
    "is-image": Text(
        "这是图片，没有文字可查；请用 Word 或网页形式的报告",
        "this is a picture without text; use the report as a Word file or web page",
    ),
    "is-zip": Text(
        "这是 zip 压缩包；扩展名改为 .zip 后可以检查其中的文件，程序里用 govlint.lint_all",
        "this is a zip archive; called .zip, what is in it is checked, by programs with lint_all",
    ),
    "damaged-archive": Text(
        "压缩包打不开，可能没有下载完或已损坏；请重新传送",
        "the archive cannot be opened, it may be damaged or cut off; send it again",
    ),
    "damaged-member": Text(
        "压缩包里的这个文件已损坏或压缩方式不能识别；请重新压缩为 zip",
        "this file is damaged in the archive or packed in an unknown way; pack it again as zip",
    ),
    "empty-archive": Text(
        "压缩包里没有可以检查的文件", "there is no file in the archive that can be checked"
    ),
    "archive-too-deep": Text(
        "压缩包套了三层以上；请解压后再检查",
        "an archive in an archive in an archive; unpack it and check what is in it",
    ),
    "archive-too-large": Text(
        "压缩包解压后超过 {limit} 字节；请分成几个压缩包",
        "the archive unpacks to more than {limit} bytes; make several of it",
    ),
    "too-many-members": Text(
        "压缩包里的文件太多；请分成几个压缩包",
        "there are too many files in the archive; make several of it",
    ),
    "packed-too-tight": Text(
        "压缩包里的这个文件解压后有 {size} 字节，是压缩后的一百倍以上，不像是报告，为安全起见不读取",
        "this file unpacks to {size} bytes, more than a hundred times its packed size; "
        "no report does, for safety it is not read",
    ),
    "is-archive": Text(
        "这是压缩包；请解压后检查其中的文件",
        "this is an archive; unpack it and check the files in it",
    ),
    "damaged-mhtml": Text(
        "单文件网页（.mht）里没有完整的网页，可能没有下载完或已损坏；请在浏览器中重新保存",
        "there is no intact page in the web archive (.mht); save the page again in the browser",
    ),
    "is-binary": Text(
        "不是能识别的格式；请用 Word、WPS（.docx、.doc、.wps）、PDF、电子表格（.xlsx）、网页、文本、"
        "JSON 或 YAML 形式的报告",
        "the format is not known; use a Word or WPS file (.docx, .doc, .wps), a PDF, a workbook "
        "(.xlsx), a web page, text, JSON or YAML",
    ),
    "only-attachment": Text(
        "网页里没有报告正文，报告在附件里：{links}；请下载附件后检查附件",
        "the page holds no report, only links to it: {links}; download the attachment and check that",
    ),
    "only-title": Text(
        "网页里只有报告的标题，没有正文：正文可能是图片，或者由脚本载入；请在浏览器中打开，等正文出现后"
        "另存为“网页，单个文件”（.mhtml）再检查",
        "the page holds the title of a report and no text: it may be pictures, or loaded by a script; "
        "open it in a browser and save it as a single file (.mhtml) when the text is there",
    ),
    "garbled-as-gbk": Text(
        "文字是乱码：UTF-8 编码的文字曾被当作 GBK 打开并保存；请从原文件重新导出，编码选 UTF-8",
        "the text is garbled: UTF-8 was opened as GBK and saved; export it again from the original as UTF-8",
    ),
    "garbled-as-foreign": Text(
        "文字是乱码：中文曾被当作西文或日文编码打开并保存；请从原文件重新导出，编码选 UTF-8",
        "the text is garbled: Chinese was opened in a Western or Japanese encoding and saved; "
        "export it again from the original as UTF-8",
    ),
    "garbled-lost": Text(
        "文字大多变成了问号或“\N{REPLACEMENT CHARACTER}”，已无法恢复；请从原文件重新导出，编码选 UTF-8",
        "most characters were replaced with question marks and are lost; "
        "export it again from the original as UTF-8",
    ),
    "encrypted": Text(
        "文件设有打开密码；请取消密码后再检查", "the file is protected by a password; remove it"
    ),
    "damaged-zip": Text(
        "不是完整的文件（.docx、.xlsx），可能没有下载完或已损坏；请重新保存或传送",
        "this is no intact .docx or .xlsx file, it may be damaged or cut off; save or send it again",
    ),
    "damaged-xml": Text(
        "文件内部已损坏；请用 Office 或 WPS 打开后另存",
        "the file is damaged inside; open it and save it again",
    ),
    "damaged-doc": Text(
        "旧版 Word 文件（.doc、.wps）不完整或内部已损坏，可能没有下载完；请重新传送，或打开后另存为 .docx",
        "the old Word file (.doc, .wps) is cut off or damaged inside; send it again, or save it as .docx",
    ),
    "damaged-xls": Text(
        "旧版电子表格（.xls、.et）不完整或内部已损坏，可能没有下载完；请重新传送，或打开后另存为 .xlsx",
        "the old workbook (.xls, .et) is cut off or damaged inside; send it again, or save it as .xlsx",
    ),
    "unsure-doc": Text(
        "旧版 Word 文件里有读不准的内容（{what}）；请用 Word 或 WPS 另存为 .docx，或者安装 LibreOffice 后再检查",
        "the old Word file has something that cannot be read with certainty ({what}); "
        "save it as .docx in Word or WPS, or install LibreOffice",
    ),
    "needs-libreoffice": Text(
        "读取这种文件（{format}）要用 LibreOffice，这台电脑上没有找到；请用 Office 或 WPS 另存为 .{target}，"
        "或者安装 LibreOffice",
        "files of this kind ({format}) are read by way of LibreOffice, which was not found; "
        "save it as .{target} in Office or WPS, or install LibreOffice",
    ),
    "conversion-failed": Text(
        "LibreOffice 没能转换这个文件，可能设有打开密码或已损坏；请另存为 .docx 或 .xlsx",
        "LibreOffice did not convert it, perhaps it has a password or is damaged; "
        "save it as .docx or .xlsx",
    ),
    "conversion-too-long": Text(
        "LibreOffice 转换这个文件超过 {limit} 秒，已经停止；请另存为 .docx 或 .xlsx",
        "LibreOffice took more than {limit} seconds and was stopped; save it as .docx or .xlsx",
    ),
    "not-word": Text(
        "压缩包里没有 Word 正文；请确认文件类型",
        "there is no Word text in it; check the type of the file",
    ),
    "no-main-part": Text(
        "压缩包里没有正文；请确认文件类型", "there is no text in it; check the type of the file"
    ),
    "unread-chunk": Text(
        "文档中嵌入的一部分（{part}）不能读取；请用 Word 打开后另存为 .docx",
        "a part that is embedded in it ({part}) cannot be read; open it in Word and save it as .docx",
    ),
    "too-many-chunks": Text(
        "文档中嵌入的文件超过 {limit} 个，或嵌套过深、过大，不像是报告",
        "more than {limit} files are embedded in it, or they nest too deep or are too large, for a report",
    ),
    "workbook-too-large": Text(
        "电子表格超过 {limit} 格，不像是报告；如果有效区域外有多余的内容，请删除后再检查",
        "the workbook has more than {limit} cells, which no report has; clear what is far outside it",
    ),
    "too-many-parts": Text(
        "文件内含 {count} 个部件，超过 {limit} 个的上限，不像是报告",
        "it has {count} parts, more than {limit}, which no report has",
    ),
    "part-too-large": Text(
        "文件解压后超过 {limit} 字节，不像是报告",
        "it unpacks to more than {limit} bytes, which no report does",
    ),
    "xml-entities": Text(
        "文件内含 XML 实体定义，Office 不会这样写，为安全起见不读取",
        "it declares XML entities, which Office never does; for safety it is not read",
    ),
    "tables-too-deep": Text(
        "表格嵌套超过 {limit} 层，不像是报告",
        "its tables nest deeper than {limit} levels, which no report does",
    ),
    "span-too-wide": Text(
        "表格有 {span} 列，超过 {limit} 列的上限，不像是报告",
        "a table has {span} columns, more than {limit}, which no report has",
    ),
    "table-too-large": Text("表格过大，不像是报告", "a table is larger than that of any report"),
    "too-many-elements": Text(
        "网页有 {count} 个元素，超过 {limit} 个的上限，不像是报告",
        "the page has {count} elements, more than {limit}, which no report has",
    ),
    "too-many-attributes": Text(
        "网页有一个元素的属性超过 {limit} 个，不像是报告",
        "an element of the page has more than {limit} attributes, which no report has",
    ),
    "too-much-text": Text(
        "正文超过 {limit} 个字符，不像是报告",
        "there are more than {limit} characters in it, which no report has",
    ),
    "too-many-lines": Text(
        "内容超过 {limit} 行，不像是报告",
        "there are more than {limit} lines in it, which no report has",
    ),
    "nested-too-deep": Text("内容嵌套过深，不像是报告", "it nests too deep for a report"),
    "json-syntax": Text(
        "第 {line} 行第 {column} 列不是正确的 JSON（{problem}）；请改正后再检查",
        "line {line}, column {column}: not JSON ({problem})",
    ),
    "yaml-syntax": Text(
        "第 {line} 行第 {column} 列不是正确的 YAML（{problem}）；请改正后再检查",
        "line {line}, column {column}: not YAML ({problem})",
    ),
    "yaml-alias": Text(
        "第 {line} 行第 {column} 列使用了 YAML 别名；请直接写出内容",
        "line {line}, column {column}: YAML aliases are not read, write out the value",
    ),
    "many-documents": Text(
        "第 {line} 行起是第二份 YAML 文档；请一份报告一个文件",
        "line {line} begins a second YAML document; keep one report in a file",
    ),
    "tree-too-large": Text(
        "文件超过 {limit} 个字符，不像是报告",
        "it has more than {limit} characters, which no report has",
    ),
    "not-a-report": Text(
        "内容不是键值结构，不像是报告", "it is not a mapping of keys, so no report"
    ),
}
