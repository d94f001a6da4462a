"""Invented contents of the generated screenshots: people, shops, goods, numbers, times, words.

Nothing here is anybody's. Every value comes from a random generator with a seed, so that the same
seed gives the same pictures.
"""

import datetime
import html
import string

SHOPS = ["甲乙点卡", "丙丁数卡", "戊己游戏铺", "星河卡盟", "云杉充值", "小满点券", "青禾数字商城", "北辰点卡屋",
         "橙子自动发卡", "千帆游戏", "木槿寄售", "南风代充"]
COMPANIES = ["甲城网络科技有限公司", "乙江数字服务有限公司", "丙山信息技术有限公司", "丁海电子商务有限公司",
             "戊川科技（甲城）有限公司", "己原文化传播有限公司"]
GAMES = ["云海奇谭", "星际纪元", "山河引", "晴空大陆", "幻塔纪事", "风起长歌"]
GOODS = ["1000 点券", "6480 元宝", "月卡", "300 钻石", "68 元点卡", "500 点充值卡", "季度通行证", "2000 金币",
         "128 元礼包", "100 点券秒到"]
METHODS = ["零钱", "零钱通", "工商银行(0000)", "建设银行(1234)", "招商银行信用卡(5678)"]
ALIPAY_METHODS = ["余额宝", "花呗", "账户余额", "农业银行储蓄卡(4321)"]
STATES = ["已完成", "待处理", "处理中", "已支付", "已发货"]
SELLER = ["在的", "亲,稍等,在补单", "上游延迟,正常到账", "您好,请提供订单号", "今天一定到,别急", "系统显示已完成,已到账",
          "卡密已发,请查看订单页", "虚拟商品一经充值概不退换哦", "等一下我问问上游,这边排队的人比较多,到了会第一时间通知你的",
          "您这个账号是不是填错了,麻烦截个图发我看一下充值的区服和角色名", "24小时内到账", "嗯嗯", "好的"]
BUYER = ["在吗", "我买的1000点券还没到", "已经两个小时了", "订单页写的是30分钟内到账", "怎么还没到", "请给个准信",
         "那就退款吧,98元原路退回", "账号没有填错,订单页上就是我的账号,我已经截图保存了,请今天晚上八点以前处理", "?",
         "说好半小时到账,现在已经过了一整天了,再不到我就去平台投诉了", "好", "没有到", "你们客服电话是多少"]
WEEKDAYS = "一二三四五六日"


class Contents:
    """What one picture shows; `rng` decides everything."""

    def __init__(self, rng):
        self.rng = rng
        day = datetime.date(2026, 1, 5) + datetime.timedelta(days=rng.randrange(320))
        self.time = datetime.datetime(day.year, day.month, day.day, rng.randrange(24),
                                      rng.randrange(60), rng.randrange(60))
        self.shop = rng.choice(SHOPS)
        self.company = rng.choice(COMPANIES)
        self.goods = f"{rng.choice(GAMES)} {rng.choice(GOODS)}"
        self.fen = rng.choice([rng.randrange(100, 10000), rng.randrange(1, 400) * 100,
                               rng.randrange(10000, 300000)])
        self.quantity = rng.choice([1, 1, 1, 2, 3])

    def digits(self, count):
        return "".join(self.rng.choice(string.digits) for _ in range(count))

    def letters(self, count, alphabet=string.ascii_uppercase + string.digits):
        return "".join(self.rng.choice(alphabet) for _ in range(count))

    def order_number(self):
        """A number as the common card-shop systems make them."""
        stamp = self.time.strftime("%Y%m%d%H%M%S")
        form = self.rng.randrange(6)
        if form == 0:
            return self.letters(16)
        if form == 1:
            return self.digits(3) + stamp[2:] + self.digits(3)
        if form == 2:
            return stamp + self.digits(13)
        if form == 3:
            return "DN" + stamp[:8] + self.digits(8)
        if form == 4:
            return stamp + self.letters(5)
        return "E" + stamp[2:] + self.letters(8, "0123456789abcdef")

    def wechat_number(self, time=None):
        day = (time or self.time).strftime("%Y%m%d")
        return f"4200002{self.digits(3)}{day}{self.digits(10)}"

    def transfer_number(self):
        return f"10000{self.digits(5)}{self.time.strftime('%Y%m%d')}{self.digits(10)}"

    def alipay_number(self):
        return f"{self.time.strftime('%Y%m%d')}22001{self.digits(15)}"

    def merchant_number(self):
        return self.rng.choice([self.order_number(), self.digits(18), self.digits(24),
                                self.time.strftime("%Y%m%d%H%M%S") + self.digits(6)])

    def later(self, seconds):
        return self.time + datetime.timedelta(seconds=self.rng.randrange(1, seconds))


def yuan(fen, comma=False):
    return f"{fen // 100:,}.{fen % 100:02d}" if comma else f"{fen // 100}.{fen % 100:02d}"


def iso(time, seconds=True):
    return time.strftime("%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M")


def field(what, fact, value, text):
    """`text` as a value whose place is measured; `value` is what a reader must make of it."""
    return (f'<span data-what="{what}" data-fact="{fact}" data-value="{html.escape(str(value))}">'
            f'{html.escape(text)}</span>')


def number(fact, text):
    return field("number", fact, text, text)


def amount(fact, fen, text):
    return field("amount", fact, fen, text)


def moment(fact, time, text, seconds=True):
    return field("time", fact, iso(time, seconds), text)


def chinese(time):
    return time.strftime("%Y年%-m月%-d日 %H:%M:%S")


def half_day(time):
    """`下午8:14`, as chat programs write it."""
    name = ("凌晨" if time.hour < 6 else "上午" if time.hour < 12 else
            "中午" if time.hour == 12 else "下午" if time.hour < 18 else "晚上")
    return f"{name}{(time.hour - 1) % 12 + 1}:{time.minute:02d}"


def chat_lines(contents, count):
    """Messages of two sides with stamps between: (side, text) or ("stamp", text, time or None)."""
    rng, now = contents.rng, contents.time
    lines = []
    for index in range(count):
        if index % 3 == 0:
            # Seconds are never shown, and a stamp stands for the first message after it.
            now = (now + datetime.timedelta(minutes=rng.randrange(6, 700))).replace(second=0)
            form = rng.randrange(5)
            if form == 0:
                lines.append(("stamp", f"昨天 {now:%H:%M}", None))
            elif form == 1:
                lines.append(("stamp", f"{now.year}年{now.month}月{now.day}日 {half_day(now)}", now))
            elif form == 2:
                lines.append(("stamp", f"{now:%Y-%m-%d %H:%M}", now))
            else:
                lines.append(("stamp", f"{now.year}年{now.month}月{now.day}日 {now:%H:%M}", now))
        side = rng.choice(["own", "other"])
        lines.append((side, rng.choice(BUYER if side == "own" else SELLER), None))
    return lines
