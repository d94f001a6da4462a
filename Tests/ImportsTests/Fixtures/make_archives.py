#!/usr/bin/env python3
"""Writes the fixtures of web archives and saved pages below `archives/`, the same bytes on every run.
People, shops, accounts, numbers and keys are made up.
"""
import gzip
import pathlib
import zlib

HERE = pathlib.Path(__file__).resolve().parent / "archives"
KEY = "XK4M-PP9Q-77AB-21CD"
DATE = "2026-11-18T12:15:00Z"
SHOP = "https://shop.example/order/K7Q2M9X4B1T8R5W3"


def write(name: str, data: bytes) -> None:
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


PAGE = f"""<!DOCTYPE html><html><head><title>订单查询</title></head><body><h2>订单已完成</h2>
<p>订单号：<b>K7Q2M9X4B1T8R5W3</b></p>
<p>商品名称：点券 1000</p>
<p>订单总价：&yen;98.00</p>
<p>订单创建时间：2026-11-18 20:13:40</p>
<p>卡密：{KEY}</p>
<div style="display:none">订单总价：&yen;1.00</div>
</body></html>
"""
TERMS = """<html><head><title>用户协议</title></head><body><h1>用户协议</h1>
<p>第一条 总则</p><p>第二条 虚拟商品一经售出不予退款</p><p>第三条 平台有权解释</p><p>第四条 违约责任</p>
</body></html>
"""


