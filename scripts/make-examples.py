#!/usr/bin/env python3
"""Writes the bills, chats and pictures of the example cases, byte for byte the same each time.

Everything here is invented: people, shops, companies, numbers. The bytes follow the exports that
people have: WeChat's CSV as of 2025 (byte-order mark, padded preamble, CRLF, a TAB after each
number), Alipay's app export since 2023 (GB18030, trailing comma), QQ's text export (UTF-8 with a
byte-order mark, CRLF). The pages and agreements beside them are plain files and edited by hand.

Pictures need Pillow and the font Noto Sans CJK: `make-examples.py --pictures`. Without the
option only the texts are written.
"""

import random
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


# WeChat

# A month of somebody's life: day, time, type, other side, goods, direction, fen, method, status.
PRIVATE_WECHAT = [
    ("11-21", "19:42:08", "商户消费", "晨光便利店(河东店)", "便利店购物", "支出", 2650, "零钱", "支付成功"),
    ("11-21", "12:11:33", "扫二维码付款", "老周牛肉面", "收款方备注:二维码收款", "支出", 1800, "零钱", "已转账"),
    ("11-21", "08:05:10", "商户消费", "甲城地铁", "乘车码", "支出", 300, "零钱通", "支付成功"),
    ("11-20", "18:20:47", "商户消费", "甲城地铁", "乘车码", "支出", 300, "零钱通", "支付成功"),
    ("11-20", "13:02:55", "微信红包", "小满", "/", "收入", 666, "/", "已存入零钱"),
    ("11-19", "21:15:29", "商户消费", "蜂巢外卖", "外卖订单", "支出", 3480, "工商银行(0000)", "支付成功"),
    ("11-19", "08:04:51", "商户消费", "甲城地铁", "乘车码", "支出", 300, "零钱通", "支付成功"),
    ("11-18", "22:40:02", "商户消费", "云朵视频", "连续包月会员", "支出", 1500, "工商银行(0000)", "支付成功"),
    ("11-18", "12:09:18", "扫二维码付款", "阿芳小炒", "收款方备注:二维码收款", "支出", 2200, "零钱", "已转账"),
    ("11-17", "19:33:40", "转账", "房东刘姐", "转账备注:十一月水电", "支出", 23560, "工商银行(0000)", "朋友已收钱"),
    ("11-17", "08:06:12", "商户消费", "甲城地铁", "乘车码", "支出", 300, "零钱通", "支付成功"),
    ("11-16", "16:28:05", "商户消费", "青禾超市", "生鲜,日用", "支出", 8790, "工商银行(0000)", "支付成功"),
    ("11-16", "10:12:44", "商户消费", "甲城共享单车", "骑行", "支出", 150, "零钱", "支付成功"),
    ("11-15", "20:51:36", "群收款", "羽毛球周六局", "场地费", "支出", 3500, "零钱", "支付成功"),
    ("11-15", "14:40:20", "商户消费", "影像冲印社", '冲印"六寸"20张', "支出", 1600, "零钱", "支付成功"),
    ("11-14", "09:18:00", "零钱提现", "工商银行(0000)", "/", "/", 50000, "工商银行(0000)", "提现已到账"),
    ("11-13", "18:55:13", "商户消费", "蜂巢外卖", "外卖订单", "支出", 2960, "工商银行(0000)", "已退款(￥5.60)"),
    ("11-13", "18:59:41", "蜂巢外卖-退款", "蜂巢外卖", "外卖订单", "收入", 560, "工商银行(0000)", "已退款(￥5.60)"),
    ("11-12", "21:07:09", "二维码收款", "阿木", "收款方备注:二手键盘", "收入", 12000, "/", "已收钱"),
    ("11-12", "08:03:30", "商户消费", "甲城地铁", "乘车码", "支出", 300, "零钱通", "支付成功"),
    ("11-11", "00:03:17", "商户消费", "木棉服饰", "秋季卫衣", "支出", 15900, "工商银行(0000)", "支付成功"),
    ("11-10", "12:30:26", "扫二维码付款", "老周牛肉面", "收款方备注:二维码收款", "支出", 1800, "零钱", "已转账"),
    ("11-09", "19:22:48", "商户消费", "甲城影院", "电影票2张", "支出", 7980, "工商银行(0000)", "支付成功"),
    ("11-09", "15:10:31", "转账", "妈妈", "转账备注:微信转账", "收入", 80000, "/", "已存入零钱"),
    ("11-08", "11:11:04", "商户消费", "青禾超市", "生鲜", "支出", 4325, "零钱通", "支付成功"),
    ("11-07", "08:02:50", "商户消费", "甲城地铁", "乘车码", "支出", 300, "零钱通", "支付成功"),
    ("11-06", "20:36:59", "商户消费", "云海奇谭官方", "月卡", "支出", 3000, "零钱", "支付成功"),
    ("11-05", "17:48:22", "商户消费", "晨光便利店(河东店)", "便利店购物", "支出", 990, "零钱", "支付成功"),
    ("11-05", "09:00:00", "转入零钱通-来自零钱", "/", "/", "/", 30000, "零钱", "支付成功"),
    ("11-04", "13:27:45", "商户消费", "南街药房", "感冒颗粒", "支出", 2680, "零钱", "支付成功"),
    ("11-03", "08:05:58", "商户消费", "甲城地铁", "乘车码", "支出", 300, "零钱通", "支付成功"),
    ("11-02", "18:14:10", "商户消费", "WALMARK FOODS CO.,LIMITED", "进口零食", "支出", 6120, "工商银行(0000)", "支付成功"),
    ("11-01", "10:00:03", "信用卡还款", "工商银行信用卡还款", "/", "/", 154280, "工商银行(0000)", "支付成功"),
    ("10-31", "21:44:37", "微信红包", "发给小满", "/", "支出", 520, "零钱", "支付成功"),
    ("10-30", "12:15:09", "扫二维码付款", "阿芳小炒", "收款方备注:二维码收款", "支出", 2000, "零钱", "已转账"),
    ("10-29", "08:04:20", "商户消费", "甲城地铁", "乘车码", "支出", 300, "零钱通", "支付成功"),
    ("10-28", "19:58:51", "商户消费", "纸间书店", "旧书3册", "支出", 4500, "零钱", "支付成功"),
    ("10-27", "16:06:33", "亲属卡交易", "青禾超市", "亲属卡", "支出", 5240, "零钱", "支付成功"),
    ("10-26", "11:39:12", "赞赏码", "画画的阿栗", "/", "支出", 600, "零钱", "朋友已收钱"),
    ("10-25", "09:25:40", "商户消费", "甲城图书馆", "逾期费", "支出", 120, "零钱", "支付成功"),
]

