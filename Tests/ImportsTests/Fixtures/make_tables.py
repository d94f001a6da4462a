#!/usr/bin/env python3
"""Writes the fixtures that are spreadsheets, records of banks and exports of JD, byte for byte the
same on every run. `.xls` needs xlwt (Tests/OtherTools/requirements.txt).

All people, shops, numbers and accounts are made up. The forms follow docs/formats/readers.md.
"""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from make import APP_COUNTS, APP_HEAD, APP_ROWS, COLUMNS, NOTES, WECHAT_ROWS, alipay_app, wechat_preamble, write

# --- XLSX -------------------------------------------------------------------------------------

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="2">'
    r'<numFmt numFmtId="176" formatCode="\¥#,##0.00"/>'
    r'<numFmt numFmtId="177" formatCode="yyyy\-mm\-dd\ hh\:mm\:ss"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/>'
    '<xf numFmtId="14"/></cellXfs></styleSheet>'
)
TEXT, MONEY, TIME, DATE = 0, 1, 2, 3


class Cell:
    """A cell that is no shared text: a number with a style, a formula, or XML as it stands."""

    def __init__(self, value="", style=TEXT, formula="", kind=""):
        self.value, self.style, self.formula, self.kind = value, style, formula, kind


def serial(text: str, system: int = 1900) -> str:
    epoch = datetime(1899, 12, 30) if system == 1900 else datetime(1904, 1, 1)
    gap = datetime.fromisoformat(text) - epoch
    return repr(gap.days + gap.seconds / 86400)


