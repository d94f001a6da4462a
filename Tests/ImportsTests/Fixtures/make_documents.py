#!/usr/bin/env python3
"""Writes the fixtures of PDF documents below `documents/`, and what `pdftotext -bbox` says of them
beside them (`….bbox`), so that a test of the reader needs no other program. The same bytes on every
run with the same pdftotext. People, shops, accounts and numbers are made up; the tables have the columns
of WeChat's 交易明细证明 and Alipay's 交易流水证明 as importers know them, no real one was at hand.

The password of `wechat-proof-locked.pdf` is "a password of many letters 0815".
"""

import hashlib
import subprocess
import zlib
from pathlib import Path

HERE = Path(__file__).parent / "documents"
PASSWORD = b"a password of many letters 0815"
PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def rc4(key, data):
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) & 255
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + box[i]) & 255
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) & 255])
    return bytes(out)


class Lock:
    """RC4 with 128 bits (ISO 32000-1 7.6.3, revision 3)."""

    def __init__(self, password, owner, allowed=-4):
        self.id = hashlib.md5(b"fixture").digest()
        self.allowed = allowed
        key = hashlib.md5((owner + PAD)[:32]).digest()
        for _ in range(50):
            key = hashlib.md5(key).digest()
        value = (password + PAD)[:32]
        for step in range(20):
            value = rc4(bytes(b ^ step for b in key), value)
        self.owner = value
        key = hashlib.md5(
            (password + PAD)[:32] + value + (allowed & 0xFFFFFFFF).to_bytes(4, "little") + self.id).digest()
        for _ in range(50):
            key = hashlib.md5(key).digest()
        self.key = key
        value = hashlib.md5(PAD + self.id).digest()
        for step in range(20):
            value = rc4(bytes(b ^ step for b in key), value)
        self.user = value + bytes(16)

    def seal(self, number, data):
        return rc4(hashlib.md5(self.key + number.to_bytes(3, "little") + b"\0\0").digest(), data)


def ranges():
    return "\n".join(
        ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap", "/CMapType 2 def",
         "1 begincodespacerange <0000> <FFFF> endcodespacerange"]
        + [f"1 beginbfrange <{high:02X}00> <{high:02X}FF> <{high:02X}00> endbfrange" for high in range(256)]
        + ["endcmap end end"]).encode()


def document(pages, lock=None, size=(842, 595)):
    """A PDF whose `pages` are lists of (x, y from the top, size, text)."""
    narrow = "[32 [" + " ".join(["500"] * 95) + "]]"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/Fixture/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        (f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Fixture/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
         f"/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W {narrow}>>").encode(),
        b"<</Type/FontDescriptor/FontName/Fixture/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800"
        b"/Descent -200/CapHeight 700/StemV 80>>",
        ranges(),
    ]
    streams = {6}
    for number, words in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size[0]} {size[1]}]/Contents {8 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode())
        lines = [
            f"BT /F {points} Tf {x} {size[1] - y} Td <{text.encode('utf-16-be').hex()}> Tj ET"
            for x, y, points, text in words]
        objects.append("\n".join(lines).encode())
        streams.add(len(objects))
    body, places = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        if number in streams:
            data = zlib.compress(content, 9)
            data = lock.seal(number, data) if lock else data
            content = f"<</Length {len(data)}/Filter/FlateDecode>>stream\n".encode() + data + b"\nendstream"
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    trailer = f"/Size {len(objects) + 1}/Root 1 0 R"
    if lock:
        trailer += (f"/ID[<{lock.id.hex()}><{lock.id.hex()}>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128"
                    f"/P {lock.allowed}/O<{lock.owner.hex()}>/U<{lock.user.hex()}>>>")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
            + f"trailer<<{trailer}>>\nstartxref\n{len(body)}\n%%EOF\n".encode())


