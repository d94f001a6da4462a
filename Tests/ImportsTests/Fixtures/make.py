#!/usr/bin/env python3
"""Writes the fixtures of the readers, byte for byte the same on every run.

All people, shops, numbers and accounts are made up. The forms follow docs/formats/readers.md.
"""

from pathlib import Path

HERE = Path(__file__).parent


def write(name: str, data: bytes) -> None:
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


# --- WeChat -----------------------------------------------------------------------------------

PAD = "," * 10
RULE = "----------------------微信支付账单明细列表--------------------"
COLUMNS = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"


def wechat_preamble(count: int, income: str, expense: str, neutral: str) -> list[str]:
    return [
        "微信支付账单明细" + PAD,
        "微信昵称：[小岸]" + PAD,
        "起始时间：[2026-11-01 00:00:00] 终止时间：[2026-11-30 23:59:59]" + PAD,
        "导出类型：[全部]" + PAD,
        "导出时间：[2026-12-01 09:30:00]" + PAD,
        PAD,
        f"共{count}笔记录" + PAD,
        "收入：" + income + PAD,
        "支出：" + expense + PAD,
        "中性交易：" + neutral + PAD,
        "注：" + PAD,
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易" + PAD,
        "2. 本明细仅展示当前账单中的交易，不包括已删除的记录" + PAD,
        "3. 本明细仅供个人对账使用" + PAD,
        PAD,
        RULE + PAD,
        COLUMNS,
    ]


WECHAT_ROWS = [
    "2026-11-20 09:12:44,星河点卡-退款,星河点卡,/,收入,¥5.00,零钱,已全额退款,50300000012026112000000000001\t,XH20261119000777\t,/",
    "2026-11-19 18:01:00,商户消费,星河点卡,点券 50,支出,¥5.00,零钱,已全额退款,4200000002202611190000000009\t,XH20261119000777\t,/",
    "2026-11-18 20:14:05,商户消费,星河点卡,点券 1000,支出,¥98.00,零钱,支付成功,4200000001202611180000000001\t,XH20261118201400A1\t,/",
    "2026-11-18 12:00:00,商户消费,WALMART HONG KONG CO.,LIMITED,/,支出,¥23.50,零钱,支付成功,4200000001202611180000000002\t,W1\t,/",
    "2026-11-17 08:30:00,扫二维码付款,老王,收款方备注:二维码收款,支出,¥300.00,零钱,已转账,10001071012026111700000001\t,10001071012026111700000002\t,/",
    "2026-11-16 22:10:09,转账,小许,转账备注:微信转账,支出,¥1234.56,零钱,朋友已收钱,100005010120261116000001\t,/\t,/",
    "2026-11-15 10:00:00,微信红包,小许,/,收入,¥0.88,/,已存入零钱,1000039501202611150001\t,1000039501202611150002\t,/",
    "2026-11-14 07:07:07,零钱提现,招商银行(1234),/,/,¥100.10,招商银行(1234),提现已到账,2072026111400000001\t,/\t,服务费¥0.10",
    "2026-11-13 19:45:00,亲属卡交易,小岸妈妈,亲属卡,支出,¥64.00,亲属卡,支付成功,4200000003202611130000000003\t,QS1\t,/",
    "2026-11-12 11:11:11,从没见过的类型,某商户,/,支出,¥1.00,零钱,支付成功,4200000003202611120000000004\t,N1\t,/",
    '2026-11-11 23:59:59,商户消费,点击底部"多多视频",/,支出,¥0.07,零钱,从没见过的状态,4200000003202611110000000005\t,N2\t,/',
    "2026-11-10 06:00:00,商户消费,快充小店,点券 300,支出,¥30.00,零钱,已退款(￥12.50),4200000003202611100000000006\t,KC-1\t,/",
    "2026-11-09 06:00:00,商户消费,快充小店,点券 300,支出,¥30.00,零钱,支付失败,4200000003202611090000000007\t,KC-2\t,/",
]
# 支出 5 + 98 + 23.5 + 300 + 1234.56 + 64 + 1 + .07 + 30 + 30 = 1786.13; 收入 5.88; 中性 100.10
GOOD_TOTALS = ("2笔 5.88元", "10笔 1786.13元", "1笔 100.10元")