def record(kind: str, target: str | None, content_type: str, block: bytes, version: str = "1.1", *more: str) -> bytes:
    head = [f"WARC/{version}", f"WARC-Type: {kind}", f"WARC-Date: {DATE}",
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{zlib.crc32(block + (target or '').encode()):012x}>"]
    if target:
        head.append(f"WARC-Target-URI: {target}")
    head += [*more, f"Content-Type: {content_type}", f"Content-Length: {len(block)}", "", ""]
    return "\r\n".join(head).encode() + block + b"\r\n\r\n"


def answer(status: str, body: bytes, *head: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", "Server: nginx", *head, "", ""]).encode() + body


def chunked(body: bytes, size: int = 100) -> bytes:
    pieces = [body[start:start + size] for start in range(0, len(body), size)]
    return b"".join(f"{len(piece):x};q=1\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


def packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


HTTP = "application/http; msgtype=response"
INFO = record("warcinfo", None, "application/warc-fields", b"software: a crawler\r\nformat: WARC File Format 1.1\r\n")
ASKED = record("request", SHOP, "application/http; msgtype=request", b"GET /order/K7Q2M9X4B1T8R5W3 HTTP/1.1\r\nHost: shop.example\r\n\r\n")
MOVED = record("response", "http://shop.example/", HTTP, answer("301 Moved", b"<html>moved</html>", "Location: https://shop.example/", "Content-Type: text/html"))
LOST = record("response", "https://shop.example/favicon", HTTP, answer("404 Not Found", b"<html><body>404</body></html>", "Content-Type: text/html"))
MAIN = record("response", SHOP, HTTP, answer("200 OK", chunked(packed(PAGE.encode("gbk"))), "Content-Type: Text/HTML; charset=\"GBK\"", "Transfer-Encoding: chunked", "Content-Encoding: gzip"),
              "1.1", "WARC-IP-Address: 192.0.2.7")
PICTURE = record("response", "https://shop.example/a.png", HTTP, answer("200 OK", b"\x89PNG\r\n\x1a\n", "Content-Type: image/png"))
OTHER = record("response", "https://shop.example/terms", HTTP, answer("200 OK", TERMS.encode(), "Content-Type: text/html; charset=utf-8"))


def archives() -> None:
    parts = [INFO, ASKED, MOVED, LOST, MAIN, PICTURE, OTHER]
    whole = b"".join(parts)
    write("page.warc", whole)
    write("page.warc.gz", b"".join(packed(part) for part in parts))
    write("agreement.warc", INFO + OTHER)
    write("resource.warc", record("resource", f"<{SHOP}>", "text/html", PAGE.encode(), "1.0"))
    empty = "<!doctype html><html><head><title>商城</title></head><body><div id=app></div><noscript>请开启脚本</noscript></body></html>"
    single = record("response", SHOP, HTTP, answer("200 OK", empty.encode(), "Content-Type: text/html"))
    write("rendered.warc", INFO + single + record("resource", "urn:dom:" + SHOP, "text/html; charset=utf-8", PAGE.encode()))
    write("unpacked-as-packed.warc", record("response", SHOP, HTTP, answer("200 OK", PAGE.encode(), "Content-Type: text/html", "Content-Encoding: gzip", "Transfer-Encoding: chunked")))
    write("deflate.warc", record("response", SHOP, HTTP, answer("200 OK", zlib.compress(PAGE.encode()), "Content-Type: text/html", "Content-Encoding: deflate")))
    # What goes wrong.
    write("cut.warc", INFO + MAIN[:-100])
    write("cut-after.warc", INFO + OTHER + PICTURE[:-20])
    write("cut.warc.gz", b"".join(packed(part) for part in parts)[:-60])
    write("rubbish-after.warc.gz", packed(INFO) + packed(OTHER) + b"rubbish")
    wrong = OTHER.replace(b"Content-Length: ", b"Content-Length: 1", 1)
    write("wrong-length.warc", INFO + OTHER + wrong + PICTURE)
    short = OTHER.replace(f"Content-Length: {len(answer('200 OK', TERMS.encode(), 'Content-Type: text/html; charset=utf-8'))}".encode(), b"Content-Length: 120", 1)
    write("short-length.warc", INFO + short)
    write("two-lengths.warc", INFO + OTHER + OTHER.replace(b"\r\nContent-Length", b"\r\nContent-Length: 5\r\nContent-Length", 1))
    write("zero-in-head.warc", INFO + OTHER.replace(b"WARC-Date", b"WARC\x00-Date", 1))
    # A page that holds what looks like a record: the record is text of the page.
    inner = record("response", "https://bank.example/", HTTP, answer("200 OK", PAGE.encode(), "Content-Type: text/html"))
    write("record-in-page.warc", record("response", "https://shop.example/terms", HTTP, answer("200 OK", TERMS.encode() + inner, "Content-Type: text/html; charset=utf-8")))
    write("other-coding.warc", record("response", SHOP, HTTP, answer("200 OK", b"\x8b\x03\x80abc\x03", "Content-Type: text/html", "Content-Encoding: br")))
    write("no-page.warc", INFO + PICTURE)
    bomb = packed(b"<html><body>" + b"a" * (33 << 20))
    write("../bombs/bomb.warc", record("response", SHOP, HTTP, answer("200 OK", bomb, "Content-Type: text/html", "Content-Encoding: gzip")))
    write("not-an-archive.gz", packed("只是一段文字".encode()))


def pages() -> None:
    pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    write("singlefile.html", f"""<!DOCTYPE html> <html lang=zh><!--
 Page saved with SingleFile 
 url: {SHOP} 
 saved date: Wed Nov 18 2026 20:15:00 GMT+0800 (中国标准时间)
--><meta charset=utf-8>
<title>订单查询</title><style>.sf-hidden{{display:none!important}}</style><link rel=icon href={pixel}>
<body><h2>订单已完成</h2><img src={pixel}>
<p>订单号：K7Q2M9X4B1T8R5W3
<p>订单总价：98.00 元
<p>订单创建时间：2026-11-18 20:13:40
<p>卡密：{KEY}
<div class="tip sf-hidden">订单状态：已退款</div>
<p>订单状态：已完成
""".encode())
    write("saved-from.html", f"""<!DOCTYPE html>
<!-- saved from url=(0048){SHOP} -->
<html><head><meta charset="utf-8"><title>订单查询</title></head><body>
<p>订单号：K7Q2M9X4B1T8R5W3</p><p>订单总价：98.00 元</p><p>订单状态：已完成</p>
</body></html>
""".encode())
    # The comment stands where the page shows things: the page says so, and no program.
    write("said-by-page.html", f"""<!DOCTYPE html><html><body><p>订单号：K7Q2M9X4B1T8R5W3</p><!--
 Page saved with SingleFile
 url: https://bank.example/
--><p>订单总价：98.00 元</p><p>订单状态：已完成</p></body></html>
""".encode())


archives()
pages()