WECHAT = [("交易单号", 30, 112), ("交易时间", 150, 70), ("交易类型", 225, 60), ("收/支/其他", 290, 60),
          ("交易方式", 355, 80), ("金额(元)", 440, 60), ("交易对方", 505, 130), ("商户单号", 640, 130)]
WECHAT_ROWS = [
    ["4200002026111812345678901234", "2026-11-18 20:14:05", "商户消费", "支出", "零钱", "98.00", "星河点卡商行",
     "20261118201340K7Q2M9X4B1T8R5W3"],
    ["4200002026111712345678909876", "2026-11-17 09:01:02", "商户消费", "支出", "招商银行(1234)", "1,234.50",
     "WALMART HONG KONG CO.,LIMITED上海分公司南京西路旗舰店", "100000012345678901"],
    ["1000050001202611160123456789", "2026-11-16 12:00:00", "转账", "收入", "/", "20.00", "林晚", "/"],
    ["5030002026111912345678905555", "2026-11-19 08:30:00", "星河点卡商行-退款", "收入", "零钱", "98.00", "星河点卡商行",
     "20261118201340K7Q2M9X4B1T8R5W3"],
    ["1000107101202611150123456781", "2026-11-15 07:00:00", "零钱提现", "其他", "零钱", "500.00", "招商银行(1234)", "/"],
    ["53110001202611140123456781ab", "2026-11-14 23:59:59", "扫二维码付款", "支出", "零钱", "6.66", "阿强", "/"],
]
WECHAT_HEAD = ["微信支付交易明细证明", "编号：CZ20261120000000000001",
               "兹证明：林晚（居民身份证：110101199001010000），在其微信号：linwan_2026中的交易明细信息如下：",
               "交易明细对应时间段 2026-11-01 00:00:00 至 2026-11-30 23:59:59", "币种：人民币/单位：元"]
WECHAT_FOOT = ["说明：1. 本证明仅用于查看交易明细，不包括已删除的记录。", "2. 若有疑问请联系财付通支付科技有限公司。"]
ALIPAY = [("收/支", 20, 50), ("交易对方", 75, 100), ("商品说明", 180, 130), ("收/付款方式", 315, 90), ("金额", 410, 50),
          ("交易订单号", 465, 110), ("商家订单号", 580, 120), ("交易时间", 705, 100)]
ALIPAY_ROWS = [
    ["支出", "星河点卡", "点券1000", "花呗&红包", "98.00", "2026111822001478901234567890", "K7Q2M9X4B1T8R5W3",
     "2026-11-18 20:14:05"],
    ["不计收支", "星河点卡", "退款-点券1000", "花呗", "98.00", "2026111822001478901234567890_R1", "K7Q2M9X4B1T8R5W3",
     "2026-11-19 10:00:00"],
    ["支出", "张三", "转账", "余额宝", "50.00", "20261117200040011100990012345678", "", "2026-11-17 08:00:00"],
    ["收入", "活动奖励", "红包", "余额", "0.68", "20261116220014662214274", "0003N202611160000000014", "2026-11-16 21:53:45"],
]
ALIPAY_HEAD = ["编号: 2026112000085004132820654681680069189554", "支付宝支付科技有限公司 交易流水证明",
               "兹证明:林晚(证件号码:110101199001010000)在其支付宝账号138****0000中明细信息如下:",
               "币种：人民币 / 单位：元", "交易时间段：2026-11-01 00:00:00 至 2026-11-30 23:59:59", "交易类型：全部"]


def width(text, points):
    return sum(points * (0.5 if ord(c) < 128 else 1) for c in text)


def wrapped(text, room, points):
    lines, line = [], ""
    for word in (text.split(" ") if " " in text and text.isascii() else [text]):
        word = (" " if line else "") + word
        if line and width(line + word, points) > room:
            lines.append(line)
            line, word = "", word.strip()
        for character in word:
            if width(line + character, points) > room:
                lines.append(line)
                line = ""
            line += character
    return lines + [line]


