#!/usr/bin/env python3
"""Writes the fixtures of chats below `chats/`, the same bytes on every run.

People, shops, accounts and numbers are made up. The forms follow `docs/formats/readers.md`; none of
the files comes from anybody's export.
"""
import base64
import csv
import io
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent / "chats"


def write(name: str, data: bytes) -> None:
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def text(name: str, lines: list[str], end: str = "\n", mark: bool = False) -> None:
    write(name, (b"\xef\xbb\xbf" if mark else b"") + end.join(lines).encode())


# The talk that every form tells: five messages and what goes wrong in such exports.
BUYER, SHOP = "小岸", "星河客服"
TALK = [
    ("2026-11-18 20:20:31", BUYER, "付了 98，点券没到"),
    ("2026-11-18 20:21:02", SHOP, "在补单，稍等"),
    ("2026-11-18 20:21:40", BUYER, "[图片]"),
    ("2026-11-19 09:00:00", SHOP, "今天 20:00 前退款\n原路退回"),
    ("2026-11-19 09:00:10", BUYER, "好"),
]
EPOCH = [1795004431, 1795004462, 1795004500, 1795050000, 1795050010]


def table(rows: list[list[object]], **style: object) -> str:
    out = io.StringIO()
    csv.writer(out, **{"lineterminator": "\r\n", **style}).writerows(rows)
    return out.getvalue()


def memotrace() -> None:
    head = "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender".split(",")
    private = [head]
    for index, (at, who, words) in enumerate(TALK):
        kind = 3 if words == "[图片]" else 1
        private.append([index + 1, 2, kind, 0, int(who == BUYER), EPOCH[index], 3, words, at])
    private.append([9, 2, 49, 2000, 0, 1795050100, 3, "<msg><appmsg><type>2000</type></appmsg></msg>", "2026-11-19 09:01:40"])
    private.append([10, 2, 10000, 0, 0, 1795050200, 3, "你撤回了一条消息", "2026-11-19 09:03:20"])
    write("memotrace.csv", b"\xef\xbb\xbf" + table(private).encode())
    write("memotrace-empty.csv", b"\xef\xbb\xbf" + table([head]).encode())
    write("memotrace-one.csv", b"\xef\xbb\xbf" + table(private[:2]).encode().rstrip())
    odd = table(private).splitlines(keepends=True)
    odd.insert(3, '77,2,1,0,1,1795004470,3,打开"多多视频,2026-11-18 20:21:10\r\n')
    odd.insert(4, "78,2,1\r\n")
    odd.insert(5, "79,2,1,0,1,何时,3,话,何时\r\n")
    odd.append('80,2,1,0,1,1795050300,3,"末条没有收尾')
    write("memotrace-odd.csv", "".join(odd).encode())
    group = [head]
    members = [("wxid_shop", SHOP), ("wxid_a", "阿甲"), ("wxid_me", BUYER)]
    for index, (account, name) in enumerate(members * 2):
        group.append([index + 1, 7, 1, 0, int(name == BUYER), 1795004431 + index * 5, 3, f"第{index}句, 有逗号", "2026-11-18 20:20:31", "", name, account])
    write("memotrace-group.csv", b"\xef\xbb\xbf" + table(group).encode())
    lines: list[str] = []
    for at, who, words in TALK:
        lines += [f"{at} {who}", words, ""]
    lines += ["2026-11-19 09:05:00 小岸", "收到了", "引用:星河客服:原路退回", ""]
    text("memotrace.txt", lines)
    objects = []
    for index, (at, who, words) in enumerate(TALK):
        shown = words.replace("\n", "<br>").replace("'", "&#39;")
        kind = 3 if words == "[图片]" else 1
        objects.append(f"{{ type:{kind}, text: '{shown}',is_send:{int(who == BUYER)},avatar_path:'./a.png',timestamp:{EPOCH[index]},is_chatroom:0,displayname:'{who}'}},")
    objects.insert(0, "{ type:0, text: '2026-11-18 20:20:31',is_send:0,avatar_path:'',timestamp:1795004431},")
    objects.append("{ type:1, text: '断了,is_send:1,avatar_path:'./a.png',timestamp:1795050020,is_chatroom:0,displayname:'小岸'},")
    objects.append("{ type:49, text: '收到',is_send:1,sub_type:57,refer_text: '星河客服：原路退回',avatar_path:'./a.png',timestamp:1795050030,is_chatroom:0,displayname:'小岸'},")
    page = "<!DOCTYPE html>\n<html><head><title>星河客服</title></head><body><div id=\"chat\"></div>\n<script>const chatMessages = [\n"
    write("memotrace.html", (page + "\n".join(objects) + "\n];</script></body></html>\n").encode())