class Book:
    """A workbook; rows are given as (number, cells), so that some can lack."""

    def __init__(self, system: int = 1900):
        self.strings: dict[str, int] = {}
        self.sheets: list[tuple[str, str]] = []
        self.system = system

    def cell(self, row: int, column: int, cell) -> str:
        name = f"{chr(65 + column)}{row}"
        if isinstance(cell, Cell):
            formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
            kind = f' t="{cell.kind}"' if cell.kind else ""
            return f'<c r="{name}" s="{cell.style}"{kind}>{formula}<v>{escape(str(cell.value))}</v></c>'
        number = self.strings.setdefault(cell, len(self.strings))
        return f'<c r="{name}" t="s"><v>{number}</v></c>'

    def add(self, name: str, rows: list[tuple[int, list]], merges: list[str] = ()) -> "Book":
        body = "".join(
            f'<row r="{number}">' + "".join(
                self.cell(number, place, cell) for place, cell in enumerate(cells) if cell != "") + "</row>"
            for number, cells in rows)
        merged = "".join(f'<mergeCell ref="{merge}"/>' for merge in merges)
        self.sheets.append((name, f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData>'
                                  + (f"<mergeCells>{merged}</mergeCells>" if merged else "") + "</worksheet>"))
        return self

    def data(self, change=lambda parts: None) -> bytes:
        names = "".join(f'<sheet name="{escape(name)}" sheetId="{place}" r:id="rId{place}"/>'
                        for place, (name, _) in enumerate(self.sheets, 1))
        places = len(self.sheets)
        links = "".join(f'<Relationship Id="rId{place}" Type="{REL}/worksheet" Target="worksheets/sheet{place}.xml"/>'
                        for place in range(1, places + 1))
        links += "".join(f'<Relationship Id="rId{places + number}" Type="{REL}/{part}" Target="{part}.xml"/>'
                         for number, part in enumerate(["styles", "sharedStrings"], 1))
        texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self.strings)
        date1904 = '<workbookPr date1904="1"/>' if self.system == 1904 else ""
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        names_of = {"workbook": "sheet.main", "styles": "styles", "sharedStrings": "sharedStrings"}
        names_of |= {f"worksheets/sheet{place}": "worksheet" for place in range(1, len(self.sheets) + 1)}
        types = (f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                 '"application/vnd.openxmlformats-package.relationships+xml"/>' + "".join(
                     f'<Override PartName="/xl/{part}.xml" ContentType="{kind}.{name}+xml"/>'
                     for part, name in names_of.items()) + "</Types>")
        parts = {
            "[Content_Types].xml": types,
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{date1904}<sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
            "xl/styles.xml": STYLES,
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        }
        parts |= {f"xl/worksheets/sheet{place}.xml": xml for place, (_, xml) in enumerate(self.sheets, 1)}
        change(parts)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                info = zipfile.ZipInfo(name, (2026, 12, 1, 9, 30, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, head + text if isinstance(text, str) else text)
        return out.getvalue()


def cells(row: str) -> list[str]:
    return [cell.replace("\x00", ",") for cell in row.replace("CO.,LIMITED", "CO.\x00LIMITED").split(",")]


def preamble(*counts, generation: int) -> list[str]:
    lines = [line.rstrip(",") for line in wechat_preamble(*counts)][:-1]
    lines[12] = "2. 若交易记录明细无有效内容，则代表该时间段内此微信号无交易。"
    if generation == 2:
        lines.insert(14, "4. 本账单中所有时间均为UTC+08:00时间")
        lines[3] = "导出类型：[全部账单]"
    return lines


def gen1(lines: list[str], rows: list[str]) -> list[tuple[int, list]]:
    table = [(number, [text]) for number, text in enumerate(lines, 1)]
    table.append((len(lines) + 1, COLUMNS.split(",")))
    return table + [(len(lines) + 2 + place, cells(row)) for place, row in enumerate(rows)]


def gen2(lines: list[str], rows: list[str], system: int = 1900) -> list[tuple[int, list]]:
    # Rows 6 and 16 are not there at all.
    table = [(number, [text]) for number, text in enumerate(lines, 1) if text]
    table.append((len(lines) + 1, COLUMNS.split(",")))
    for place, row in enumerate(rows):
        found = cells(row)
        found[0] = Cell(serial(found[0], system), TIME)
        found[5] = Cell(repr(float(found[5].lstrip("¥"))), MONEY)
        table.append((len(lines) + 2 + place, found))
    return table


GOOD = (13, "2笔 5.88元", "10笔 1786.13元", "1笔 100.10元")
NONE = (0, "0笔 0.00元", "0笔 0.00元", "0笔 0.00元")
ONE = (1, "0笔 0.00元", "1笔 98.00元", "0笔 0.00元")
MERGED = [f"A{number}:K{number}" for number in range(1, 17)]


def wechat_books() -> None:
    first = gen1(preamble(*GOOD, generation=1), WECHAT_ROWS)
    second = gen2(preamble(*GOOD, generation=2), WECHAT_ROWS)
    one = [WECHAT_ROWS[2]]
    write("wechat/xlsx-2025.xlsx", Book().add("Sheet1", first, MERGED).data())
    write("wechat/xlsx-2026.xlsx", Book().add("Sheet1", second, MERGED).data())
    write("wechat/xlsx-2025-header-only.xlsx", Book().add("Sheet1", gen1(preamble(*NONE, generation=1), []), MERGED).data())
    write("wechat/xlsx-2026-one-row.xlsx", Book().add("Sheet1", gen2(preamble(*ONE, generation=2), one), MERGED).data())
    claims = (14, "2笔 5.88元", "11笔 1884.13元", "1笔 100.10元")
    write("wechat/xlsx-2026-totals.xlsx", Book().add("Sheet1", gen2(preamble(*claims, generation=2), WECHAT_ROWS)).data())
    # Saved on an old Mac: days counted from 1904.
    write("wechat/xlsx-1904.xlsx", Book(1904).add("Sheet1", gen2(preamble(*ONE, generation=2), one, 1904)).data())
    # A copy that a program made of the table, and the original behind it.
    names = [(1, [f"Column{number}" for number in range(1, 12)])]
    copy = names + [(number + 1, row) for number, row in gen1(preamble(*GOOD, generation=2), WECHAT_ROWS)]
    write("wechat/xlsx-two-sheets.xlsx", Book().add("copy", copy).add("Sheet1", second, MERGED).data())
    more = gen2(preamble(*ONE, generation=2), [one[0].replace("2026-11-18", "2026-10-18")])
    write("wechat/xlsx-two-months.xlsx", Book().add("11月", second).add("10月", more).data())
    # What a person does to it: merged cells, a formula, numbers as numbers, remarks beside it.
    touched = gen1(preamble(*GOOD, generation=1), WECHAT_ROWS)
    at = next(place for place, (_, row) in enumerate(touched) if row[0] == "交易时间") + 1
    touched[at + 1][1][2] = ""
    touched[at + 2][1][5] = Cell("98", MONEY, formula="SUM(F30:F40)")
    touched[at + 2][1].append("这笔没到")
    touched[at + 3][1][8] = Cell("4.2E+27")
    touched[at + 4][1][5] = Cell("#REF!", kind="e", formula="#REF!*2")
    touched[at + 5][1][5] = Cell("7.0000000000000007E-2", MONEY)
    write("wechat/xlsx-touched.xlsx", Book().add("Sheet1", touched, [f"C{at + 1}:C{at + 2}"]).data())
    # Damaged: cut within the sheet, a document type, a file that is no workbook.
    whole = Book().add("Sheet1", second, MERGED)

    def cut(parts):
        sheet = parts["xl/worksheets/sheet1.xml"]
        parts["xl/worksheets/sheet1.xml"] = sheet[: sheet.index('<row r="24">') + 40]

    def doctype(parts):
        sheet = parts["xl/worksheets/sheet1.xml"]
        parts["xl/worksheets/sheet1.xml"] = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>' + sheet

    write("wechat/xlsx-cut-inside.xlsx", whole.data(cut))
    write("wechat/xlsx-doctype.xlsx", whole.data(doctype))
    data = whole.data()
    write("wechat/xlsx-cut.xlsx", data[: len(data) * 2 // 3])
    notes = alipay_app("支付宝支付科技有限公司", NOTES, APP_COUNTS)
    table = [(number, [text]) for number, text in enumerate(notes, 1) if text]
    table += [(len(notes) + 1, APP_HEAD.split(","))]
    table += [(len(notes) + 2 + place, row) for place, row in enumerate(APP_ROWS)]
    write("alipay/app-2025-as-workbook.xlsx", Book().add("支付宝", table).data())


# --- Alipay: the rest of the breaks -------------------------------------------------------------


def alipay_more() -> None:
    company = "支付宝支付科技有限公司"
    rows = [",".join(row) + "," for row in APP_ROWS]
    # 2026: the lines of the account and its owner are one.
    lines = alipay_app(company, NOTES[:-1], APP_COUNTS)
    del lines[2]
    write("alipay/app-2026.csv", "\r\n".join(lines + [APP_HEAD + ","] + rows + [""]).encode("gb18030"))
    none = alipay_app(company, NOTES, ["共0笔记录", "收入：0笔 0.00元", "支出：0笔 0.00元", "不计收支：0笔 0.00元"])
    write("alipay/header-only.csv", "\r\n".join(none + [APP_HEAD + ",", ""]).encode("gb18030"))
    one = alipay_app(company, NOTES, ["共1笔记录", "收入：0笔 0.00元", "支出：1笔 68.00元", "不计收支：0笔 0.00元"])
    write("alipay/one-row.csv", "\r\n".join(one + [APP_HEAD + ",", rows[1]]).encode("gb18030"))
    marked = "\ufeff" + "\r\n".join(one + [APP_HEAD + ",", rows[1], ""])
    write("alipay/one-row-utf-8-mark.csv", marked.encode())
    # Saved again by a spreadsheet: no TAB, no trailing comma, a zero less.
    saved = APP_HEAD + "\n" + ",".join(APP_ROWS[1]).replace("\t", "").replace("68.00", "68") + "\n"
    write("alipay/resaved.csv", ("\n".join(one) + "\n" + saved).encode("gb18030"))


# --- JD -----------------------------------------------------------------------------------------

JD_HEAD = "交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注"
JD_ROWS = [
    "2026-11-18 20:14:05\t,京东平台商户,点券 1000,98.00,储蓄卡(1875),交易成功,支出,数字内容,300000011234\t,2000345234234223\t, ,",
    "2026-11-17 13:28:32\t,京东平台商户,退款-点券 500,30.00,储蓄卡(1875),退款成功,不计收支,网购,300000011235\t,2000345234234224\t, ,",
    "2026-11-17 13:27:56\t,京东平台商户,点券 500 等多件,131.77(已退款30.00),储蓄卡(1875),交易成功,支出,数字内容,300000011235\t,2000345234234224\t, ,",
    "2026-11-16 22:33:07\t,京东平台商户,会员码,68.00(已全额退款),储蓄卡(1875),交易成功,不计收支,数字内容,300000011236\t,2000345234234225\t, ,",
    "2026-11-15 21:32:13\t,京东物流,京东外部商户,10.20,钱包余额,交易成功,支出,收发快递,JDX300000011237\t,2000345234234226\t, ,",
]


def jd_preamble(count: str, *totals: str) -> list[str]:
    return ["导出信息：", "京东账号名：jd_xiaoan", "申请时间：2026-12-01 11:32:42", "日期区间：2026-11-01 至 2026-11-30",
            "导出交易类型：全部", "导出交易场景：全部", count, *totals, "", "特别提示",
            "1.本明细为每笔订单支付的明细，不包括已删除的记录；",
            "4.因统计逻辑不同，明细金额直接累加后，可能会和上方统计金额不一致，请以实际交易金额为准；",
            "8.本明细仅供个人对账使用。", "", JD_HEAD]


def jd() -> None:
    mark = b"\xef\xbb\xbf"
    whole = jd_preamble("共：5笔记录", "收入：0笔，0.00元", "支出：3笔(含1笔部分退款)，209.97元", "不计收支：2笔，30.00元")
    write("jd/2025.csv", mark + "\n".join(whole + JD_ROWS + [""]).encode())
    none = jd_preamble("共：0笔记录", "收入：0笔，0.00元", "支出：0笔，0.00元", "不计收支：0笔，0.00元")
    write("jd/header-only.csv", mark + "\n".join(none).encode())
    one = jd_preamble("共：2笔记录", "收入：0笔，0.00元", "支出：1笔，98.00元", "不计收支：0笔，0.00元")
    write("jd/one-row.csv", mark + "\n".join(one + JD_ROWS[:1]).encode())


# --- Banks ----------------------------------------------------------------------------------------


def wide(row: list[str]) -> str:
    return ",".join(f'"{cell:<20}\t"' for cell in row) + ","


ICBC_CREDIT = "交易日期,记账日期,摘要,交易场所,交易国家或地区简称,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名"
ICBC_DEBIT = "交易日期,摘要,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名"
BANKS = {
    "abc-debit": ([], "交易日期,交易时间,交易摘要,交易金额,本次余额,对手信息,日 志 号,交易渠道,交易附言", [
        "20261118,201405,财付通,-98.00,902.00,财付通-星河点卡,369396001,电子商务,UA01微信支付-星河点卡",
        "20261117,090000,转存,+1000.00,1000.00,小许,369396002,超级网银,转账",
        "20261116,,正常还款,-45.89,43.12,62220000,369396003",
        "20261115,,结息,+0.01,89.01,--,0000000000,,个人活期结息"], []),
    "bocom-debit": ([], "序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要", [
        "1,2026-11-18,20:14:05,网上支付,借 Dr,98.00,902.00,1111,星河点卡,网银在线,网上支付 订单编号1",
        "2,2026-11-17,09:00:00,其他交易,贷 Cr,10.00,1000.00,6666,小许,网络支付,退款",
        "3,2026-11-16,00:00:00,存款利息,贷 Cr,1.23,990.00,1323,应付利息,批处理,"], []),
    "bocom-credit": ([], "交易日期,记账日期,交易说明,交易币种/金额,入账币种/金额", [
        "2026-11-18,2026-11-19,消费 星河点卡,CNY 98.00,CNY 98.00",
        "2026-11-17,2026-11-17,退货 星河点卡,CNY 5.00,CNY 5.00",
        "2026-11-16,2026-11-16,信用卡还款 小岸,CNY13.50,CNY13.50",
        "2026-11-15,2026-11-15,消费 Suica Charge,JPY 1000.00,CNY 49.85",
        "2026-11-14,2026-11-14,消费 Steam,USD 5.00,USD 5.00"], []),
    "cgb-credit": ([], "交易日期,入账日期,交易摘要,交易金额,交易货币,入账金额,入账货币", [
        "2026/11/18,2026/11/19,（消费）星河点卡,98.00,人民币,98.00,人民币",
        "2026/11/17,2026/11/17,（退款）星河点卡,-5.00,人民币,-5.00,人民币",
        "2026/11/16,2026/11/16,（还款）小岸,-1130.68,人民币,-1130.68,人民币"], []),
    "cmb-debit": ([], "记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要", [
        '2026-11-18,CNY,-98.00,"1,902.00",快捷支付,星河点卡,财付通-微信支付-星河点卡',
        '2026-11-17,CNY,"1,234.00","2,000.00",代发工资,某公司,工资',
        '2026-11-16,CNY,"-1,000.00",766.00,转账汇款,小许 6666,转账'], []),
    "cmb-credit": (["招商银行信用卡对账单（个人消费卡账户 2026年01月）（补）"],
                   "交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额", [
        ",12/29,掌上生活还款,-1.23,1234,-1.23",
        "01/02,01/03,星河点卡,98.00,1234,98.00",
        '01/05,01/07,中国移动,"8,000.00",1234,"8,000.00(CN)"',
        "02/30,02/30,没有这一天,1.00,1234,1.00"], []),
    "icbc-credit": (["明细查询文件下载", "", '卡号: 1234****5678,"卡别名: "', "", "子账户类别:", ""], ICBC_CREDIT, [
        wide(["2026-11-18", "2026-11-18", "消费", "财付通-星河点卡", "CHN", "", "98.00", "人民币", "", "98.00", "人民币", "-6,086.11", ""]),
        wide(["2026-11-17", "2026-11-17", "人民币自动转帐还款", "银行卡中心", "CHN", "4,621.01", "", "人民币", "4,621.01", "", "人民币", "-1,971.63", ""]),
    ], [" ", '合计金额,,,,,"4,621.01           \t","98.00           \t",\t,"4,621.01           \t","99.00           \t",']),
    "icbc-debit": (["明细查询文件下载", "", '卡号: 1234****9876,"卡别名: 某"', "", '子账户序号: 00000,子账户类别: 活期,"子账户别名: "', ""], ICBC_DEBIT, [
        wide(["2026-11-18", "消费", "星河点卡", "CHN", "钞", "-", "-", "-", "", "98.00", "人民币", "1,002.00", "深圳市财付通支付科技有限公司"]),
        wide(["2026-11-17", "退款", "财付通-星河点卡", "CHN", "钞", "-", "-", "-", "1.04", "", "人民币", "1,100.00", "深圳市财付通支付科技有限公司"]),
        wide(["2026-11-16", "网转", "手机银行", "CHN", "钞", "-", "-", "-", "", "500.00", "人民币", "1,098.96", "小许"]),
    ], [" ", '人民币合计,,,,,,,,"1.04          \t","598.00          \t",']),
}
SPDB_HEAD = ["顺序号", "交易日期", "交易类型", "存入金额", "取出金额", "余额", "交易对手名称", "交易对手账号", "附言"]
SPDB = [["1", "2026/11/18  20:14:05", "网上支付-支付宝", "", "98.00", "1902.00", "星河点卡", "1234", ""],
        ["2", "2026/11/17  07:22:32", "汇入", "10.00", "", "2000.00", "小许", "5678", ""],
        ["3", "2026/11/16  19:03:07", "网上支付", "", "3.88", "1990.00", "某商户", "9012", "点券"]]


def banks() -> None:
    for name, (before, head, rows, after) in BANKS.items():
        write(f"bank/{name}.csv", "\n".join(before + [head] + rows + after + [""]).encode())
        write(f"bank/{name}-header-only.csv", "\n".join(before + [head, ""]).encode())
        write(f"bank/{name}-one-row.csv", "\r\n".join(before + [head, rows[0]]).encode("gb18030"))
    for name, rows in {"": SPDB, "-header-only": [], "-one-row": SPDB[:1]}.items():
        legacy(f"bank/spdb-debit{name}.xls", [["账号", "6200000000001230", "账户类型", "借记卡", "日期范围", "20261101-20261130"], SPDB_HEAD] + rows)
    table = [[line] for line in preamble(*ONE, generation=1)] + [COLUMNS.split(","), cells(WECHAT_ROWS[2])]
    legacy("wechat/as-xls.xls", table)


def legacy(name: str, rows: list[list[str]]) -> None:
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("sheet")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                sheet.write(number, column, text)
    out = io.BytesIO()
    book.save(out)
    write(name, out.getvalue())


if __name__ == "__main__":
    wechat_books()
    alipay_more()
    jd()
    banks()