def table(columns, rows, head, foot, middle=False, ruled_gap=6, per_page=4, repeat=True, points=8):
    """The pages of a statement: cells are broken over lines and stand at the top, or in the middle."""
    pages, place, page = [], 0, 0
    while place < len(rows) or page == 0:
        words, y = [], 30
        for text in head if page == 0 else []:
            words.append((30, y, 12 if text == head[0] else points, text))
            y += 18
        if page == 0 or repeat:
            deep = max(len(wrapped(name, room - 4, points)) for name, _, room in columns)
            for name, x, room in columns:
                for number, line in enumerate(wrapped(name, room - 4, points)):
                    words.append((x, y + number * (points + 2), points, line))
            y += deep * (points + 2) + ruled_gap
        for row in rows[place:place + per_page]:
            cells = [wrapped(text, room - 4, points) if text else [] for text, (_, _, room) in zip(row, columns)]
            deep = max(map(len, cells))
            for lines, (_, x, _) in zip(cells, columns):
                down = (deep - len(lines)) * (points + 2) / 2 if middle else 0
                for number, line in enumerate(lines):
                    words.append((x, y + down + number * (points + 2), points, line))
            y += deep * (points + 2) + ruled_gap
        place += per_page
        page += 1
        if place >= len(rows):
            y += 20
            for text in foot:
                words.append((30, y, points, text))
                y += 14
        words.append((400, 580, points, f"第{page}页"))
        pages.append(words)
    return pages


def order_page():
    lines = ["订单详情", "订单号：K7Q2M9X4B1T8R5W3", "商品名称：点券 1000", "订单总价：¥98.00", "订单状态：已完成",
             "下单时间：2026-11-18 20:13:40", "卡密：XK4M-PP9Q-77AB-21CD"]
    return [[(60, 60 + 24 * n, 12, text) for n, text in enumerate(lines)]]


def main():
    HERE.mkdir(exist_ok=True)
    wechat = table(WECHAT, WECHAT_ROWS, WECHAT_HEAD, WECHAT_FOOT)
    lock = Lock(PASSWORD, b"owner")
    files = {
        "wechat-proof.pdf": document(wechat),
        "wechat-proof-middle.pdf": document(
            table(WECHAT, WECHAT_ROWS, WECHAT_HEAD, WECHAT_FOOT, middle=True, repeat=False)),
        "wechat-proof-header-only.pdf": document(table(WECHAT, [], WECHAT_HEAD, WECHAT_FOOT)),
        "wechat-proof-one-row.pdf": document(table(WECHAT, WECHAT_ROWS[:1], WECHAT_HEAD, WECHAT_FOOT)),
        "wechat-proof-odd.pdf": document(table(
            WECHAT, [WECHAT_ROWS[0], ["4200", "2026-11-31 20:14:05"] + WECHAT_ROWS[0][2:],
                     WECHAT_ROWS[1][:5] + ["约 5 元"] + WECHAT_ROWS[1][6:], WECHAT_ROWS[2]],
            WECHAT_HEAD, WECHAT_FOOT)),
        "alipay-proof.pdf": document(table(ALIPAY, ALIPAY_ROWS, ALIPAY_HEAD, [], per_page=9)),
        "order.pdf": document(order_page(), size=(595, 842)),
        "scan.pdf": document([[]]),
        "wechat-proof-locked.pdf": document(wechat, lock),
        # Opens without a password, and says that its text must not be taken out.
        "wechat-proof-no-copy.pdf": document(wechat, Lock(b"", b"owner", -64)),
        "cut.pdf": document(wechat)[:1500],
        "garbage.pdf": b"%PDF-1.7\n" + hashlib.shake_256(b"garbage").digest(4000),
    }
    for name, content in files.items():
        (HERE / name).write_bytes(content)
        said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True)
        if said.returncode == 0 and "locked" not in name and name not in ("cut.pdf", "garbage.pdf"):
            (HERE / (name[:-4] + ".bbox")).write_bytes(said.stdout)


if __name__ == "__main__":
    main()