def wechat_others() -> None:
    rows = [["消息ID", "类型", "发送人", "时间", "内容", "备注", "昵称", "更多信息"]]
    for index, (at, who, words) in enumerate(TALK):
        rows.append([1000 + index, "图片" if words == "[图片]" else "文本", who, at, words, "", who, ""])
    write("memotrace-2024.csv", b"\xef\xbb\xbf" + table(rows).encode())
    rows = [["id", "MsgSvrID", "type_name", "is_sender", "talker", "room_name", "msg", "src", "CreateTime"]]
    for index, (at, who, words) in enumerate(TALK):
        account = "wxid_me" if who == BUYER else "wxid_shop"
        rows.append([index + 1, 7437267147299592543 + index, "图片" if words == "[图片]" else "文本", int(who == BUYER), account, "wxid_shop", words, "", at])
    write("pywxdump.csv", table(rows).encode())
    resaved = [rows[0]] + [[*row[:8], "2026/11/18 20:2%d" % index] for index, row in enumerate(rows[1:])]
    write("pywxdump-resaved.csv.bytes", table(resaved).encode("gb18030"))
    rows = [["id", "MsgSvrID", "type_name", "is_sender", "talker", "msg", "src", "CreateTime"]]
    for index, (at, who, words) in enumerate(TALK):
        stamp = ["2026-11-18T12:20:31.000Z", "2026-11-18T12:21:02.000Z", "2026-11-18T12:21:40.000Z", "2026-11-19T01:00:00.000Z", "2026-11-19T01:00:10.000Z"][index]
        rows.append([index + 1, 5550001 + index, "图片消息" if words == "[图片]" else "文本消息", int(who == BUYER), "我" if who == BUYER else who, words, "", stamp])
    write("weflow.csv", b"\xef\xbb\xbf" + table(rows).encode())
    lines = []
    for at, who, words in TALK:
        lines += [f"{at} '{'我' if who == BUYER else who}'", words, ""]
    text("weflow.txt", lines)
    lines = ["# 星河客服", "", "- 会话ID: wxid_shop", "- 会话类型: private", "- 导出工具: WeFlow", ""]
    for at, who, words in TALK:
        lines += [f"## {at} {'我' if who == BUYER else who}", "", words, ""]
    text("weflow.md", lines)
    messages = [
        {"localId": index + 1, "createTime": EPOCH[index], "formattedTime": at, "type": "图片消息" if words == "[图片]" else "文本消息",
         "localType": 3 if words == "[图片]" else 1, "content": words, "isSend": int(who == BUYER),
         "senderUsername": "wxid_me" if who == BUYER else "wxid_shop", "senderDisplayName": who, "source": ""}
        for index, (at, who, words) in enumerate(TALK)
    ]
    messages.append({"localId": 9, "createTime": 1795050100, "formattedTime": "2026-11-19 09:01:40", "type": "系统消息", "content": "对方已收款", "isSend": None, "senderUsername": "", "senderDisplayName": ""})
    session = {"wxid": "wxid_shop", "nickname": "星河", "remark": "", "displayName": SHOP, "type": "私聊", "messageCount": 6}
    write("weflow.json", json.dumps({"weflow": {"version": "1.0.3", "exportedAt": 1795060000}, "session": session, "messages": messages}, ensure_ascii=False, indent=2).encode())
    for message in messages:
        message["quotedContent"] = None
    write("ciphertalk.json", json.dumps({"exportInfo": {"version": "2"}, "session": session, "messages": messages}, ensure_ascii=False).encode())
    write("echotrace.json", json.dumps({"session": session, "messages": messages}, ensure_ascii=True, indent=1).encode())
    lab = [
        {"sender": "wxid_me" if who == BUYER else "wxid_shop", "accountName": who, "timestamp": EPOCH[index], "type": 1 if words == "[图片]" else 0, "content": words}
        for index, (at, who, words) in enumerate(TALK)
    ]
    lab.append({"sender": "system", "accountName": "系统", "timestamp": 1795050100, "type": 80, "content": "对方已收款"})
    header = {"chatlab": {"version": "0.0.2", "exportedAt": 1795060000}, "meta": {"name": SHOP, "platform": "wechat", "type": "private", "ownerId": "wxid_me"}}
    members = [{"platformId": "wxid_me", "accountName": BUYER}, {"platformId": "wxid_shop", "accountName": SHOP}]
    write("chatlab.json", json.dumps({**header, "members": members, "messages": lab}, ensure_ascii=False).encode())
    lines = [json.dumps({"_type": "header", **header}, ensure_ascii=False)]
    lines += [json.dumps({"_type": "member", **member}, ensure_ascii=False) for member in members]
    lines += [json.dumps({"_type": "message", **message}, ensure_ascii=False) for message in lab]
    lines.insert(5, '{"_type": "message", "sender": "wxid_me", "timestamp": 17950')
    text("chatlab.jsonl", lines + [""])
    rows = [["Time", "SenderName", "Sender", "TalkerName", "Talker", "Content"]]
    for index, (at, who, words) in enumerate(TALK):
        rows.append([at, who, "wxid_me" if who == BUYER else "wxid_shop", SHOP, "wxid_shop", words])
    write("chatlog.csv", table(rows, lineterminator="\n").encode())
    lines = []
    for index, (at, who, words) in enumerate(TALK):
        lines += [f"{who}({'wxid_me' if who == BUYER else 'wxid_shop'}) {at[5:]}", words, ""]
    text("chatlog.txt", lines)