QUOTED = {1, 2, 3, 4, 6, 7, 10}


def yuan(fen):
    return f"{fen // 100}.{fen % 100:02d}"


def wechat_number(day, rng):
    day = "2026" + day.replace("-", "")
    return f"4200002{rng.randrange(1000):03d}{day}{rng.randrange(10**10):010d}"


def wechat_bill(path, nickname, own, seed, exported):
    """`own` are rows as above with their two numbers appended."""
    rng = random.Random(seed)
    rows = []
    for row in PRIVATE_WECHAT:
        merchant = row[2] in ("商户消费", "亲属卡交易")
        order = f"{rng.randrange(10**9):09d}{row[0].replace('-', '')}" if merchant else "/"
        rows.append(row + (wechat_number(row[0], rng), order))
    # A refund has a number of its own and the merchant's number of the payment.
    payment = next(row for row in rows if row[:2] == ("11-13", "18:55:13"))
    rows = [row[:9] + ("5030" + row[9][4:], payment[10]) if row[2].endswith("-退款") else row
            for row in rows]
    rows = sorted(rows + own, key=lambda row: row[:2], reverse=True)
    total = {"收入": [0, 0], "支出": [0, 0], "/": [0, 0]}
    for row in rows:
        total[row[5]][0] += 1
        total[row[5]][1] += row[6]
    pad = "," * 10
    lines = [
        "微信支付账单明细" + pad,
        f"微信昵称：[{nickname}]" + pad,
        "起始时间：[2026-10-22 00:00:00] 终止时间：[2026-11-21 23:59:59]" + pad,
        "导出类型：[全部]" + pad,
        f"导出时间：[{exported}]" + pad,
        pad,
        f"共{len(rows)}笔记录" + pad,
        f"收入：{total['收入'][0]}笔 {yuan(total['收入'][1])}元" + pad,
        f"支出：{total['支出'][0]}笔 {yuan(total['支出'][1])}元" + pad,
        f"中性交易：{total['/'][0]}笔 {yuan(total['/'][1])}元" + pad,
        "注：" + pad,
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易" + pad,
        "2. 本明细仅展示当前账单中的交易，不包括已删除的记录" + pad,
        "3. 本明细仅供个人对账使用" + pad,
        pad,
        "----------------------微信支付账单明细列表--------------------" + pad,
        "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注",
    ]
    for day, time, kind, other, goods, way, fen, method, status, number, order in rows:
        note = "服务费¥0.50" if kind == "零钱提现" else "/"
        lines.append(
            f'2026-{day} {time},"{kind}","{other}","{goods}","{way}",¥{yuan(fen)},"{method}",'
            f'"{status}","{number}"\t,"{order}"\t,"{note}"')
    (EXAMPLES / path).write_bytes(b"\xef\xbb\xbf" + ("\r\n".join(lines) + "\r\n").encode())