def quoted(row: str) -> str:
    """The form since 2025: text cells in quotation marks, TAB between the mark and the comma."""
    cells = row.replace("CO.,LIMITED", "CO.\x00LIMITED").split(",")
    out = []
    for place, cell in enumerate(cells):
        if place in (0, 5):
            out.append(cell)
            continue
        tab = "\t" if cell.endswith("\t") else ""
        out.append('"' + cell.rstrip("\t") + '"' + tab)
    return ",".join(out).replace("\x00", ",")


def wechat() -> None:
    native = wechat_preamble(13, *GOOD_TOTALS)
    mark = b"\xef\xbb\xbf"
    write("wechat/csv-2022.csv", mark + "\r\n".join(native + WECHAT_ROWS + [""]).encode())
    wrong = wechat_preamble(14, "2笔 5.88元", "11笔 1884.13元", "1笔 100.10元")
    write("wechat/csv-2025.csv", "\n".join(wrong + [quoted(r) for r in WECHAT_ROWS] + [""]).encode())
    empty = wechat_preamble(0, "0笔 0.00元", "0笔 0.00元", "0笔 0.00元")
    write("wechat/header-only.csv", "\n".join(empty).encode())
    one = wechat_preamble(1, "0笔 0.00元", "1笔 98.00元", "0笔 0.00元")
    write("wechat/one-row.csv", "\n".join(one + [WECHAT_ROWS[2]]).encode())
    cut = "\n".join(native + WECHAT_ROWS).encode()
    write("wechat/cut.csv", cut[: cut.index("30.00,零钱,支付失败".encode()) + 3])
    bad = "\n".join(native + WECHAT_ROWS).encode()
    at = bad.index("老王".encode())
    write("wechat/bad-byte.csv", bad[:at] + b"\xff" + bad[at + 1 :])
    at = bad.index("小许".encode())
    write("wechat/zero-byte.csv", bad[:at] + b"\x00" + bad[at:])
    write("wechat/carriage-returns.csv", "\r".join(native + WECHAT_ROWS).encode())
    write("wechat/utf-16.csv", b"\xff\xfe" + "\r\n".join(native + WECHAT_ROWS).encode("utf-16-le"))
    # What a spreadsheet makes of it: GBK, dates without seconds, numbers in scientific notation.
    resaved = [
        "2026/11/18 20:14,商户消费,星河点卡,点券 1000,支出,¥98.00,零钱,支付成功,4.2E+27,XH20261118201400A1,/",
        "2026/11/17 8:30,扫二维码付款,老王,/,支出,¥300.00,零钱,已转账,1.00010710120261E+25,1.0001071012E+25,/",
    ]
    write("wechat/resaved.csv", "\r\n".join(wechat_preamble(2, "0笔 0.00元", "2笔 398.00元", "0笔 0.00元") + resaved).encode("gb18030"))
    workbook = wechat_preamble(1, "0笔 0.00元", "1笔 98.00元", "0笔 0.00元")
    workbook.insert(14, "4. 本账单中所有时间均为UTC+08:00时间" + PAD)
    write("wechat/workbook-as-csv.csv", "\n".join(workbook + [WECHAT_ROWS[2]]).encode())
    missing = "\n".join(native + WECHAT_ROWS).replace("交易单号", "单号").replace("收/支,", "方向,")
    write("wechat/missing-columns.csv", missing.encode())
    odd = wechat_preamble(5, "0笔 0.00元", "5笔 490.00元", "0笔 0.00元")
    row = WECHAT_ROWS[2]
    write(
        "wechat/odd-rows.csv",
        "\n".join(
            odd
            + [
                row,
                row.replace("98.00", "九十八"),
                row.replace("点券 1000", '"点券 1000\n买五送一"'),
                row.replace("2026-11-18", "2026-11-31"),
                row.replace("星河点卡,", '"星河点卡,'),
                "",
                "随便一句话",
                row.replace(",零钱,", ",零钱,多,出,三格,"),
                row.replace("¥98.00", '"￥1,234.56"'),
            ]
        ).encode(),
    )