def qq() -> None:
    copied = ["小岸 2/14/2020 9:16:13 PM", "付了 98，点券没到", "星河客服 2/14/2020 9:17:00 PM", "在补单", "", "稍等",
              "小岸 2/3/2021 9:59:54 AM", "还在吗 20:14", "星河客服 2/13/2021 10:00:00 AM", "在"]
    text("qq-pasted-month-first.txt", copied)
    text("qq-pasted.txt", ["小岸 2020/3/28 19:02:31", "一", "", "星河客服(12345678) 2020/3/28 19:02:40", "二", "小岸 2021/8/20 星期五 下午 2:04:59", "三"])
    text("qq-phone.txt", ["— —  2020-2-21  — —", "小岸  23:50:12 ", "睡了吗", "", "星河客服  23:59:58 ", "没有", "— —  2020-2-22  — —", "小岸  0:00:10 ", "那退款吧"])
    text("qq-times-only.txt", ["小岸 9:59:54 PM", "一", "星河客服 10:00:00 PM", "二"])
    html = ['<html xmlns="http://www.w3.org/1999/xhtml"><head><title>QQ Message</title><style type="text/css">body{font-size:12px}</style></head><body><table width=100% cellspacing=0>',
            "<tr><td><div style=padding-left:10px;><br><b>消息记录</b></div></td></tr><tr><td><div style=padding-left:10px;>消息分组:我的好友</div></td></tr>",
            "<tr><td><div style=padding-left:10px;>消息对象:星河客服</div></td></tr><tr><td><div style=padding-left:10px;>&nbsp;</div></td></tr>",
            "<tr><td style=border-bottom-width:1px;>日期: 2026-11-18</td></tr>"]
    message = '<tr><td><div style=color:#42B475;padding-left:10px;><div style=float:left;margin-right:6px;>%s</div>%s</div><div style=padding-left:20px;>%s</div></td></tr>'
    html += [message % ("小岸(23456789)", "20:20:31", "<font style=\"font-size:10pt\">付了 98，点券没到</font>"),
             message % ("星河客服(12345678)", "8:21:02&nbsp;PM", "<font>在补单，稍等</font><br><font>别急</font>"),
             message % ("小岸(23456789)", "20:21:40", "<IMG src=\"{6C1B1C32-0000-4444-AAAA-0123456789AB}.dat\">"),
             "<tr><td>日期: 2026-11-19</td></tr>",
             message % ("星河客服(12345678)", "9:00:00", "<font>今天 20:00 前退款</font>"), "</table></body></html>"]
    head = "From: <Save by Tencent MsgMgr>\r\nSubject: Tencent IM Message\r\nMIME-Version: 1.0\r\nContent-Type:multipart/related;\r\n\tcharset=\"utf-8\"\r\n\ttype=\"text/html\";\r\n\tboundary=\"----=_NextPart_20261119\"\r\n\r\n"
    part = "------=_NextPart_20261119\r\nContent-Type: text/html\r\nContent-Transfer-Encoding:7bit\r\n\r\n"
    picture = "\r\n------=_NextPart_20261119\r\nContent-Type:image/jpeg\r\nContent-Transfer-Encoding:base64\r\nContent-Location:{6C1B1C32-0000-4444-AAAA-0123456789AB}.dat\r\n\r\n" + base64.b64encode(bytes(range(200))).decode() + "\r\n\r\n------=_NextPart_20261119--\r\n"
    write("qq.mht", (head + part + "\r\n".join(html) + picture).encode())
    write("qq-cut.mht", (head + part + "\r\n".join(html[:7])).encode())
    chat = {"metadata": {"name": "QQChatExporter V5 / https://github.com/shuakami/qq-chat-exporter", "version": "5.0.0"},
            "chatInfo": {"name": SHOP, "type": "private", "selfUid": "u_me", "selfUin": "23456789", "selfName": BUYER}, "statistics": {"totalMessages": 6}}
    messages = []
    for index, (at, who, words) in enumerate(TALK):
        own = who == BUYER
        messages.append({"id": str(7600672345327336312 + index), "seq": str(41 + index + (3 if index > 3 else 0)), "timestamp": EPOCH[index] * 1000, "time": at,
                         "sender": {"uid": "u_me" if own else "u_shop", "uin": "23456789" if own else "12345678", "name": who, "nickname": who},
                         "type": "image" if words == "[图片]" else "text",
                         "content": {"text": words, "html": "", "elements": [{"type": "text", "data": {"text": words}}], "resources": [], "mentions": []},
                         "recalled": False, "system": False})
    messages.append({**messages[-1], "id": "7600672345327336399", "seq": "49", "timestamp": 1795050100000, "recalled": True, "type": "转账消息"})
    write("qqnt.json", json.dumps({**chat, "messages": messages}, ensure_ascii=False, indent=2).encode())
    write("qqnt-chunk.jsonl", ("\n".join(json.dumps(m, ensure_ascii=False) for m in messages) + "\n").encode())
    whole = json.dumps({**chat, "messages": messages}, ensure_ascii=False, indent=2)
    broken = whole.replace('"text": "在补单，稍等"', '"text": "在补单，稍等', 1)
    write("qqnt-broken.json", broken.encode())
    write("qqnt-cut.json", whole.encode()[: whole.encode().index("原路退回".encode()) + 5])
    write("qqnt-empty.json", json.dumps({**chat, "messages": []}, ensure_ascii=False).encode())
    lines = ["[QQChatExporter V5 / https://github.com/shuakami/qq-chat-exporter]", "[本软件是免费的开源项目~]", "", "=" * 47, "           QQ聊天记录导出文件", "=" * 47, "",
             f"聊天名称: {SHOP}", "聊天类型: 私聊", "导出时间: 2026-11-19 10:00:00", "消息总数: 5", "", ""]
    for at, who, words in TALK:
        body = [f"{who}:", f"时间: {at}", f"内容: {words}"]
        if words == "[图片]":
            body = [f"{who}:", f"时间: {at}", "资源: 1 个文件", "  - image: a.jpg"]
        lines += [*body, "", ""]
    lines += ["小岸:", "时间: 2026-11-19 09:05:00", "内容: 他说过:", "回复: 星河客服 - 原路退回", "", "", "=" * 47, "              导出完成", "=" * 47, "总计导出 6 条消息"]
    text("qqnt.txt", lines)
    page = ['<!DOCTYPE html>', '<html lang="zh-CN"><head><meta charset="UTF-8"><title>QQ聊天记录 - 星河客服</title></head><body>', '<div class="chat-header"><h1 class="chat-title">星河客服</h1></div>']
    for index, (at, who, words) in enumerate(TALK):
        shown = '<img src="a.jpg" alt="image" class="message-image">' if words == "[图片]" else words.replace("\n", "<br>")
        page += [f'<div class="message" data-message-id="{index}">', '  <div class="message-header">', f'    <div class="message-avatar">{who[0]}</div>', f'    <span class="message-sender">{who}</span>',
                 f'    <span class="message-time">{at}</span>', '  </div>', '  <div class="message-content">', f'    {shown}', '  </div>', '</div>']
    page += ['<div class="message system" data-message-id="9">', '  <div class="message-content">星河客服撤回了一条消息</div>', '</div>',
             '<div class="message" data-message-id="10"><div class="message-header"><span class="message-sender">小岸</span><span class="message-time">2026-11-19 09:06:00</span></div><div class="message-content"><div class="reply-content"><strong>星河客服:</strong> 原路退回</div>&lt;好&gt;</div></div>',
             '<div class="chat-footer"><p>由 <strong>QQ聊天记录导出工具</strong> 生成</p></div></body></html>', '']
    text("qqnt.html", page)


