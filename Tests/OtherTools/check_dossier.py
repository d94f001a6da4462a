#!/usr/bin/env python3
"""Reads a dossier with qpdf and poppler, and says what does not stand where it says that it stands.

    check_dossier.py FILE.pdf [WORDS.txt]

Prints what was looked at, as JSON, or one fault a line; ends with 1 where there is a fault:

- the file is not sound, not tagged, or names no language;
- a page without a number of its own, or with another one than its place and its label;
- an exhibit whose pages are not the ones that the list of evidence names, or that are not counted
  through;
- a mark of an exhibit with a page beside it that does not belong to that exhibit;
- a link that leads to another page than the one that it names, or to what it does not name;
- an outline that does not lead to the head that it names, or that lacks a part or an exhibit;
- a picture without words for whoever cannot see it;
- a letter that no font of the file knows, and so nobody can search for;
- a font with much more than the letters that are used;
- with WORDS.txt, the same dossier as words: a head or paragraph that is not on the pages, letter for
  letter and in the same order, or a cell of a table that is not on them at all.
"""

import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as tree

MARK = re.compile(r"^(?:证|Exhibit\s?)(\d+)$")
# `证3 第 22 行 000009`, `Exhibit 3 line 22 000009`: a mark with the page where it stands.
NAMED = re.compile(r"(?:证|Exhibit )(\d+)((?: (?!证|Exhibit)[^ 、,]{1,12}){0,5}?) (0\d{5})(?!\d)")


def run(*words):
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{words[0]}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode()


