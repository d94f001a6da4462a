"""One report of text and a table, as a job of the typesetter, as HTML and as Typst.

The job is written from docs/formats/typesetting-job.md, by another hand than the program's.
"""

import html

TEXT = ("买家于 2026 年 1 月 2 日 13:04 提出退款申请，订单号 4200001234567890123456789012，金额 ¥128.50。"
        "说明文字写得长一些，占两三行，看排版的速度。") * 2
HEADS = [("#", 8), ("时间", 22), ("类型", 14), ("说明", 56)]


def rows(count):
    for number in range(count):
        yield [str(number), f"2026-01-02 13:{number % 60:02}", "聊天" if number % 2 else "发货",
               f"第 {number} 条记录：买家询问卡密，系统自动发货并记录 "
               f"{number * 0x9E3779B97F4A7C15 % 2**64:x}；物流、签收、兑换等事件均有时间戳。"]


class Job:
    def __init__(self):
        self.bytes = bytearray(b"recourse-typeset 1\n")

    def number(self, value):
        while value >= 128:
            self.bytes.append(value & 127 | 128)
            value >>= 7
        self.bytes.append(value)

    def text(self, value):
        encoded = value.encode()
        self.number(len(encoded))
        self.bytes += encoded

    def runs(self, text):
        self.number(1)
        self.number(0)
        self.text(text)
        self.bytes += b"\0\0"


def job(paragraphs, table):
    """Paragraphs of text and a table of so many rows."""
    job = Job()
    for text in ("zh", "流水", "流水", "bench", "2026-11-22T10:00:00+08:00", "流水", "样张"):
        job.text(text)
    job.bytes.append(0)
    job.number(paragraphs + 2)
    job.number(0), job.number(1), job.text("流水"), job.bytes.append(0)
    for _ in range(paragraphs):
        job.number(1), job.bytes.append(0), job.runs(TEXT), job.number(0), job.bytes.append(0)
    job.number(2), job.bytes.append(0), job.number(len(HEADS))
    for head, weight in HEADS:
        job.text(head), job.number(weight), job.bytes.append(0)
    job.number(table)
    for row in rows(table):
        for cell in row:
            job.runs(cell)
        job.bytes += b"\0\0"
    return bytes(job.bytes)


def page(paragraphs, table):
    """The same as HTML, with the same measures."""
    cells = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
                    for row in rows(table))
    heads = "".join(f"<th style='width:{weight}%'>{head}</th>" for head, weight in HEADS)
    return f"""<!DOCTYPE html><html lang="zh-Hans"><meta charset="utf-8"><title>流水</title><style>
@page {{ size: A4; margin: 82pt 65pt 74pt 79pt; @bottom-right {{ content: counter(page) " / "
counter(pages); }} }}
body {{ font: 10.5pt/1.65 "Noto Serif CJK SC"; }} table {{ border-collapse: collapse; width: 100%;
table-layout: fixed; font: 8.8pt/1.45 "Noto Sans CJK SC"; }}
td, th {{ border-bottom: .4pt solid #bbb; padding: 4pt; text-align: left; }}</style>
<h1>流水</h1>{f"<p>{TEXT}</p>" * paragraphs}<table><thead><tr>{heads}</tr></thead>{cells}</table>"""


def typst(paragraphs, table):
    """The same for Typst."""
    def quoted(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    cells = ",\n".join(", ".join(quoted(cell) for cell in row) for row in rows(table))
    heads = ", ".join(quoted(head) for head, _ in HEADS)
    widths = ", ".join(f"{weight}fr" for _, weight in HEADS)
    return f"""#set page(paper: "a4", margin: (top: 82pt, right: 65pt, bottom: 74pt, left: 79pt),
  numbering: "1 / 1")
#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh")
= 流水
{(TEXT.replace('#', '') + chr(10) + chr(10)) * paragraphs}
#set text(font: "Noto Sans CJK SC", size: 8.8pt)
#table(columns: ({widths}), inset: 4pt, table.header({heads}),
{cells})
"""