def telegram() -> None:
    def message(index: int, own: bool, words: object, **more: object) -> dict[str, object]:
        at = TALK[min(index, 4)][0].replace(" ", "T")
        return {"id": 2675 + index * 7, "type": "message", "date": at, "date_unixtime": str(EPOCH[min(index, 4)]), "from": BUYER if own else "Galaxy shop",
                "from_id": "user300000000" if own else "user700000000", "text": words, "text_entities": [], **more}
    messages = [
        {"id": 2600, "type": "service", "date": "2026-11-18T20:00:00", "date_unixtime": "1795003200", "actor": "Galaxy shop", "actor_id": "user700000000", "action": "joined_telegram", "text": "", "text_entities": []},
        message(0, True, TALK[0][2]),
        message(1, False, [{"type": "link", "text": "https://example.com/o/1"}, " 在补单 👀"]),
        message(2, True, "", photo="photos/photo_1.jpg", width=1080, height=2400),
        message(3, False, TALK[3][2], reply_to_message_id=2675),
        message(4, True, "“好”\\", media_type="voice_message", file="voice.ogg"),
    ]
    chat = {"name": "Galaxy shop", "type": "personal_chat", "id": 700000000, "messages": messages}
    write("telegram.json", json.dumps(chat, ensure_ascii=False, indent=1).encode())
    old = [{key: value for key, value in item.items() if key != "date_unixtime"} for item in messages]
    old[2]["from"] = None
    other = {"name": None, "type": "saved_messages", "id": 1, "messages": [message(0, True, "记一下")]}
    full = {"about": "Here is the data you requested.", "chats": {"about": "", "list": [{**chat, "messages": old}, other]}}
    write("telegram-full.json", json.dumps(full, ensure_ascii=True, indent=1).encode())
    def block(index: int, name: str | None, at: str, body: str) -> list[str]:
        joined = "" if name else " joined"
        sender = [f'       <div class="from_name">', f"{name} ", "       </div>"] if name else []
        return [f'     <div class="message default clearfix{joined}" id="message{index}">', '      <div class="pull_left userpic_wrap"><div class="userpic userpic3"><div class="initials">G</div></div></div>',
                '      <div class="body">', f'       <div class="pull_right date details" title="{at} UTC+08:00">', at[11:16], "       </div>", *sender, body, "      </div>", "     </div>", ""]
    page = ["<!DOCTYPE html>", "<html>", " <head><meta charset=\"utf-8\"/><title>Exported Data</title></head>", " <body>", '  <div class="page_wrap">', '   <div class="page_body chat_page">', '    <div class="history">',
            '     <div class="message service" id="message-1">', '      <div class="body details">', "18 November 2026", "      </div>", "     </div>"]
    page += block(1, BUYER, "18.11.2026 20:20:31", '       <div class="text">\n付了 98，点券没到\n       </div>')
    page += block(2, "Galaxy shop", "18.11.2026 20:21:02", '       <div class="text">在补单 &amp; 稍等</div>')
    page += block(3, None, "18.11.2026 20:21:40", '       <div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="p.jpg"><img class="photo" src="p.jpg"></a></div>')
    page += block(4, BUYER, "19.11.2026 09:00:00", '       <div class="reply_to details">In reply to <a href="#go_to_message2">this message</a></div>\n       <div class="text">好<br>谢谢</div>')
    page += ['     <div class="message service" id="message5">', '      <div class="body details">', "Galaxy shop pinned a message", "      </div>", "     </div>", "    </div></div></div></body></html>", ""]
    text("telegram.html", page)


