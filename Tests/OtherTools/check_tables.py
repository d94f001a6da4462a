#!/usr/bin/env python3
"""Counts rows and adds up amounts of bills with other people's libraries (csv, openpyxl, xlrd, zipfile)
and compares with what `recourse read` says. Knows nothing of our reader but its output.

    check_tables.py RECOURSE FILE…

The one file of an archive is read, under the password 482913 where it is locked. Of a statement in PDF
the amounts below their column are counted, each with the direction and the day nearest to its height.

Prints one line a file; ends with 1 if any differs.
"""

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

PASSWORD = b"482913"
WALLET = {"收/支", "交易对方", "商户名称"}
# Header cells by which a bank's form is known: how the amount is told.
BANKS = [
    ({"交易币种/金额", "入账币种/金额"}, "words", "入账币种/金额"),
    ({"借贷", "交易金额", "对方户名"}, "mark", "交易金额"),
    ({"人民币金额", "卡号末四位"}, "credit", "人民币金额"),
    ({"入账金额", "入账货币"}, "credit", "入账金额"),
    ({"联机余额", "客户摘要"}, "debit", "交易金额"),
    ({"本次余额", "对手信息"}, "debit", "交易金额"),
    ({"记账金额(收入)", "记账金额(支出)"}, "columns", ("记账金额(收入)", "记账金额(支出)")),
    ({"存入金额", "取出金额"}, "columns", ("存入金额", "取出金额")),
]


def clean(text) -> str:
    if isinstance(text, datetime):
        return text.isoformat(" ")
    if isinstance(text, float) and text == int(text):
        text = int(text)
    return str("" if text is None else text).strip(" \t\r\n\u3000\u200e\u202f\ufeff\"")


def money(text: str):
    found = re.search(r"-?[\d,]+(\.\d+)?", re.sub(r"[(（].*", "", text))
    if not found or re.search(r"[^\d,.\-+¥￥ A-Z]", re.sub(r"[(（].*", "", text)):
        return None
    try:
        return int((Decimal(found.group(0).replace(",", "")) * 100).to_integral_value())
    except InvalidOperation:
        return None


def is_time(text: str) -> bool:
    text = text.split(".")[0]
    for form in ["%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d  %H:%M:%S", "%Y-%m-%d", "%Y/%m/%d",
                 "%Y%m%d"]:
        try:
            datetime.strptime(text, form)
            return True
        except ValueError:
            continue
    return False


def is_day_of_year(text: str) -> bool:
    try:
        datetime.strptime("2024/" + text, "%Y/%m/%d")
        return True
    except ValueError:
        return False