# --- Alipay -----------------------------------------------------------------------------------


def padded(cells: list[str], widths: int = 12) -> str:
    return ",".join(c if c.endswith("\t") else c.ljust(widths) for c in cells) + ","


NOTES = [
    "特别提示：",
    "1.本回单内容可表明支付宝受理了相应支付交易申请；",
    "3.支付宝快捷支付等非余额支付方式可能既产生支付宝交易也同步产生银行交易；",
    "6.因统计逻辑不同，明细金额直接累加后，可能会和下方统计金额不一致，请以实际交易金额为准；",
    "8.本明细仅展示当前账单中的交易，不包括已删除的记录；",
    "9.本明细仅供个人对账使用。",
]


def alipay_web() -> None:
    head = "交易号,商家订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,商品名称,金额（元）,收/支,交易状态,服务费（元）,成功退款（元）,备注,资金状态"
    rows = [
        ["2026111822001400000001\t", "S20261118001\t", "2026-11-18 20:13:58", "2026-11-18 20:14:05", "2026-11-18 20:14:06", "其他（包括阿里巴巴和外部商家）", "即时到账交易", "星河点卡", "点券 680", "68.00", "支出", "交易成功", "0.00", "0.00", "", "已支出"],
        ["2026111822001400000002\t", "S20261118002\t", "2026-11-18 20:14:39", "2026-11-18 20:14:46", "2026-11-18 20:14:47", "其他（包括阿里巴巴和外部商家）", "即时到账交易", "星河点卡", "点券 680", "68.00", "支出", "交易成功", "0.00", "0.00", "", "已支出"],
        ["2026110122001400000003_9001\t", "S20261101003\t", "2026-11-02 09:00:00", "", "2026-11-02 09:00:00", "淘宝", "支付宝担保交易", "甲店", "退款-会员码", "20.00", "", "退款成功", "0.00", "0.00", "", "已收入"],
        ["2026110122001400000003\t", "S20261101003\t", "2026-11-01 10:00:00", "2026-11-01 10:00:03", "2026-11-02 09:00:00", "淘宝", "支付宝担保交易", "甲店", "会员码", "50.00", "支出", "交易成功", "0.00", "20.00", "", "已支出"],
        ["2026103022001400000004\t", "S20261030004\t", "2026-10-30 10:00:00", "2026-10-30 10:00:03", "2026-11-02 09:00:00", "淘宝", "支付宝担保交易", "乙店", "会员码", "30.00", "支出", "交易成功", "0.00", "7.00", "", "已支出"],
        ["2026110322001400000005\t", "\t", "2026-11-03 05:26:50", "", "2026-11-03 05:26:50", "支付宝网站", "即时到账交易", "某基金", "余额宝-收益发放", "0.01", "收入", "交易成功", "0.00", "0.00", "", "已收入"],
    ]
    lines = [
        "支付宝交易记录明细查询",
        "账号:[xiaoan@example.com]",
        "起始日期:[2026-10-01 00:00:00]    终止日期:[2026-12-01 00:00:00]",
        "---------------------------------交易记录明细列表------------------------------------",
        padded(head.split(","), 20),
        *[padded(row, 10) for row in rows],
        "-" * 84,
        "共6笔记录",
        "已收入:1笔,0.01元",
        "待收入:0笔,0.00元",
        "已支出:4笔,216元",
        "待支出:0笔,0.00元",
        "导出时间:[2026-12-01 14:34:22]    用户:小岸",
        "",
    ]
    write("alipay/web-2019.csv", "\r\n".join(lines).encode("gb18030"))


