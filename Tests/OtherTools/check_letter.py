#!/usr/bin/env python3
"""Reads a letter for a word processor with python-docx and prints what it says, a line a paragraph.

    check_letter.py FILE

Ends with 1 where the file names anything outside of itself, holds a program, or sets a font or style
that it should not.
"""

import sys
import zipfile

import docx
from docx.oxml.ns import qn

path = sys.argv[1]
faults = []
with zipfile.ZipFile(path) as archive:
    if archive.testzip() is not None:
        faults.append("a broken member")
    for name in archive.namelist():
        if any(word in name.lower() for word in ("vba", "macro", "ole", "embeddings", "media")):
            faults.append(f"holds {name}")

document = docx.Document(path)
for part in [document.part.package, *document.part.package.iter_parts()]:
    for relation in part.rels.values():
        if relation.is_external:
            faults.append(f"leads outside: {relation.target_ref}")
fonts = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
if fonts is None or fonts.get(qn("w:eastAsia")) != "SimSun":
    faults.append("names no Chinese font")
for paragraph in document.paragraphs:
    if paragraph.style.name not in ("Title", "Body Text", "List", "Date"):
        faults.append(f"a paragraph in {paragraph.style.name}")
    print(paragraph.text)
properties = document.core_properties
if not properties.title or properties.author or properties.last_modified_by:
    faults.append("properties: a title and no person")
section = document.sections[0]
if (round(section.page_width.mm), round(section.page_height.mm)) != (210, 297):
    faults.append("not A4")
for fault in faults:
    print(f"fault: {fault}", file=sys.stderr)
sys.exit(1 if faults else 0)