# Alipay

# Time, class, other side, their account, goods, direction, fen, method, status.
PRIVATE_ALIPAY = [
    ("11-21 20:16:42", "餐饮美食", "蜂巢外卖", "fen***@example.com", "外卖订单", "支出", 3150, "花呗", "交易成功"),
    ("11-21 12:08:30", "餐饮美食", "阿芳小炒", "138******00", "收钱码收款", "支出", 1900, "余额宝", "交易成功"),
    ("11-20 18:47:15", "交通出行", "甲城公交", "bus***@example.com", "乘车", "支出", 200, "余额宝", "交易成功"),
    ("11-20 09:30:00", "投资理财", "余额宝", "/", "余额宝-单次转入", "不计收支", 20000, "工商银行(0000)", "交易成功"),
    ("11-19 22:05:51", "文化休闲", "纸间书店", "boo***@example.com", "电子书", "支出", 1280, "花呗&红包", "交易成功"),
    ("11-18 13:14:09", "日用百货", "木棉服饰旗舰店", "mum***@example.com", "加绒卫裤", "支出", 8900, "花呗", "等待确认收货"),
    ("11-17 19:02:33", "日用百货", "青禾超市", "qin***@example.com", "青禾超市河东店", "支出", 6740, "余额宝", "交易成功"),
    ("11-16 10:20:18", "转账红包", "阿木", "159******11", "转账", "收入", 15000, "余额", "交易成功"),
    ("11-15 21:33:47", "餐饮美食", "蜂巢外卖", "fen***@example.com", "外卖订单", "支出", 2790, "花呗", "交易成功"),
    ("11-15 21:58:02", "退款", "蜂巢外卖", "fen***@example.com", "退款-外卖订单", "不计收支", 790, "花呗", "退款成功"),
    ("11-14 08:12:26", "交通出行", "甲城公交", "bus***@example.com", "乘车", "支出", 200, "余额宝", "交易成功"),
    ("11-13 17:45:55", "医疗健康", "南街药房", "yao***@example.com", "创可贴", "支出", 860, "余额宝", "交易成功"),
    ("11-12 11:00:07", "生活服务", "甲城燃气", "gas***@example.com", "燃气费", "支出", 10350, "余额宝", "交易成功"),
    ("11-11 00:10:44", "数码电器", "灰鲸数码旗舰店", "hui***@example.com", "鼠标垫", "支出", 2990, "花呗", "交易成功"),
    ("11-11 00:12:31", "数码电器", "灰鲸数码旗舰店", "hui***@example.com", "数据线", "不计收支", 1990, "", "交易关闭"),
    ("11-10 20:00:00", "信用借还", "花呗", "/", "花呗自动还款-2026年11月账单", "不计收支", 48860, "余额宝", "还款成功"),
    ("11-09 14:26:38", "文化休闲", "甲城影院", "cin***@example.com", "电影票", "支出", 3990, "余额宝", "交易成功"),
    ("11-08 19:19:19", "充值缴费", "甲城电信", "/", "话费充值", "支出", 5000, "余额宝", "交易成功"),
    ("11-07 08:07:41", "交通出行", "甲城公交", "bus***@example.com", "乘车", "支出", 200, "余额宝", "交易成功"),
    ("11-06 12:34:56", "餐饮美食", "老周牛肉面", "137******22", "收钱码收款", "支出", 1800, "余额宝", "交易成功"),
    ("11-05 21:40:10", "亲友代付", "小满", "/", "亲情卡", "支出", 4520, "余额宝", "交易成功"),
    ("11-04 16:15:28", "日用百货", "晨光便利店", "che***@example.com", "便利店购物", "支出", 1130, "余额宝", "交易成功"),
    ("11-03 18:23:05", "交通出行", "甲城公交", "bus***@example.com", "乘车", "支出", 200, "余额宝", "交易成功"),
    ("11-02 10:01:59", "转账红包", "妈妈", "136******33", "转账", "收入", 50000, "余额", "交易成功"),
    ("11-01 09:00:00", "投资理财", "余额宝", "/", "余额宝-2026.10.31-收益发放", "不计收支", 37, "余额宝", "交易成功"),
    ("10-31 22:11:13", "餐饮美食", "蜂巢外卖", "fen***@example.com", "外卖订单", "支出", 2580, "花呗", "交易成功"),
    ("10-30 19:36:24", "服饰装扮", "木棉服饰旗舰店", "mum***@example.com", "帆布包", "支出", 4900, "花呗", "交易成功"),
    ("10-29 08:05:32", "交通出行", "甲城公交", "bus***@example.com", "乘车", "支出", 200, "余额宝", "交易成功"),
    ("10-28 13:48:50", "餐饮美食", "阿芳小炒", "138******00", "收钱码收款", "支出", 2100, "余额宝", "交易成功"),
    ("10-27 20:29:17", "宠物", "团子宠物", "pet***@example.com", "猫粮1.5kg", "支出", 7600, "花呗", "交易成功"),
]


