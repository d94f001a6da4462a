"""The pages of the held-out part: other layouts, other labels, other fonts. The recognisers were not
written while looking at how they were read; only the figures of `measure.py` speak of them.
"""

from contents import METHODS, STATES, amount, chat_lines, chinese, iso, moment, number, yuan
from templates import CHAT, LEDGER, ROWS, chat_body, ledger_steps, rows


def order_stacked(c):
    """The label above its value."""
    pairs = [("订单编号", number("order_no", c.order_number())),
             ("购买商品", c.goods), ("下单时间", moment("ordered_at", c.time, iso(c.time))),
             ("实付款", amount("order_amount", c.fen, "￥" + yuan(c.fen))),
             ("订单状态", c.rng.choice(STATES)), ("充值账号", "star." + c.digits(5))]
    body = "".join(f'<div class="st"><small>{label}</small><div>{value}</div></div>'
                   for label, value in pairs)
    return ("order_screenshot", "order-stacked",
            f'<div class="bar">{c.shop}</div><h2>查询结果</h2><div class="card">{body}</div>',
            ROWS + ".st{padding:.5em 1em;border-bottom:1px solid var(--line)}"
            ".st small{color:var(--dim)}h2{margin:.5em .8em}")


def order_table(c):
    """A table with borders, two columns, and goods of other people below it."""
    total = c.fen * c.quantity
    pairs = [("商品标题", c.goods), ("商品单价", yuan(c.fen) + " 元"), ("购买数量", str(c.quantity)),
             ("实付金额", amount("order_amount", total, yuan(total) + " 元")),
             ("订单号", number("order_no", c.order_number())),
             ("创建时间", moment("ordered_at", c.time, iso(c.time))),
             ("当前状态", c.rng.choice(STATES))]
    body = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in pairs)
    return ("order_screenshot", "order-table",
            f'<h2>订单查询 - {c.shop}</h2><table>{body}</table><div class="note">猜你喜欢</div>'
            f'<div class="row"><span>晴空大陆 月卡</span><span>¥{yuan(c.rng.randrange(900, 9000))}</span></div>',
            ROWS + "table{width:94%;margin:1em 3%;border-collapse:collapse}td{border:1px solid "
            "var(--line);padding:.5em .6em;word-break:break-all}td:first-child{width:6.6em}h2{margin:.8em}")


def wechat_code(c):
    """A code that was scanned: money to a person or a small shop."""
    pairs = [("当前状态", "已转账"), ("收款方备注", "二维码收款"), ("支付方式", c.rng.choice(METHODS)),
             ("转账时间", moment("paid_at", c.time, chinese(c.time))),
             ("转账单号", number("payment_no", c.transfer_number()))]
    return ("payment_screenshot", "wechat-code",
            f'<div class="head"><h1>扫二维码付款-给{c.shop}</h1><div class="sum">'
            f'{amount("paid_amount", c.fen, "-" + yuan(c.fen))}</div></div>{rows(pairs)}'
            '<div class="row">申请转账电子凭证</div>', ROWS + ".row>b{flex-basis:7em}")


def wechat_card(c):
    """Labels above, everything on cards, the time without seconds written with strokes."""
    pairs = [("商户全称", c.company), ("支付时间", moment("paid_at", c.time, iso(c.time))),
             ("交易单号", number("payment_no", c.wechat_number())),
             ("商户单号", number("merchant_order_no", c.merchant_number())),
             ("支付方式", c.rng.choice(METHODS))]
    body = "".join(f'<div class="st"><small>{label}</small><div>{value}</div></div>'
                   for label, value in pairs)
    return ("payment_screenshot", "wechat-card",
            f'<div class="bar">微信支付</div><div class="head"><h1>{c.shop}</h1><div class="sum">'
            f'{amount("paid_amount", c.fen, "¥" + yuan(c.fen))}</div>支付成功</div>'
            f'<div class="card">{body}</div>',
            ROWS + ".st{padding:.45em 1em}.st small{color:var(--dim)}")


def alipay_lines(c):
    pairs = [("交易订单号", number("payment_no", c.alipay_number())),
             ("商家订单号", number("merchant_order_no", c.merchant_number())),
             ("付款时间", moment("paid_at", c.time, iso(c.time))),
             ("收款方", c.company), ("付款方式", "余额宝")]
    body = "".join(f"<p>{label}：{value}</p>" for label, value in pairs)
    return ("payment_screenshot", "alipay-lines",
            f'<div class="bar">交易详情</div><div class="head"><div class="sum">'
            f'{amount("paid_amount", c.fen, yuan(c.fen, comma=True))}</div>支付成功</div>'
            f'<div class="card"><div class="pad">{body}</div></div>',
            ROWS + ".pad{padding:.2em 1em}p{margin:.6em 0;word-break:break-all}")


def chat_named(c):
    """Names above the bubbles, other colours, square faces."""
    lines = chat_lines(c, 8)
    names = {"own": "林晚", "other": c.shop + "客服01"}
    return ("chat_screenshot", "chat-named",
            f'<div class="bar">{c.shop}售后群(3)</div><div class="chat">{chat_body(lines, names)}'
            '</div>', CHAT + ":root{--own:#d9e8ff;--ownink:#112}.dark{--own:#24507d;--ownink:#eef}"
            ".in{max-width:calc(100% - 6em);display:flex;flex-direction:column}"
            ".own .in{align-items:flex-end}.say{max-width:100%}.name{margin:0 .9em .2em;"
            "color:var(--dim);font-size:.75em}")


def chat_plain(c):
    lines = chat_lines(c, 9)
    return ("chat_screenshot", "chat-plain",
            f'<div class="bar">{c.shop}</div><div class="chat">{chat_body(lines)}</div>',
            CHAT + ":root{--own:#ffe0a3;--ownink:#210}.dark{--own:#7a5a1e;--ownink:#ffe}"
            ".face{display:none}.say{border-radius:.9em}")


def ledger_cards(c):
    steps = ledger_steps(c, 7)
    items = "".join(
        f'<div class="card"><p>{what}</p><p>时间：{moment("ledger_at", time, iso(time))}</p>'
        f'<p>数量：{amount("ledger_amount", change, f"{change:+d}")}　余额：'
        f'{amount("ledger_balance", balance, str(balance))}</p></div>'
        for time, what, change, balance in steps)
    return ("balance_screenshot", "ledger-cards", f'<div class="bar">{c.goods.split()[0]} 收支明细'
            f'</div>{items}', LEDGER + ROWS + ".card{padding:.4em 1em}p{margin:.35em 0}")


def ledger_lines(c):
    steps = ledger_steps(c, 9)
    items = "".join(
        f'<div class="item"><div><small>{moment("ledger_at", time, iso(time))}</small>{what}</div>'
        f'<div>{amount("ledger_amount", change, f"{change:+d}")}</div></div>'
        for time, what, change, _ in steps)
    return ("balance_screenshot", "ledger-lines",
            f'<div class="bar">账户流水</div><div class="sum">余额'
            f'<b>{amount("balance", steps[0][3], str(steps[0][3]))}</b></div>{items}', LEDGER)


ALL = {"order": [order_stacked, order_table], "wechat": [wechat_code, wechat_card],
       "alipay": [alipay_lines], "chat": [chat_named, chat_plain],
       "ledger": [ledger_cards, ledger_lines]}