def whatsapp() -> None:
    text("whatsapp-us.txt", ["1/1/21, 12:00 - Messages and calls are end-to-end encrypted. Tap to learn more.", "1/1/21, 12:00 - A: Hi", "1/13/21, 12:01 - B: Whats up?", "second line", "1/14/21, 12:02 - A: <Media omitted>", "1/14/21, 12:03 - B: This message was deleted"])
    text("whatsapp-de.txt", ["15.04.2016, 15:04 - Gruppe: Messages and calls are end-to-end encrypted.", "06.08.2016, 13:23 - Ash: Hey: guys!", "06.08.2016, 13:25 - Brock: <Medien>"])
    text("whatsapp-ios.txt", ["\u200e[14/10/2021, 3:34:09\u202fPM] A: Hi", "[14/10/2021, 3:34:20\u202fPM] B: \u200eimage omitted", "[15/10/2021, 12:00:00\u202fAM] A: 〜"])
    text("whatsapp-zh.txt", ["2026/11/18 下午8:20 - 小岸: 付了 98", "2026/11/18 下午8:21 - 星河客服: <媒体已省略>", "2026/11/19 上午9:00 - 星河客服: 此消息已删除"])
    text("whatsapp-ios-zh.txt", ["[2026/7/9 02:28:09] Bob:Hi", "[2026/7/9 02:28:10] 小岸:在", "[2026/7/9 02:28:10] 小岸:在"], end="\r\n")
    text("whatsapp-undecided.txt", ["1/2/21, 12:00 - A: Hi", "1/2/21, 12:05 - B: Ho"])
    text("whatsapp-dots.txt", ["14/10/21, 3:34 p.\u00a0m. - A: hola", "15/10/21, 4:00 a.\u00a0m. - B: qué"])