def alipay_bill(path, name, account, own, seed, exported):
    """`own` are rows as above with their two numbers appended."""
    rng = random.Random(seed)
    rows = []
    for row in PRIVATE_ALIPAY:
        day = "2026" + row[0][:5].replace("-", "")
        number = f"{day}2200141{rng.randrange(10**13):013d}"
        order = "" if row[3] == "/" else f"T200P{rng.randrange(10**19):019d}"
        rows.append(row + (number, order))
    # A refund carries the number of its payment and a suffix.
    payment = next(row for row in rows if row[0] == "11-15 21:33:47")
    rows = [row[:9] + (payment[9] + "_7901", payment[10]) if row[1] == "退款" else row
            for row in rows]
    rows = sorted(rows + own, key=lambda row: row[0], reverse=True)
    total = {"收入": [0, 0], "支出": [0, 0], "不计收支": [0, 0]}
    for row in rows:
        total[row[5]][0] += 1
        total[row[5]][1] += row[6]
    rule = "-" * 24
    lines = [
        "-" * 84,
        "导出信息：",
        f"姓名：{name}",
        f"支付宝账户：{account}",
        "起始时间：[2026-10-27 00:00:00]    终止时间：[2026-11-22 23:59:59]",
        "导出交易类型：[全部]",
        f"导出时间：[{exported}]",
        f"共{len(rows)}笔记录",
    ]
    lines += [f"{way}：{count}笔 {yuan(fen)}元" for way, (count, fen) in total.items()]
    lines += [
        "",
        "特别提示：",
        "1.本回单内容可表明支付宝受理了相应支付交易申请，因系统原因或通讯故障等偶发因素导致本回单与实际交易结果不符时，以实际交易情况为准；",
        "2.请勿将本回单作为收款方发货的凭据使用，请查证账户实际到账情况后再进行发货操作；",
        "3.支付宝快捷支付等非余额支付方式可能既产生支付宝交易也同步产生银行交易，因此请勿使用本回单进行重复记账；",
        "4.本回单如经任何涂改、编造，均立即失去效力；",
        "5.部分账单如：充值提现、账户转存或者个人设置收支等不计入为收入或者支出，记为不计收支类；",
        "6.因统计逻辑不同，明细金额直接累加后，可能会和下方统计金额不一致，请以实际交易金额为准；",
        "7.禁止将本回单用于非法用途；",
        "8.本明细仅展示当前账单中的交易，不包括已删除的记录；",
        "9.本明细仅供个人对账使用。",
        "",
        f"{rule}支付宝支付科技有限公司  电子客户回单{rule}",
        "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,",
    ]
    for time, kind, other, theirs, goods, way, fen, method, status, number, order in rows:
        lines.append(
            f"2026-{time},{kind},{other},{theirs},{goods},{way},{yuan(fen)},{method},{status},"
            f"{number}\t,{order}\t,,")
    (EXAMPLES / path).write_bytes(("\r\n".join(lines) + "\r\n").encode("gb18030"))


