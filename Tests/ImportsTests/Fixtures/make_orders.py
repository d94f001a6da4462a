#!/usr/bin/env python3
"""Writes the fixtures of mails, saved pages and order files below `orders/`, the same bytes on every
run. People, shops, accounts, numbers and keys are made up.
"""
import base64
import json
import pathlib
import quopri

HERE = pathlib.Path(__file__).resolve().parent / "orders"
KEY = "XK4M-PP9Q-77AB-21CD"


def write(name: str, data: bytes) -> None:
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


PAGE = f"""<html><body><h2>订单已完成</h2>
<p>订单号：<b>K7Q2M9X4B1T8R5W3</b></p>
<p>商品名称：点券 1000</p>
<p>购买数量：1</p>
<p>订单总价：&yen;98.00</p>
<p>支付方式：微信</p>
<p>订单创建时间：2026-11-18 20:13:40</p>
<p>卡密：{KEY}</p>
<div style="display:none">商户后台备注</div>
</body></html>
"""
PLAIN = f"""您好，您的订单已完成。
订单号：K7Q2M9X4B1T8R5W3
商品名称：点券 1000
订单总价：98.00
订单创建时间：2026-11-18 20:13:40
卡密：{KEY}
"""


def lines(*parts: str) -> bytes:
    return "\r\n".join(parts).encode()


def head(subject: str, *more: str) -> list[str]:
    return ["Received: from mx.example.com (mx.example.com [192.0.2.7]); Wed, 18 Nov 2026 20:15:02 +0800",
            "From: =?utf-8?B?" + base64.b64encode("星河点卡".encode()).decode() + "?= <no-reply@example.com>", "To: xiaoan@example.com",
            f"Subject: {subject}", "Date: Wed, 18 Nov 2026 20:15:00 +0800", "Message-ID: <1@example.com>", "MIME-Version: 1.0", *more]


def wrapped(data: bytes) -> str:
    text = base64.b64encode(data).decode()
    return "\r\n".join(text[start:start + 76] for start in range(0, len(text), 76))


def mails() -> None:
    subject = "=?gb18030?B?" + base64.b64encode("订单通知 ".encode("gb18030")).decode() + "?=\r\n =?utf-8?Q?K7Q2=E5=B7=B2=E5=AE=8C=E6=88=90?="
    alternative = lines(*head(subject, 'Content-Type: multipart/mixed; boundary="outer"'), "", "This is a multi-part message.", "--outer",
                        'Content-Type: multipart/alternative; boundary="in ner"', "", "--in ner", "Content-Type: text/plain; charset=gb18030", "Content-Transfer-Encoding: base64", "",
                        wrapped(PLAIN.encode("gb18030")), "--in ner", 'Content-Type: text/html; charset="utf-8"', "Content-Transfer-Encoding: quoted-printable", "",
                        quopri.encodestring(PAGE.encode()).decode().replace("\n", "\r\n"), "--in ner--", "--outer", "Content-Type: application/pdf; name=\"a.pdf\"",
                        "Content-Disposition: attachment; filename=a.pdf", "Content-Transfer-Encoding: base64", "", wrapped(bytes(range(64))), "--outer--", "")
    write("order.eml", alternative)
    write("plain-gbk.eml.bytes", lines(*head("order", "Content-Type: text/plain; charset=gbk", "Content-Transfer-Encoding: 8bit"), "", "") + PLAIN.replace("\n", "\r\n").encode("gb18030"))
    write("cut.eml", alternative[: alternative.index(b"--in ner--") - 200])
    write("unknown-charset.eml", lines(*head("order", "Content-Type: text/plain; charset=big5", "Content-Transfer-Encoding: base64"), "", wrapped("訂單".encode("big5")), ""))
    write("not-an-order.eml", lines(*head("hello", "Content-Type: text/plain; charset=utf-8"), "", "明天见", ""))
    write("one-line.eml", lines(*head("order", "Content-Type: text/plain; charset=utf-8"), "", "订单号：K7Q2M9X4B1T8R5W3 订单状态：已完成", ""))
    deep = "\r\n".join(f'--b{level}\r\nContent-Type: multipart/mixed; boundary="b{level + 1}"\r\n' for level in range(40))
    write("deep.eml", lines(*head("deep", 'Content-Type: multipart/mixed; boundary="b0"'), "", deep))
    saved = ["From: <Saved by Blink>", "Snapshot-Content-Location: https://shop.example.com/detail-order-sn/K7Q2M9X4B1T8R5W3", "Subject: =?utf-8?Q?=E8=AE=A2=E5=8D=95?=",
             "Date: Wed, 18 Nov 2026 12:20:00 -0000", "MIME-Version: 1.0", 'Content-Type: multipart/related;', '\ttype="text/html";', '\tboundary="----MultipartBoundary--x----"', "", "",
             "------MultipartBoundary--x----", "Content-Type: text/html", "Content-Transfer-Encoding: quoted-printable", "Content-Location: https://shop.example.com/", "",
             quopri.encodestring(PAGE.encode()).decode().replace("\n", "\r\n"), "------MultipartBoundary--x----", "Content-Type: image/png", "Content-Transfer-Encoding: base64", "", wrapped(bytes(100)), "------MultipartBoundary--x------", ""]
    write("order.mhtml", lines(*saved))