def alipay_app_2021() -> None:
    head = "收/支,交易对方,对方账号,商品说明,收/付款方式,金额,交易状态,交易分类,交易订单号,商家订单号,交易时间"
    rows = [
        ["支出", "星河点卡", "xin***@example.com", "点券 680", "余额宝", "68.00", "交易成功", "数码电器", "2022010122001\t", "S1\t", "2022-01-01 20:14:05"],
        ["其他", "星河点卡", "xin***@example.com", "退款-点券 100", "余额宝", "10.00", "退款成功", "退款", "2022010222002*77\t", "S2\t", "2022-01-02 08:00:00"],
        ["收入", "小许", "138******00", "转账", "余额", "5.00", "交易成功", "转账红包", "2022010322003\t", "\t", "2022-01-03 08:00:00"],
        ["支出", "小许", "138******00", "转账", "余额", "20.00", "交易成功", "转账红包", "2022010422004\t", "\t", "2022-01-04 08:00:00"],
    ]
    lines = [
        "------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------",
        padded(head.split(","), 20),
        *[padded(row, 20) for row in rows],
        "-" * 84,
        "导出信息：",
        "姓名：小岸",
        "支付宝账户：xiaoan@example.com",
        "起始时间：[2022-01-01 00:00:00]    终止时间：[2022-01-31 23:59:59]",
        "导出交易类型：[全部]",
        "导出时间：[2022-02-01 12:00:00]",
        "共4笔记录",
        "收入：1笔,5.00元",
        "支出：2笔,88.00元",
        "其他：1笔,10.00元",
        "",
        *NOTES,
        "",
    ]
    write("alipay/app-2021.csv", "\r\n".join(lines).encode("gb18030"))


APP_HEAD = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注"
APP_ROWS = [
    ["2026-11-18 20:14:46", "充值缴费", "星河点卡", "xin***@example.com", "点券 680", "支出", "68.00", "花呗&红包", "等待确认收货", "2026111822001400000002\t", "S20261118002\t", ""],
    ["2026-11-18 20:14:05", "充值缴费", "星河点卡", "xin***@example.com", "点券 680", "支出", "68.00", "余额宝", "交易成功", "2026111822001400000001\t", "S20261118001\t", ""],
    ["2026-11-10 09:00:00", "退款", "一卡通", "fin***@example.com", "退款-一卡通充值", "不计收支", "50.00", "余额宝", "退款成功", "2026110922001400000009_57\t", "D1\t", ""],
    ["2026-11-09 09:00:00", "交通出行", "一卡通", "fin***@example.com", "一卡通充值", "支出", "50.00", "余额宝", "交易关闭", "2026110922001400000009\t", "D1\t", ""],
    ["2026-11-08 09:00:00", "退款", "亲戚", "/", "退款-亲情卡", "不计收支", "16.03", "储蓄卡(7449)", "退款成功", "20261108\t", "Q1\t", ""],
    ["2026-11-07 09:00:00", "亲友代付", "某商户", "/", "亲情卡", "支出", "16.03", "储蓄卡(7449)", "交易成功", "20261107\t", "Q1\t", ""],
    ["2026-11-06 09:00:00", "投资理财", "某基金", "/", "余额宝-收益发放", "不计收支", "0.31", "余额宝", "交易成功", "20261106\t", "\t", ""],
    ["2026-11-05 09:00:00", "日用百货", "丙店", "/", "点券", "不计收支", "82.00", "", "交易关闭", "20261105\t", "B1\t", ""],
    ["2026-11-04 09:00:00", "转账红包", "小许", "138******00", "转账", "收入", "9.00", "余额", "交易成功", "20261104\t", "\t", ""],
    ["2026-11-03 09:00:00", "收入", "丁店", "/", "收钱码收款", "支出", "7.00", "余额", "交易成功", "20261103\t", "\t", ""],
    ["2026-11-02 09:00:00", "日用百货", "𠮷野家", "/", "点券", "不计收支", "12.00", "余额", "交易成功", "20261102\t", "B2\t", ""],
]
APP_COUNTS = ["共11笔记录", "收入：1笔 9.00元", "支出：5笔 209.03元", "不计收支：5笔 160.34元"]


def alipay_app(company: str, notes: list[str], counts: list[str]) -> list[str]:
    return [
        "-" * 84,
        "导出信息：",
        "姓名：小岸",
        "支付宝账户：xiaoan@example.com",
        "起始时间：[2026-11-01 00:00:00]    终止时间：[2026-11-30 23:59:59]",
        "导出交易类型：[全部]",
        "导出时间：[2026-12-01 09:12:52]",
        *counts,
        "",
        *notes,
        "",
        f"------------------------{company}  电子客户回单------------------------",
    ]