# QQ

def qq_chat(path, group, other, messages):
    rule = "=" * 64
    lines = [
        "消息记录（此消息记录为文本格式，不支持重新导入）", "", rule,
        f"消息分组:{group}", rule, f"消息对象:{other}", rule, "",
    ]
    for time, who, text in messages:
        lines += [f"2026-{time} {who}"] + text.split("\n") + [""]
    (EXAMPLES / path).write_bytes(b"\xef\xbb\xbf" + ("\r\n".join(lines) + "\r\n").encode())


def texts():
    wechat_bill(
        "not-delivered/wechat.csv", "林晚", seed=98, exported="2026-11-22 09:12:40",
        own=[("11-18", "20:14:37", "商户消费", "海角甲乙丙网络科技有限公司", "云海奇谭1000点券",
              "支出", 9800, "零钱", "支付成功", "4200002811202611185079136248", "K7Q2M9ZD4WX8H3PA")])
    alipay_bill(
        "duplicate-charge/alipay.csv", "许禾", "xuhe***@example.com", seed=68,
        exported="2026-11-22 10:06:18",
        own=[("11-22 09:20:12", "充值缴费", "海角丁戊己网络科技有限公司", "dwj***@example.com",
              "云海奇谭680点卡", "支出", 6800, "余额宝", "交易成功",
              "2026112222001416805024713961", "R4N8TB2KX6QW9C5J"),
             ("11-22 09:20:53", "充值缴费", "海角丁戊己网络科技有限公司", "dwj***@example.com",
              "云海奇谭680点卡", "支出", 6800, "余额宝", "交易成功",
              "2026112222001416805024714407", "V3H7YD5MZ1LS8P2F")])
    wechat_bill(
        "fraud-site/wechat.csv", "何屿", seed=300, exported="2026-11-22 08:50:03",
        own=[("11-19", "19:27:46", "扫二维码付款", "小北", "收款方备注:二维码收款", "支出", 30000,
              "零钱", "已转账", "100005000120261119192746083155", "/")])

    seller, buyer = "甲乙点卡客服(9000100012)", "林晚(9000200034)"
    qq_chat("not-delivered/chat.txt", "我的好友", "甲乙点卡客服", [
        ("11-18 20:46:05", buyer, "你好,订单 K7Q2M9ZD4WX8H3PA,1000 点券,付了 98,还没到账"),
        ("11-18 20:51:22", seller, "稍等我看下"),
        ("11-18 20:52:10", seller, "在补单"),
        ("11-18 22:30:41", buyer, "页面写 30 分钟内到账,现在两个多小时了"),
        ("11-19 12:20:33", buyer, "[图片]\n到现在还是没有,游戏里充值记录也没有"),
        ("11-19 12:31:08", seller, "在补单,上游有点慢,耐心等"),
        ("11-20 9:05:17", buyer, "今天能到吗?不能到就退款吧"),
        ("11-20 21:40:52", buyer, "在吗"),
        ("11-21 18:02:29", buyer, "看到请回复一下"),
    ])

    stranger, friend = "折扣小北(9000300056)", "何屿(9000500090)"
    qq_chat("fraud-site/chat-seller.txt", "陌生人", "折扣小北", [
        ("11-19 19:02:11", stranger, "兄弟玩云海奇谭吗,内部渠道点券五折,6480 只要 300"),
        ("11-19 19:04:40", friend, "真的假的"),
        ("11-19 19:05:26", stranger, "自己看网站 http://dianquan-hui.example/yunhai 都是官方合作的"),
        ("11-19 19:18:03", friend, "网站上怎么没有微信支付的按钮"),
        ("11-19 19:19:57", stranger, "网站支付在升级,扫这个码直接付,备注你的游戏账号,十分钟到\n[图片]"),
        ("11-19 19:27:58", friend, "付了 300,账号 heyu_0077"),
        ("11-19 19:41:30", friend, "怎么还没到"),
        ("11-19 19:55:12", stranger, "排队中,今天单子多"),
        ("11-19 20:02:46", friend, "网站也打不开了,不要了,把 300 退给我"),
    ])
    recovery = "网络维权老陈(9000400078)"
    qq_chat("fraud-site/chat-recovery.txt", "陌生人", "网络维权老陈", [
        ("11-21 15:20:09", recovery, "你好,看到你发的被骗帖子,我们是专门做资金追回的技术团队"),
        ("11-21 15:21:33", recovery, "300 块能追,先交 120 元技术服务费,追回再全额返还"),
        ("11-21 15:26:47", friend, "要怎么弄"),
        ("11-21 15:28:02", recovery, "加我开屏幕共享,把支付验证码念给我,马上操作"),
    ])


