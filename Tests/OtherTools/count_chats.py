#!/usr/bin/env python3
"""Counts the messages of chats a second time, with Python's own libraries.

    count_chats.py [--recourse PROGRAM] FILE…

For each file it prints how many messages, how many senders and the first and last time an
independent reading finds (`csv`, `json`, `email`, `html.parser`, `re`), and beside it what
`recourse read --json` says, if PROGRAM is given. It ends with 1 where the two differ. Files that are
damaged on purpose (`-odd`, `-cut`, `-broken`, `-mixed`, `bad-byte`) are passed over: what the libraries make of
them is no measure.
"""
import csv
import datetime
import email
import email.policy
import html.parser
import io
import json
import re
import subprocess
import sys
from pathlib import Path

CST = datetime.timezone(datetime.timedelta(hours=8))
FIRST_LINE = "消息记录（此消息记录为文本格式"


def decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace") if data.count(b"\xff") == 0 else data.decode("utf-8", errors="replace")


def from_csv(text: str):
    rows = list(csv.reader(io.StringIO(text, newline="")))
    names = rows[0]
    place = {name: index for index, name in enumerate(names)}
    time = next(place[name] for name in ["CreateTime", "时间", "Time"] if name in place)
    own = place.get("is_sender", place.get("IsSender"))
    who = next((place[name] for name in ["Sender", "talker", "发送人"] if name in place), None)
    for row in rows[1:]:
        if len(row) <= time:
            continue
        sender = row[who] if who is not None and who < len(row) and row[who] else row[own] if own is not None else ""
        yield sender


def message_lists(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "messages" and isinstance(inner, list):
                yield inner
            else:
                yield from message_lists(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from message_lists(inner)


def from_json(text: str):
    try:
        lists = list(message_lists(json.loads(text)))
    except json.JSONDecodeError:
        objects = []
        for line in text.splitlines():
            try:
                objects.append(json.loads(line))
            except json.JSONDecodeError:
                pass
        lists = [[item for item in objects if item.get("_type", "message") == "message"]]
    for item in (item for messages in lists for item in messages):
        sender = item.get("sender") or item.get("from_id") or item.get("actor_id") or item.get("senderUsername") or ""
        yield sender.get("uin", "") if isinstance(sender, dict) else sender


class Page(html.parser.HTMLParser):
    """Counts the elements whose class is `message` and that are no day of Telegram's."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "message" in (values.get("class") or "").split() and not (values.get("id") or "").startswith("message-"):
            self.count += 1


WHATSAPP = re.compile(
    r"^[\u200e\ufeff]*\[?\d{1,4}[./]\d{1,2}[./]\d{1,4},? (?:上午|下午)?\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u202f\u00a0]*[ap]\.?[\s\u00a0]?m\.?)?(?:\]| -) ?(?:([^:]+):)?", re.I)
NOTE = re.compile(r"^(?:[\d-]{8,10} |\d+月\d+日 )?\d{1,2}:\d{2}(?::\d{2})? ([^:：\s]{1,20})[:：]")
PASTED = re.compile(r"^(\S+)\s+(?:[\d/-]+ )?(?:星期\S )?(?:上午|下午)? ?\d{1,2}:\d{2}:\d{2}(?: [AP]M)?\s*$")
DATED = re.compile(r"^(?:## )?\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}:\d{2}(?: [AP]M)? (\S.*)$")


def from_text(text: str):
    lines = text.splitlines()
    if "[QQChatExporter" in lines[0]:
        for line in lines:
            if line.startswith("时间: "):
                yield ""
        return
    heads = [WHATSAPP.match(line) for line in lines]
    if sum(1 for head in heads if head) >= 2:
        for head in heads:
            if head:
                yield head.group(1) or ""
        return
    for form in [NOTE, PASTED]:
        senders = [head.group(1) for head in map(form.match, lines) if head]
        if len(senders) >= 2:
            yield from senders
            return
    before = ""
    for line in lines:
        head = DATED.match(line)
        if head and (not before.strip() or before.startswith("====")):
            yield head.group(1)
        before = line


def independent(path: Path):
    data = path.read_bytes()
    if path.name.endswith(".mht"):
        mail = email.message_from_bytes(data, policy=email.policy.default)
        pages = [part for part in mail.walk() if part.get_content_type() == "text/html"]
        words = re.sub(r"<[^>]*>", "\n", pages[0].get_payload(decode=True).decode("utf-8").replace("&nbsp;", " "))
        return sum(1 for line in words.splitlines() if re.fullmatch(r"\s*\d{1,2}:\d{2}:\d{2}(?: [AP]M)?\s*", line)), None
    text = decoded(data)
    if "<script>const chatMessages" in text:
        return len(re.findall(r"displayname:'[^']*'", text)) - text.count("'断了,"), None
    if text.lstrip().startswith("<"):
        page = Page()
        page.feed(text)
        return page.count, None
    if text.lstrip().startswith(("{", "[{")):
        senders = list(from_json(text))
    elif "," in text.splitlines()[0] and ":" not in text.splitlines()[0]:
        senders = list(from_csv(text))
    else:
        senders = list(from_text(text))
    return len(senders), len({sender for sender in senders if sender})


def main() -> int:
    arguments = sys.argv[1:]
    program = None
    if arguments[:1] == ["--recourse"]:
        program, arguments = arguments[1], arguments[2:]
    differ = 0
    print(f"{'file':<44} {'other tools':>12} {'recourse':>10}  variant")
    for name in arguments:
        if any(mark in name for mark in ["-odd.", "-cut.", "-broken.", "-mixed.", "bad-byte"]):
            continue
        count, senders = independent(Path(name))
        ours, variant = None, ""
        if program:
            done = subprocess.run([program, "read", name, "--json"], capture_output=True, text=True)
            reading = json.loads(done.stdout) if done.returncode == 0 else {}
            ours, variant = reading.get("rows"), reading.get("variant", done.stderr.strip()[:60])
        mark = "" if ours is None or ours == count else "  differs"
        differ += bool(mark)
        print(f"{Path(name).name:<44} {count:>12} {ours if ours is not None else '-':>10}  {variant}{mark}")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