def text_of(path: Path) -> str:
    data = path.read_bytes()
    for mark, encoding in [(b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16")]:
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("gb18030")


def tables(path: Path):
    """Every table of the file as lists of cells."""
    if path.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(path, data_only=True)
        return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]
    if path.suffix == ".xls":
        import xlrd

        book = xlrd.open_workbook(path)
        return [[sheet.row_values(row) for row in range(sheet.nrows)] for sheet in book.sheets()]
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            name = next(name for name in archive.namelist() if not name.endswith("/"))
            member = Path(folder) / ("member" + Path(name).suffix)
            member.write_bytes(archive.read(name, PASSWORD))
            return tables(member)
    if path.suffix == ".pdf":
        return [statement(path)]
    # A blank after a comma is padding; quotation marks of the text are not doubled.
    lines = io.StringIO(text_of(path).replace("\r\n", "\n").replace("\r", "\n"))
    return [list(csv.reader(lines, skipinitialspace=True))]


def statement(path: Path):
    """A statement as a table of time, direction and amount."""
    said = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    rows, place = [["交易时间", "收/支", "金额", "交易对方"]], None
    for page in said.split("<page ")[1:]:
        words = [(*map(float, box), text) for *box, text in re.findall(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', page)]
        place = next(((x, right) for x, _, right, _, text in words if text.startswith("金额")), place)

        def nearest(pattern, height):
            near = [word for word in words if re.fullmatch(pattern, word[4]) and abs(word[1] - height) < 30]
            return min(near, key=lambda word: abs(word[1] - height))[4] if near else ""

        for x, y, _, _, text in words:
            if place and re.fullmatch(r"[\d,]+\.\d\d", text) and place[0] - 3 <= x <= place[1] + 3:
                rows.append([nearest(r"\d{4}-\d\d-\d\d", y), nearest("支出|收入|其他|不计收支", y), text, ""])
    return rows


def header(row):
    names = [re.sub(r"\s", "", clean(cell)).replace("（", "(").replace("）", ")") for cell in row]
    while names and not names[-1]:
        names.pop()
    if len(WALLET & set(names)) >= 2 and any(name.startswith("金额") for name in names):
        return names, None
    return next(((names, bank) for bank in BANKS if bank[0] <= set(names)), None)


def read_table(table):
    """Rows and sums by direction of one table; None if it is no bill."""
    found, rows, sums, keys = None, 0, {}, []
    for row in table:
        if match := header(row):
            found = match
            continue
        if not found:
            continue
        names, bank = found
        cells = dict(zip(names, [clean(cell) for cell in row]))
        direction, amount, when = told(cells, bank)
        if direction is None or amount is None or not when:
            continue
        rows += 1
        sums[direction] = sums.get(direction, 0) + amount
        keys.append((when, amount))
    return (rows, sums, sorted(keys)) if found else None


def told(cells, bank):
    if bank is None:
        times = [cells.get(name, "") for name in ["交易时间", "付款时间", "交易创建时间"]]
        when = next((text for text in times if is_time(text)), None)
        amount = next((money(cells[name]) for name in cells if name.startswith("金额")), None)
        direction = cells.get("收/支", "") or cells.get("资金状态", "")
        return direction, amount, when
    when = next((cells[name] for name in ["交易日期", "记账日期", "交易日", "记账日"]
                 if is_time(cells.get(name, "")) or is_day_of_year(cells.get(name, ""))), None)
    _, kind, column = bank
    if kind == "columns":
        income, expense = (money(cells.get(name, "")) for name in column)
        return ("支出", expense, when) if expense is not None else ("收入", income, when)
    raw = cells.get(column, "")
    amount = money(raw)
    if amount is None or re.match(r"(?!CNY)[A-Z]{3}", raw):
        return None, None, when
    if kind == "words":
        summary = cells["交易说明"]
        return ("收入" if summary.startswith(("退货", "信用卡还款")) else "支出"), amount, when
    if kind == "mark":
        return ("支出" if cells["借贷"].startswith("借") else "收入"), amount, when
    is_out = raw.startswith("-") if kind == "debit" else not raw.startswith("-")
    return ("支出" if is_out else "收入"), abs(amount), when


def independent(path: Path):
    read = [result for result in map(read_table, tables(path)) if result]
    # A sheet that repeats another is counted once.
    kept = [one for place, one in enumerate(read) if one[2] not in [other[2] for other in read[:place]]]
    sums = {}
    for _, part, _ in kept:
        for direction, amount in part.items():
            sums[direction] = sums.get(direction, 0) + amount
    return sum(rows for rows, _, _ in kept), sums


def shown(sums) -> str:
    return " ".join(f"{direction or '-'} {amount / 100:.2f}" for direction, amount in sorted(sums.items()))


def main() -> int:
    program, files = sys.argv[1], sys.argv[2:]
    differing = 0
    for name in files:
        with tempfile.NamedTemporaryFile() as secret:
            secret.write(PASSWORD)
            secret.flush()
            done = subprocess.run(
                [program, "read", name, "--json", "--file-password-from", secret.name],
                capture_output=True, text=True)
        if done.returncode != 0:
            print(f"{name}: {done.stderr.strip()}")
            differing += 1
            continue
        ours = json.loads(done.stdout)
        rows, sums = independent(Path(name))
        same = (ours["rows"], ours["totals"]) == (rows, sums)
        differing += not same
        print(f"{'same' if same else 'DIFFERS'}  {Path(name).name}  {ours['variant']}  {rows} rows  "
              f"{shown(sums)}  unread {ours['unreadCount']}"
              + ("" if same else f"  ours: {ours['rows']} rows  {shown(ours['totals'])}"))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