# Pictures

def pictures():
    from PIL import Image, ImageDraw, ImageFont

    font_file = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

    class Screen:
        """A phone screen, 540 pixels wide, on which texts and rectangles are put."""

        def __init__(self, height, clock, ground="#ffffff"):
            self.image = Image.new("RGB", (540, height), ground)
            self.draw = ImageDraw.Draw(self.image)
            self.text(24, 12, clock, 20, "#222222")
            self.text(452, 12, "5G 72%", 20, "#222222")

        def text(self, x, y, text, size, colour="#222222", anchor="la"):
            # Index 2 is the Simplified Chinese face of the collection.
            font = ImageFont.truetype(font_file, size, index=2)
            self.draw.text((x, y), text, colour, font, anchor)

        def box(self, corners, colour, radius=0):
            self.draw.rounded_rectangle(corners, radius, colour)

        def save(self, path):
            self.image.quantize(16, dither=Image.Dither.NONE).save(EXAMPLES / path, optimize=True)

    screen = Screen(900, "09:31", "#f4f5f7")
    screen.text(270, 66, "充值记录", 28, anchor="ma")
    screen.text(24, 130, "云海奇谭  账号 yunhai_4321  区服 东海一区", 20, "#555555")
    screen.text(24, 162, "查询区间 2026-10-22 至 2026-11-22 09:31", 20, "#555555")
    rows = [
        ("2026-11-06 20:37:04", "月卡", "¥30.00", "官方商城"),
        ("2026-10-24 21:10:55", "300 点券", "¥30.00", "官方商城"),
    ]
    for index, (time, what, price, where) in enumerate(rows):
        top = 214 + index * 116
        screen.box((24, top, 516, top + 100), "#ffffff", 12)
        screen.text(44, top + 16, what, 24)
        screen.text(496, top + 16, price, 24, anchor="ra")
        screen.text(44, top + 58, time, 20, "#777777")
        screen.text(496, top + 58, where, 20, "#777777", anchor="ra")
    screen.text(270, 462, "共 2 条,没有更多了", 20, "#777777", anchor="ma")
    screen.text(24, 836, "点券余额 126", 22)
    screen.save("not-delivered/ledger.png")

    screen = Screen(760, "20:24", "#ffffff")
    screen.box((24, 56, 516, 104), "#eeeeee", 24)
    screen.text(48, 66, "dianquan-hui.example/yunhai", 22, "#555555")
    screen.text(40, 236, "无法访问此网站", 34)
    screen.text(40, 300, "找不到 dianquan-hui.example 的服务器", 22, "#555555")
    screen.text(40, 334, "IP 地址。", 22, "#555555")
    screen.text(40, 392, "DNS_PROBE_FINISHED_NXDOMAIN", 20, "#777777")
    screen.text(24, 700, "2026-11-19 20:24", 20, "#777777")
    screen.save("fraud-site/site-gone.png")

    screen = Screen(760, "20:13", "#f1f3f6")
    screen.text(270, 64, "折扣小北", 26, anchor="ma")
    screen.text(270, 124, "11月19日 20:10", 18, "#888888", anchor="ma")
    screen.box((424, 160, 516, 212), "#9fd3ff", 12)
    screen.text(470, 170, "?", 26, anchor="ma")
    screen.text(392, 170, "!", 26, "#d22222")
    screen.text(270, 250, "对方已将你删除,不能再发送消息。", 20, "#888888", anchor="ma")
    screen.text(270, 284, "QQ 9000300056", 18, "#888888", anchor="ma")
    screen.save("fraud-site/deleted.png")

    def bill(path, clock, title, headline, state, rows):
        """The detail of one payment: the amount in large figures, labels at the left."""
        screen = Screen(900, clock, "#f4f5f7")
        screen.text(270, 66, "账单详情", 26, anchor="ma")
        screen.text(270, 132, title, 22, anchor="ma")
        screen.text(270, 172, headline, 52, anchor="ma")
        if state:
            screen.text(270, 246, state, 20, "#777777", anchor="ma")
        screen.box((16, 290, 524, 306 + 56 * len(rows)), "#ffffff", 12)
        for index, (label, value) in enumerate(rows):
            screen.text(32, 312 + 56 * index, label, 20, "#777777")
            screen.text(508, 312 + 56 * index, value, 20, anchor="ra")
        screen.save(path)

    def order(path, clock, shop, rows):
        """The page of an order of a card shop, a line for each label."""
        screen = Screen(820, clock, "#f4f5f7")
        screen.text(270, 66, shop, 26, anchor="ma")
        screen.box((16, 116, 524, 160 + 56 * len(rows)), "#ffffff", 12)
        for index, (label, value) in enumerate(rows):
            screen.text(36, 144 + 56 * index, f"{label}：{value}", 21)
        screen.save(path)

    bill("not-delivered/paid.png", "20:16", "甲乙点卡", "-98.00", None, [
        ("当前状态", "支付成功"), ("支付时间", "2026年11月18日 20:14:37"), ("商品", "云海奇谭1000点券"),
        ("商户全称", "海角甲乙丙网络科技有限公司"), ("支付方式", "零钱"),
        ("交易单号", "4200002811202611185079136248"), ("商户单号", "K7Q2M9ZD4WX8H3PA")])
    order("not-delivered/order.png", "21:02", "甲乙点卡 - 订单查询", [
        ("订单号", "K7Q2M9ZD4WX8H3PA"), ("订单类型", "人工处理"), ("购买数量", "1"),
        ("订单创建时间", "2026-11-18 20:13:52"), ("实际支付价格", "98.00"), ("订单状态", "已完成"),
        ("充值账号", "yunhai_4321")])
    order("duplicate-charge/order.png", "09:56", "丁戊卡铺 - 订单查询", [
        ("订单号", "R4N8TB2KX6QW9C5J"), ("订单类型", "自动发货"), ("购买数量", "1"),
        ("订单创建时间", "2026-11-22 09:19:48"), ("实际支付价格", "68.00"), ("订单状态", "已完成")])
    for name, clock, time, number, merchant in [
        ("paid.png", "09:58", "2026-11-22 09:20:12", "2026112222001416805024713961",
         "R4N8TB2KX6QW9C5J"),
        ("paid-again.png", "09:59", "2026-11-22 09:20:53", "2026112222001416805024714407",
         "V3H7YD5MZ1LS8P2F"),
    ]:
        bill(f"duplicate-charge/{name}", clock, "丁戊卡铺", "-68.00", "交易成功", [
            ("付款方式", "余额宝"), ("商品说明", "云海奇谭680点卡"),
            ("收款方全称", "海角丁戊己网络科技有限公司"), ("支付时间", time), ("订单号", number),
            ("商家订单号", merchant)])
    bill("fraud-site/paid.png", "20:30", "扫二维码付款-给小北", "-300.00", None, [
        ("当前状态", "已转账"), ("收款方备注", "二维码收款"), ("支付方式", "零钱"),
        ("转账时间", "2026年11月19日 19:27:46"), ("转账单号", "100005000120261119192746083155")])


if __name__ == "__main__":
    texts()
    if "--pictures" in sys.argv[1:]:
        pictures()
