"""The text of a page with Python's own html.parser, line by line: what a reader does before it reads."""
import json
import sys
import time
from html.parser import HTMLParser

BLOCKS = {"p", "div", "li", "tr", "br", "h1", "h2", "h3", "body", "table", "ul"}


class Lines(HTMLParser):
    def __init__(self):
        super().__init__()
        self.lines, self.words = [], []

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.flush()

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.flush()

    def handle_data(self, data):
        self.words.append(data)

    def flush(self):
        line = " ".join("".join(self.words).split())
        if line:
            self.lines.append(line)
        self.words = []


with open(sys.argv[1], "rb") as file:
    page = file.read()
start = time.perf_counter()
parser = Lines()
parser.feed(page.decode())
parser.close()
parser.flush()
print(json.dumps({"seconds": time.perf_counter() - start, "rows": len(parser.lines)}))