def alipay_apps() -> None:
    old = "支付宝（中国）网络技术有限公司"
    new = "支付宝支付科技有限公司"
    lines = alipay_app(old, NOTES, APP_COUNTS) + [padded(APP_HEAD.split(","), 20)]
    lines += [padded(row, 20) for row in APP_ROWS] + [""]
    write("alipay/app-2023.csv", "\r\n".join(lines).encode("gb18030"))
    lines = alipay_app(new, NOTES[:-1], APP_COUNTS) + [APP_HEAD + ","]
    lines += [",".join(row) + "," for row in APP_ROWS] + [""]
    text = "\n".join(lines)
    write("alipay/app-2025.csv", text.encode("gb18030"))
    write("alipay/app-2025-as-utf-8.csv", text.encode())
    bad = text.encode("gb18030")
    at = bad.index("一卡通充值".encode("gb18030"))
    write("alipay/bad-byte.csv", bad[:at] + b"\xff" + bad[at + 1 :])
    keeping = "记录时间,分类,收支类型,金额,备注,账户,来源,标签"
    write("alipay/bookkeeping.csv", f"{keeping}\n2026-11-18 20:14:05,数码,支出,68.00,点券,余额宝,,\n".encode("gb18030"))


# --- QQ ---------------------------------------------------------------------------------------

TITLE = "消息记录（此消息记录为文本格式，不支持重新导入）"
LINE = "=" * 64


def block(group: str, name: str) -> list[str]:
    return [LINE, "消息分组:" + group, LINE, "消息对象:" + name, LINE, ""]


def qq() -> None:
    private = [TITLE, "", *block("我的好友", "星河客服")]
    private += ["2026-11-18 20:20:31 小岸", "付了 98，点券没到", "", "2026-11-18 20:21:02 星河客服", "在补单，稍等", "", ""]
    private += ["2026-11-18 9:05:00 小岸", "[图片]", "", "2026-11-19 8:00:00 星河客服", "", "", "2026-11-19 8:00:10 小岸", "还在吗", "", "第二段", "", ""]
    write("qq/private.txt", b"\xef\xbb\xbf" + "\r\n".join(private).encode())
    group = [TITLE, "", *block("我的QQ群", "点卡交流")]
    group += ["2026-11-18 8:43:38 PM 【管理员】老板(12345678)", "充值找我", "", "2026-11-18 20:44:00 小岸<xiaoan@example.com>", "多久到", "", "2026-11-18 20:44:10 系统消息(10000)", "老板撤回了一条消息", "", "2026-11-18 20:45:00 【冒泡】小许(23456789)", "2006-01-02 15:04:05 是什么格式", "2026-11-18 20:45:30 老板(12345678)", "", "2006-01-02 15:04:05 不是人说的", "末行", "", "2026-11-18 20:46:00 老板(12345678)", "=" * 64, "上面是我画的线", ""]
    write("qq/group.txt", "\n".join(group).encode())
    history = [TITLE, "", *block("我的好友", "甲"), "2026-11-18 20:00:00 甲", "一", "", ""]
    history += [*block("陌生人", "乙"), "2020-01-01 0:00:00 乙", "二", ""]
    write("qq/history.txt.bytes", "\r\n".join(history).encode("gb18030"))
    bad = "\n".join(private).encode()
    at = bad.index("在补单".encode())
    write("qq/bad-byte.txt.bytes", bad[:at] + b"\xff" + bad[at + 1 :])


# --- Pages ------------------------------------------------------------------------------------

