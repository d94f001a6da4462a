"""The pages of the train part: the recognisers were written while looking at these.

Each function gives (evidence kind, name, body, style). All pages are of our own making; they follow
what such pages show and in which order, and nobody's artwork or wording.
"""

from contents import (ALIPAY_METHODS, METHODS, STATES, amount, chat_lines, chinese, iso, moment,
                      number, yuan)
from datetime import timedelta

ROWS = """
.row{display:flex;padding:.55em 1em;line-height:1.5}
.row>b{font-weight:400;color:var(--dim);flex:0 0 6.2em}.row>span{flex:1;word-break:break-all}
.right>span{text-align:right}
.head{text-align:center;padding:1.6em 1em 1em}.head h1{font-size:1.05em;font-weight:400;margin:.2em}
.head .sum{font-size:2.3em;font-weight:600;margin:.2em 0}
.bar{padding:.8em 1em;text-align:center;font-weight:600;background:var(--card)}
.card{background:var(--card);margin:.7em;border-radius:.5em;padding:.5em 0}
.note{color:var(--dim);font-size:.85em;padding:.4em 1.1em}
"""


def rows(pairs, style=""):
    return "".join(f'<div class="row {style}"><b>{label}</b><span>{value}</span></div>'
                   for label, value in pairs)


def order_colons(c):
    """Lines of `label：value` on a card, as the plainest shop systems print them."""
    paid = c.later(200)
    lines = [("订单号", number("order_no", c.order_number())), ("订单名称", c.goods + f" x {c.quantity}"),
             ("购买数量", str(c.quantity)), ("订单创建时间", moment("ordered_at", c.time, iso(c.time))),
             ("下单邮箱", f"user{c.digits(4)}@example.com"), ("订单类型", "自动发货"),
             ("实际支付价格", amount("order_amount", c.fen, yuan(c.fen))),
             ("订单状态", c.rng.choice(STATES)), ("支付方式", c.rng.choice(["微信", "支付宝"])),
             ("支付时间", moment("step", paid, iso(paid)))]
    body = "".join(f"<p>{label}：{value}</p>" for label, value in lines)
    return ("order_screenshot", "order-colons",
            f'<div class="bar">{c.shop}</div><div class="card"><div class="pad">'
            f'<h3>订单信息</h3>{body}</div></div><p class="note">售后请联系客服QQ 9000100012</p>',
            ROWS + ".pad{padding:.2em 1em}p{margin:.55em 0;word-break:break-all}")


def order_rows(c):
    """Label at the left, value at the right edge."""
    paid = c.later(300)
    pairs = [("商品名称", c.goods), ("单价", "¥" + yuan(c.fen)), ("数量", str(c.quantity)),
             ("订单金额", amount("order_amount", c.fen * c.quantity, "¥" + yuan(c.fen * c.quantity)))]
    more = [("订单编号", number("order_no", c.order_number()) + " 复制"),
            ("下单时间", moment("ordered_at", c.time, iso(c.time))),
            ("付款时间", moment("step", paid, iso(paid))),
            ("充值账号", "yunhai_" + c.digits(4)), ("支付方式", "微信支付"), ("订单状态", c.rng.choice(STATES))]
    return ("order_screenshot", "order-rows",
            f'<div class="bar">订单详情</div><div class="card">{rows(pairs, "right")}</div>'
            f'<div class="card">{rows(more, "right")}</div>'
            f'<p class="note">{c.shop} · 到账时间以游戏内为准</p>', ROWS)


def wechat_column(c):
    """A paid bill with all values in one column."""
    pairs = [("当前状态", "支付成功"), ("支付时间", moment("paid_at", c.time, chinese(c.time))),
             ("商品", c.goods), ("商户全称", c.company), ("收单机构", "财付通支付科技有限公司"),
             ("支付方式", c.rng.choice(METHODS)),
             ("交易单号", number("payment_no", c.wechat_number())),
             ("商户单号", number("merchant_order_no", c.merchant_number()))]
    return ("payment_screenshot", "wechat-column",
            f'<div class="head"><h1>{c.shop}</h1><div class="sum">'
            f'{amount("paid_amount", c.fen, "-" + yuan(c.fen))}</div></div>{rows(pairs)}'
            '<div class="note">账单服务</div><div class="row">对订单有疑惑</div>'
            '<div class="row">发起群收款</div>', ROWS)