def data() -> None:
    dujiaoka = {"code": 200, "data": {"order_sn": "K7Q2M9X4B1T8R5W3", "title": "点券 1000 x 1", "type": 1, "goods_price": "98.00", "buy_amount": 1, "total_price": "98.00", "actual_price": "98.00",
                                      "search_pwd": "hunter2", "email": "xiaoan@example.com", "info": KEY, "trade_no": "4200002411202611188765432100", "status": 4, "created_at": "2026-11-18 20:13:40"}}
    write("dujiaoka.json", json.dumps(dujiaoka, ensure_ascii=False, indent=2).encode())
    next_ = {"order_no": "DN20261118000017", "status": "completed", "items": [{"title": "点券 1000", "unit_price": "98.00", "quantity": 1, "total_price": "98.00"}], "total_amount": "98.00",
             "online_paid_amount": "98.00", "refunded_amount": "0.00", "fulfillment": {"type": "auto", "status": "delivered", "payload": KEY, "delivered_at": "2026-11-18T20:14:30+08:00"}, "created_at": "2026-11-18T20:13:40+08:00"}
    write("dujiao-next.json", json.dumps(next_, ensure_ascii=False).encode())
    acg = {"code": 200, "list": [{"trade_no": f"12026111820134{index}7", "amount": "98.00", "card_num": 1, "create_time": f"2026-11-18 20:1{index}:40", "pay_time": None, "status": index % 2, "delivery_status": 0, "secret": KEY} for index in range(3)]}
    write("acg-list.json", json.dumps(acg, ensure_ascii=False, indent=1).encode())
    write("card-system.json", json.dumps({"order_no": "20261118201340ABCDE", "product_name": "点券", "count": 1, "paid": 9800, "amount": 9800, "status": 2, "created_at": "2026-11-18 20:13:40"}).encode())
    rows = ["order_no,product_name,quantity,unit_price,total_amount,pay_channel,status,created_at,delivered_content",
            f"QF202611180001,点券 1000,1,98.00,98.00,wechat,delivered,2026-11-18 20:13:40,{KEY}", 'QF202611180002,"点券, 500",1,49.00,49.00,alipay,refunded,2026-11-18 21:00:00,', "QF202611180003,短", "QF202611180004,月卡,2,30.00,60.00,wechat,pending,2026-11-19 08:00:00,"]
    write("qfk.csv", "\n".join(rows).encode() + b"\n")
    write("qfk-one.csv.bytes", ("\r\n".join(rows[:2]) + "\r\n").encode("gb18030"))
    write("orders-empty.csv", (rows[0] + "\n").encode())


mails()
data()