ORDER = """<!DOCTYPE html>
<html lang="zh">
<head><meta charset="utf-8"><title>订单详情 - 星河点卡</title>
<style>.a{display:none}</style><script>var order = "订单号：FAKE000000000001";</script></head>
<body>
<h2>订单详情</h2>
<!-- 订单号：COMMENT0000000001 -->
<div><b>订单号：</b><span>K7Q2M9X4B1T8R5W3</span> <button>复制</button></div>
<div><span>订单名称</span><span>点券 1000 &times; 1 &amp; 赠品</span></div>
<table><tr><td>购买数量</td><td>1</td></tr><tr><td>订单创建时间</td><td>2026-11-18 20:13:40</td></tr>
<tr><td>支付时间</td><td>2026-11-18 20:14:05</td></tr></table>
<p>订单总价：&yen;100.00
<p>实际支付价格：&#165;98.00
<div>订单状态</div>
<div>已完成</div>
<div>支付状态：已支付</div>
<div>支付方式：微信</div>
<div>充值账号：<input type="text" value="xiaoan4321"><input type="hidden" value="token-1"></div>
<div>客服QQ：87654321</div>
<div>商家名称：星河点卡</div>
<div style="color:red; display: none">已收货视为确认，概不退款</div>
<div>下单后 30 分钟内自动到账，24小时内可申请退款。</div>
<div>卡密信息</div>
<textarea readonly>
XHDK-7F3K-9Q2M-AA41
6222000011112222----Pw889911
</textarea>
<div>请勿把 XHDK-7F3K-9Q2M-AA41 告诉别人</div>
</body></html>
"""

LISTING = """<html><head><meta charset="gb2312"><title>点券 1000 - 星河点卡</title></head><body>
<h1>点券 1000</h1>
<p>商品名称：点券 1000（全区服）</p>
<p>售价¥98.00 官方价：¥100.00</p>
<p>库存：52 销量：1300</p>
<p>付款后自动发货，1-30分钟内到账；超过 24 小时未到账可申请退款。</p>
<p>客服QQ：87654321</p>
<button>立即购买</button>
</body></html>
"""

AGREEMENT = """星河点卡用户协议

更新日期：2026年10月1日

第一条 总则
1.1 本协议由您与本平台订立，下单即视为同意。
1.2 本平台有权修改本协议。
五、退款
5.1 虚拟商品一经充值，概不退款。
5.3 付款后未交付的，可申请退款，本平台 48 小时内答复。
（一）因用户填错账号的，本平台不承担责任。
客服QQ：87654321
"""

ORDER_TEXT = """订单编号：DN20261118000123　订单状态：待处理
商品：点券 680  数量：1
实付：68.00元
下单时间：2026/11/18 20:13
充值账号：xiaoan4321
到账时间：1-30分钟
卡密：
ABCD1234EFGH5678
"""

CERTIFICATE = """订单凭证
订单号：DT202611180001
商品名称：点券 680
订单状态：某种新状态
创建时间：2026-11-18 20:13:40
支付时间：2026-11-18 20:14:46
商品金额：66.00
平台服务费：2.00
订单总金额：68.00
卖家昵称：老板
"""

TABLE = "<table><tr><th>订单号</th><th>商品名称</th><th>实付金额</th><th>订单状态</th></tr><tr><td>20261118201400ABCDE</td><td>点券 680</td><td>¥68.00</td><td>异常</td></tr></table>"

BOTH = """星河点卡用户协议
第一条 甲方为本平台，乙方为用户，本协议自下单起生效。
第二条 概不退款。
订单号：K7Q2M9X4B1T8R5W3
订单状态：已完成
实付金额：98.00
第三条 争议由平台裁决，本平台不承担责任。
支付方式：微信
"""

NOTE = """11月18日晚上买了点券，到现在没到。
跟客服说了两次，都说在补单。
3.5 折，便宜才买的。
"""


def pages() -> None:
    write("pages/order.html", ORDER.encode())
    write("pages/listing.html.bytes", LISTING.encode("gb18030"))
    write("pages/agreement.txt", AGREEMENT.encode())
    write("pages/order.txt", ORDER_TEXT.encode())
    write("pages/certificate.txt", CERTIFICATE.encode())
    write("pages/order-table.html", TABLE.encode())
    write("pages/order-and-agreement.txt", BOTH.encode())
    write("pages/note.txt", NOTE.encode())
    bad = ORDER.encode()
    at = bad.index("充值账号".encode())
    write("pages/bad-byte.html.bytes", bad[:at] + b"\xff" + bad[at:])


if __name__ == "__main__":
    wechat()
    alipay_web()
    alipay_app_2021()
    alipay_apps()
    qq()
    pages()