def wechat_right(c):
    """The same with values at the right edge and the amount with its mark."""
    pairs = [("当前状态", "支付成功"), ("商品", c.goods), ("商户全称", c.company),
             ("支付时间", moment("paid_at", c.time, chinese(c.time))),
             ("支付方式", c.rng.choice(METHODS)),
             ("交易单号", number("payment_no", c.wechat_number())),
             ("商户单号", number("merchant_order_no", c.merchant_number()))]
    return ("payment_screenshot", "wechat-right",
            f'<div class="bar">账单详情</div><div class="head"><h1>{c.shop}</h1><div class="sum">'
            f'{amount("paid_amount", c.fen, "-" + yuan(c.fen, comma=True))}</div></div>'
            f'<div class="card">{rows(pairs, "right")}</div>', ROWS)


def alipay_right(c):
    pairs = [("付款方式", c.rng.choice(ALIPAY_METHODS)), ("商品说明", c.goods),
             ("收款方全称", c.company), ("支付时间", moment("paid_at", c.time, iso(c.time))),
             ("订单号", number("payment_no", c.alipay_number())),
             ("商家订单号", number("merchant_order_no", c.merchant_number()))]
    return ("payment_screenshot", "alipay-right",
            f'<div class="bar">账单详情</div><div class="head"><h1>{c.shop}</h1><div class="sum">'
            f'{amount("paid_amount", c.fen, "-" + yuan(c.fen))}</div>交易成功</div>'
            f'<div class="card">{rows(pairs, "right")}</div>'
            f'<div class="card">{rows([("账单分类", "充值缴费"), ("标签和备注", "添加")], "right")}</div>', ROWS)


def alipay_column(c):
    pairs = [("交易状态", "交易成功"), ("创建时间", moment("paid_at", c.time, iso(c.time))),
             ("付款方式", c.rng.choice(ALIPAY_METHODS)), ("商品说明", c.goods), ("收单机构", c.company),
             ("交易号", number("payment_no", c.alipay_number())),
             ("商户订单号", number("merchant_order_no", c.merchant_number()))]
    return ("payment_screenshot", "alipay-column",
            f'<div class="bar">支付宝 账单详情</div><div class="head"><h1>{c.company}</h1>'
            f'<div class="sum">{amount("paid_amount", c.fen, yuan(c.fen))}</div></div>{rows(pairs)}'
            '<p class="note">对此订单有疑问</p>', ROWS)


CHAT = """
.chat{padding:.4em .7em 2em;background:var(--page)}.line{display:flex;margin:.75em 0}
.own{flex-direction:row-reverse}.face{flex:0 0 2.5em;height:2.5em;border-radius:.3em;
background:linear-gradient(135deg,#7a9,#579)}.own .face{background:linear-gradient(135deg,#a97,#957)}
.say{max-width:calc(100% - 7.6em);margin:0 .65em;padding:.55em .75em;border-radius:.35em;
line-height:1.45;background:var(--card);word-break:break-all}.own .say{background:var(--own);
color:var(--ownink)}.stamp{text-align:center;color:var(--dim);font-size:.8em;margin:1.1em 0}
.bar{padding:.8em 1em;text-align:center;font-weight:600}
.type{background:var(--card);padding:.9em 1em;color:var(--dim)}
"""


def chat_body(lines, names=None):
    out = []
    for side, text, time in lines:
        if side == "stamp":
            value = iso(time, seconds=False) if time else ""
            out.append(f'<div class="stamp"><span data-stamp="{value}">{text}</span></div>')
            continue
        name = f'<small class="name">{names[side]}</small>' if names else ""
        out.append(f'<div class="line {side}"><div class="face"></div><div class="in">{name}'
                   f'<div class="say" data-side="{side}"><span>{text}</span></div></div></div>'
                   if names else
                   f'<div class="line {side}"><div class="face"></div>'
                   f'<div class="say" data-side="{side}"><span>{text}</span></div></div>')
    return "".join(out)