def squeezed(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


class Dossier:
    def __init__(self, path):
        self.faults = []
        self.path = path
        self.sound()
        whole = json.loads(run("qpdf", "--json=2", path))
        self.objects = whole["qpdf"][1]
        self.outlines = whole["outlines"]
        self.pages = [page["object"] for page in whole["pages"]]
        self.labels = [page["label"] for page in whole["pages"]]
        self.words = []
        self.boxes = []
        self.read_words()
        self.order = run("pdftotext", path, "-").split("\f")
        # As drawn, cell by cell; the other order reads across the columns of a table.
        self.drawn = run("pdftotext", "-raw", path, "-").split("\f")
        self.texts = [squeezed(text) for text in self.order]

    def fault(self, words):
        self.faults.append(words)

    def sound(self):
        said = run("qpdf", "--check", self.path)
        if "No syntax or stream encoding errors found" not in said or "WARNING" in said:
            self.fault(f"qpdf: {said}")

    def object(self, reference):
        if isinstance(reference, str) and re.fullmatch(r"\d+ \d+ R", reference):
            found = self.objects[f"obj:{reference}"]
            return found["value"] if "value" in found else found["stream"]["dict"]
        return reference

    def catalog(self):
        return self.object(self.objects["trailer"]["value"]["/Root"])

    def read_words(self):
        text = run("pdftotext", "-bbox", self.path, "-")
        text = text[text.index("<doc>") : text.index("</doc>") + 6]
        # What no map to Unicode knows comes out as a control or as nothing at all.
        for page in tree.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", text)):
            self.boxes.append((float(page.get("width")), float(page.get("height"))))
            self.words.append(
                [
                    (*(float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")), word.text or "")
                    for word in page
                ]
            )

    def check(self):
        catalog = self.catalog()
        if not str(catalog.get("/Lang", "")).startswith(("u:zh", "u:en")):
            self.fault("names no language")
        if not self.object(catalog.get("/MarkInfo", {})).get("/Marked"):
            self.fault("is not tagged")
        if not self.object(catalog.get("/ViewerPreferences", {})).get("/DisplayDocTitle"):
            self.fault("shows the name of its file in place of its title")
        for number, text in enumerate(self.texts[: len(self.pages)], 1):
            if "\ufffd" in text or any(0xE000 <= ord(one) < 0xF900 for one in text):
                self.fault(f"page {number}: a letter that nobody can search for")
        self.fonts()
        self.numbers()
        self.exhibits()
        self.marks()
        links = self.links()
        heads = self.outline(self.outlines)
        figures = self.figures()
        return {
            "pages": len(self.pages),
            "exhibits": len(self.of),
            "links": links,
            "outline": heads,
            "figures": figures,
        }

    def fonts(self):
        """Cairo leaves 870 KB of subroutines in a font, of which a few hundred letters use some KB."""
        for name, found in self.objects.items():
            stream = found.get("stream", {}).get("dict", {})
            length = self.object(stream.get("/Length", 0))
            if stream.get("/Subtype") == "/CIDFontType0C" and length > 200_000:
                self.fault(f"{name}: a font of {length} bytes")

    def foot(self, page):
        """What stands in the last line of ours: the place within an exhibit, and the number."""
        width, height = self.boxes[page]
        rows = [word for word in self.words[page] if word[1] > height - 56 and word[1] < height - 12]
        return " ".join(word[4] for word in sorted(rows, key=lambda word: (round(word[1]), word[0])))

    def numbers(self):
        self.of = {}
        for page in range(len(self.pages)):
            number = f"{page + 1:06}"
            foot = self.foot(page)
            if number not in foot:
                self.fault(f"page {page + 1}: no number {number} at its foot: {foot}")
            label = self.labels[page]
            shown = str(label.get("/P", "u:"))[2:] + str(label["/St"] if label.get("/S") else "")
            if shown != number:
                self.fault(f"page {page + 1}: its label is {shown}")
            place = re.search(r"(?:证|Exhibit )(\d+)-(\d+)/(\d+)(?!\d)", foot)
            if place:
                exhibit, part, count = (int(one) for one in place.groups())
                self.of.setdefault(exhibit, []).append((page + 1, part, count))

    def exhibits(self):
        """Each exhibit begins under its strip, is counted through, and is listed with its pages."""
        text = "".join(self.texts[: min((pages[0][0] for pages in self.of.values()), default=1) - 1])
        for exhibit, pages in sorted(self.of.items()):
            first, last = pages[0][0], pages[-1][0]
            if [page for page, _, _ in pages] != list(range(first, last + 1)):
                self.fault(f"exhibit {exhibit}: its pages are not one behind the other")
            for index, (page, part, count) in enumerate(pages, 1):
                if (part, count) != (index, len(pages)):
                    self.fault(f"page {page}: {part} of {count} of exhibit {exhibit}")
            words = self.words[first - 1]
            strip = squeezed("".join(word[4] for word in words if 76 < word[1] < 112))
            if not re.match(rf"(?:证|Exhibit){exhibit}(?!\d)", strip):
                self.fault(f"page {first}: exhibit {exhibit} has no strip: {strip}")
            listed = f"{first:06}" + (f"[–-]{last:06}" if last > first else "")
            if not re.search(rf"(?:证|Exhibit){exhibit}(?!\d).*?{listed}", text):
                self.fault(f"exhibit {exhibit} is not listed with {listed}")
        if sorted(self.of) != list(range(1, len(self.of) + 1)):
            self.fault(f"exhibits are numbered {sorted(self.of)}")

    def marks(self):
        """A mark with a page beside it: in what happened, the money, the list and the index."""
        self.named = 0
        for page, text in enumerate(self.drawn[: len(self.pages)], 1):
            for exhibit, _, number in NAMED.findall(" ".join(text.split())):
                pages = [one for one, _, _ in self.of.get(int(exhibit), [])]
                # The number at the foot of the page itself may follow a mark without one.
                if int(number) == page:
                    continue
                self.named += 1
                if int(number) not in pages:
                    self.fault(f"page {page}: exhibit {exhibit} is said to be on {number}, is on {pages}")

    def reads_as(self, path):
        """The words of the pages, without heads and feet, in the order in which poppler reads them; cells
        of tables in the order in which they were drawn, because poppler reads across columns."""
        drawn = squeezed("".join(self.drawn))
        pages = []
        for page, text in enumerate(self.order[: len(self.pages)]):
            lines = [squeezed(line) for line in text.split("\n")]
            for one in self.furniture(page):
                if one in lines:
                    lines.remove(one)
            pages.append("".join(lines))
        text = "".join(pages)
        lines = open(path, encoding="utf-8").read().split("\n")
        place, self.paragraphs, self.cells = 0, 0, 0
        isStrip, afterPicture = False, False
        lines = lines[5 if lines[4].startswith("!!") else 4 :]
        for line, following in zip(lines, lines[1:] + [""]):
            if isStrip and line.startswith("~ ") and not following:
                # What stands for pictures and pages that the form without pages cannot show.
                isStrip = False
                continue
            isStrip = line.startswith("====") or (isStrip and bool(re.match(r"  [^“→← ][^:]*: ", line)))
            isCell = line.startswith("| ") or (isStrip and not line.startswith("===="))
            isPicture = line.startswith("[")
            if isPicture or afterPicture or line == "----":
                # The form without pages does not know the sizes of pictures.
                afterPicture = isPicture
                continue
            if isCell:
                cells = re.split(r" \| |: ", line) if line.startswith("  ") else re.split(r" \| ", line[2:])
                for cell in cells:
                    for part in self.parts(re.sub(r" \|( =)?$", "", cell)):
                        self.cells += 1
                        if part not in drawn:
                            self.fault(f"not on the pages: {part}")
                continue
            body = line.partition("  << ")[0]
            mark = r"^(#+ |==== |- = |[=>~*!-] |\d+\. |  (“ |→ |← )?)"
            for part in self.parts(re.sub(mark, "", body)):
                # poppler leaves out a hyphen of ours where the line ends with it.
                hyphens = re.compile(re.escape(part).replace(r"\-", "-?"))
                found = hyphens.search(text, place)
                if not found:
                    self.fault(f"{'in another place' if hyphens.search(text) else 'not on the pages'}: {part}")
                    continue
                place = found.end()
                self.paragraphs += 1

    def furniture(self, page):
        """What stands at the head and the foot of a page, line by line or in the two parts of a line."""
        height = self.boxes[page][1]
        rows = {}
        for _, top, _, bottom, word in self.words[page]:
            if bottom < 60 or top > height - 56:
                rows.setdefault(round(top), []).append(word)
        found = []
        for words in rows.values():
            found.append(squeezed("".join(words)))
            for at in range(1, len(words)):
                found += [squeezed("".join(words[:at])), squeezed("".join(words[at:]))]
        return found

    @staticmethod
    def parts(words):
        """`words` without the numbers of pages, which the form without pages does not know."""
        return [part for part in map(squeezed, re.split(r"\((?:[a-z]+[0-9.-]+…?)\)", words)) if part]

    def page_of(self, destination):
        destination = self.object(destination)
        if isinstance(destination, dict):
            destination = self.object(destination.get("/D"))
        if isinstance(destination, str):
            destination = self.named_destination(destination)
        if not isinstance(destination, list) or destination[0] not in self.pages:
            return None
        return self.pages.index(destination[0]) + 1

    def named_destination(self, name):
        """Looks `name` up among the names of the file, wherever they are kept."""
        if not hasattr(self, "destinations"):
            self.destinations = {}
            catalog = self.catalog()
            self.destinations.update(self.object(catalog.get("/Dests", {})) or {})
            rest = [self.object(catalog.get("/Names", {})).get("/Dests")]
            while rest:
                node = self.object(rest.pop()) or {}
                rest += node.get("/Kids", [])
                names = node.get("/Names", [])
                self.destinations.update(zip(names[::2], names[1::2]))
        found = self.object(self.destinations.get(name))
        return self.object(found.get("/D")) if isinstance(found, dict) else found

    def links(self):
        count = 0
        for page, reference in enumerate(self.pages, 1):
            for annotation in self.object(self.object(reference).get("/Annots", [])):
                annotation = self.object(annotation)
                if annotation.get("/Subtype") != "/Link":
                    continue
                count += 1
                action = self.object(annotation.get("/A", {}))
                if action.get("/S", "/GoTo") != "/GoTo":
                    self.fault(f"page {page}: a link that leads out of the file")
                    continue
                to = self.page_of(annotation.get("/Dest", action.get("/D")))
                words = self.under(page, annotation["/Rect"])
                if to is None:
                    self.fault(f"page {page}: the link on {words} leads nowhere")
                elif mark := MARK.match(words):
                    if to not in [one for one, _, _ in self.of.get(int(mark.group(1)), [])]:
                        self.fault(f"page {page}: the link on {words} leads to page {to}")
                elif words and words not in self.texts[to - 1]:
                    self.fault(f"page {page}: the link on {words} leads to page {to}, without it")
        return count

    def under(self, page, box):
        """The words under a link, of which it may cover a part."""
        height = self.boxes[page - 1][1]
        left, low, right, high = (float(side) for side in box)
        middle = height - (low + high) / 2
        found = []
        for x, top, end, bottom, word in self.words[page - 1]:
            if not (top < middle < bottom and x < right and end > left):
                continue
            wide = max(1e-6, end - x)
            # Letters of one word are taken to be of one width, Chinese ones of two.
            widths = [2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in word]
            part, at = "", x
            for one, width in zip(word, widths):
                step = wide * width / sum(widths)
                if left - 0.6 <= at + step / 2 <= right + 0.6:
                    part += one
                at += step
            found.append(part)
        return squeezed("".join(found)).strip("、，,（）()；;:：")

    def outline(self, nodes, depth=0):
        titles = []
        for node in nodes:
            page = node.get("destpageposfrom1")
            title = squeezed(node["title"])
            titles.append(title)
            text = self.texts[page - 1] if page else ""
            if not page:
                self.fault(f"outline: {title} leads nowhere")
            elif re.sub(r"^(?:证|Exhibit)\d+", "", title) not in text and not node["kids"]:
                self.fault(f"outline: {title} leads to page {page}, without it")
            titles += self.outline(node["kids"], depth + 1)
        if depth == 0:
            for exhibit in self.of:
                if not any(re.match(rf"(?:证|Exhibit){exhibit}(?!\d)", title) for title in titles):
                    self.fault(f"outline: exhibit {exhibit} is not in it")
            if len(titles) - len(self.of) < 4:
                self.fault(f"outline: only {titles}")
        return titles if depth else len(titles)

    def figures(self):
        """The structure elements of pictures, each with words in their place."""
        count = 0
        for found in self.objects.values():
            value = found.get("value")
            if isinstance(value, dict) and value.get("/S") == "/Figure":
                count += 1
                if not str(value.get("/Alt", ""))[2:]:
                    self.fault("a picture has no words in its place")
        return count


dossier = Dossier(sys.argv[1])
looked_at = dossier.check()
looked_at["named"] = dossier.named
if len(sys.argv) > 2:
    dossier.reads_as(sys.argv[2])
    looked_at["paragraphs"] = dossier.paragraphs
    looked_at["cells"] = dossier.cells
if dossier.faults:
    print("\n".join(dossier.faults))
    sys.exit(1)
print(json.dumps(looked_at, sort_keys=True))