def notes() -> None:
    text("notes.txt", ["和星河客服说的话（自己记的）", "2026-11-18 20:20 我：付了 98，点券没到", "2026-11-18 20:21 客服：在补单，稍等", "又说别急", "11月19日 9:00 客服：今天退款", "2026-11-19 09:01 我：好"])
    write("notes-gb.txt.bytes", "\r\n".join(["2026-11-18 20:20:31 我：付了 98", "2026-11-18 20:21:02 客服：在补单"]).encode("gb18030"))
    write("notes-mixed.txt.bytes", "2026-11-18 20:20 我：付了 98\n".encode() + "2026-11-18 20:21 客服：在补单\n".encode("gb18030") + "2026-11-18 20:22 我：好\n2026-11-18 20:23 我：\x00\n2026-11-18 20:24 我：完\n".encode())
    text("notes-returns.txt", ["2026-11-18 20:20 我：一", "2026-11-18 20:21 客服：二", ""], end="\r")
    write("notes-utf-16.txt.bytes", b"\xff\xfe" + "2026-11-18 20:20 我：一\r\n2026-11-18 20:21 客服：二\r\n".encode("utf-16-le"))


def main() -> None:
    memotrace()
    wechat_others()
    qq()
    telegram()
    whatsapp()
    notes()


if __name__ == "__main__":
    main()