def chat_green(c):
    lines = chat_lines(c, 9)
    return ("chat_screenshot", "chat-green",
            f'<div class="bar">{c.shop}客服</div><div class="chat">{chat_body(lines)}</div>'
            '<div class="type">按住 说话</div>', CHAT + ":root{--own:#95ec69;--ownink:#111}"
            ".dark{--own:#3eb575;--ownink:#111}")


def chat_blue(c):
    lines = chat_lines(c, 9)
    return ("chat_screenshot", "chat-blue",
            f'<div class="bar">{c.shop}</div><div class="chat">{chat_body(lines)}</div>'
            '<div class="type">发消息</div>',
            CHAT + ":root{--own:#0099ff;--ownink:#fff}.dark{--own:#0066cc;--ownink:#fff}"
            ".say{border-radius:1em}.face{border-radius:50%}")


LEDGER = """
.bar{padding:.8em 1em;text-align:center;font-weight:600;background:var(--card)}
.sum{padding:1.2em;text-align:center}.sum b{display:block;font-size:1.9em}
.item{display:flex;justify-content:space-between;padding:.7em 1em;border-bottom:1px solid var(--line)}
.item small{display:block;color:var(--dim);font-size:.85em}.item div:last-child{text-align:right}
table{width:100%;border-collapse:collapse;font-size:.86em}td,th{padding:.6em .3em;text-align:center;
border-bottom:1px solid var(--line);font-weight:400}
"""


def ledger_steps(c, count):
    """(time, what, change, balance) from the newest to the oldest."""
    time, balance, steps = c.time, c.rng.randrange(500, 9000), []
    for _ in range(count):
        more = [step for step in [60, 300, 680, 1000, 1980, 6480] if step <= balance]
        change = c.rng.choice([c.rng.choice(more or [balance]),
                               -c.rng.choice([30, 50, 160, 328, 648])])
        what = c.rng.choice(["官网充值", "点券充值", "活动赠送"] if change > 0 else ["购买礼包", "商城消费", "抽奖"])
        steps.append((time, what, change, balance))
        balance -= change
        time -= timedelta(seconds=c.rng.randrange(4000, 400000))
    return steps


def ledger_items(c):
    steps = ledger_steps(c, 10)
    items = "".join(
        f'<div class="item"><div>{what}<small>{moment("ledger_at", time, iso(time))}</small></div>'
        f'<div>{amount("ledger_amount", change, f"{change:+d}")}'
        f'<small>余额 {amount("ledger_balance", balance, str(balance))}</small></div></div>'
        for time, what, change, balance in steps)
    return ("balance_screenshot", "ledger-items",
            f'<div class="bar">点券明细</div><div class="sum">当前余额'
            f'<b>{amount("balance", steps[0][3], f"{steps[0][3]:,}")}</b></div>{items}', LEDGER)


def ledger_table(c):
    steps = ledger_steps(c, 11)
    lines = "".join(
        f'<tr><td>{moment("ledger_at", time, iso(time))}</td><td>{what}</td>'
        f'<td>{amount("ledger_amount", change, f"{change:+d}")}</td>'
        f'<td>{amount("ledger_balance", balance, str(balance))}</td></tr>'
        for time, what, change, balance in steps)
    return ("balance_screenshot", "ledger-table",
            f'<div class="bar">充值记录</div><div class="sum">账号 yunhai_{c.digits(4)}'
            f'</div><table><tr><th>时间</th><th>类型</th><th>变动</th><th>余额</th></tr>{lines}</table>',
            LEDGER + "td:first-child{width:42%}")


ALL = {"order": [order_colons, order_rows], "wechat": [wechat_column, wechat_right],
       "alipay": [alipay_right, alipay_column], "chat": [chat_green, chat_blue],
       "ledger": [ledger_items, ledger_table]}
