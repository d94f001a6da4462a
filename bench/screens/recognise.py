#!/usr/bin/env python3
"""Lets an engine of text recognition look at each picture of a folder, once.

    recognise.py rapidocr|tesseract FOLDER

Writes NAME.rapidocr.page or NAME.tesseract.page beside each picture, in the form of our recognised
pages; a picture that has one is not looked at again, so the run can be broken off and gone on with.
"""

import csv
import io
import os
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import numpy
from PIL import Image


def paper(pixels, box):
    """The commonest colour along the edge of the box: what stands behind the letters."""
    x, y, width, height = box
    part = pixels[y:y + height, x:x + width]
    edge = max(1, height // 12)
    part = numpy.concatenate([part[:edge].reshape(-1, 3), part[-edge:].reshape(-1, 3),
                              part[:, :edge].reshape(-1, 3), part[:, -edge:].reshape(-1, 3)])
    if not len(part):
        return "-"
    codes = (part[:, 0].astype(numpy.uint32) >> 4 << 16 | part[:, 1].astype(numpy.uint32) >> 4 << 8
             | part[:, 2].astype(numpy.uint32) >> 4)
    values, counts = numpy.unique(codes, return_counts=True)
    red, green, blue = numpy.median(part[codes == values[counts.argmax()]], axis=0).astype(int)
    return f"{red:02x}{green:02x}{blue:02x}"


class RapidOCR:
    name = "rapidocr-onnxruntime"

    def __init__(self):
        from rapidocr_onnxruntime import RapidOCR as Engine
        self.engine = Engine(intra_op_num_threads=1, inter_op_num_threads=1, use_cls=False)
        self.version = version("rapidocr-onnxruntime")

    def pieces(self, path, pixels):
        result, _ = self.engine(pixels[:, :, ::-1].copy())
        for corners, text, score in result or []:
            left, top = min(x for x, _ in corners), min(y for _, y in corners)
            right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
            yield text, [left, top, right - left, bottom - top], float(score)


class Tesseract:
    name = "tesseract"

    def __init__(self):
        told = subprocess.run(["tesseract", "--version"], capture_output=True, text=True)
        self.version = told.stdout.split()[1] + " chi_sim"

    def pieces(self, path, pixels):
        # Its own way to black and white loses the green bubbles of a chat.
        green = io.BytesIO()
        Image.fromarray(pixels[:, :, 1]).save(green, "PNG")
        done = subprocess.run(
            ["tesseract", "-", "-", "-l", "chi_sim+eng", "--psm", "11", "tsv"], check=True,
            input=green.getvalue(), capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
        lines = {}
        rows = csv.DictReader(io.StringIO(done.stdout.decode()), delimiter="\t",
                              quoting=csv.QUOTE_NONE)
        for row in rows:
            if row["level"] == "5" and row["text"].strip():
                key = row["block_num"], row["par_num"], row["line_num"]
                lines.setdefault(key, []).append(row)
        for words in lines.values():
            left = min(int(word["left"]) for word in words)
            top = min(int(word["top"]) for word in words)
            right = max(int(word["left"]) + int(word["width"]) for word in words)
            bottom = max(int(word["top"]) + int(word["height"]) for word in words)
            text = words[0]["text"]
            for before, word in zip(words, words[1:]):
                apart = int(word["left"]) - int(before["left"]) - int(before["width"])
                text += (" " if apart > int(word["height"]) // 4 else "") + word["text"]
            yield text, [left, top, right - left, bottom - top], min(
                float(word["conf"]) for word in words) / 100


def page(engine, path):
    pixels = numpy.asarray(Image.open(path).convert("RGB"))
    height, width = pixels.shape[:2]
    lines = [f"recourse-recognised\t1\nengine\t{engine.name}\t{engine.version}\n"
             f"picture\t{width}\t{height}\n"]
    for text, box, score in engine.pieces(path, pixels):
        x, y = max(0, round(box[0])), max(0, round(box[1]))
        box = [x, y, max(1, round(box[2])), max(1, round(box[3]))]
        text = " ".join(text.split())
        if text:
            lines.append(f"text\t{','.join(map(str, box))}\t{max(0, min(1000, round(score * 1000)))}"
                         f"\t{paper(pixels, box)}\t{text}\n")
    return "".join(lines)


def main():
    engine = {"rapidocr": RapidOCR, "tesseract": Tesseract}[sys.argv[1]]()
    folder = Path(sys.argv[2])
    seconds = count = 0
    for path in sorted([*folder.glob("*.png"), *folder.glob("*.jpg")]):
        target = path.with_suffix(f".{sys.argv[1]}.page")
        if target.exists():
            continue
        start = time.process_time()
        text = page(engine, path)
        seconds, count = seconds + time.process_time() - start, count + 1
        # Whole or not at all: a run that is broken off leaves no half page.
        part = target.with_suffix(".part")
        part.write_text(text, encoding="utf-8")
        part.rename(target)
    print(f"{count} pictures recognised, {seconds / max(1, count):.2f} s of processor time each")


if __name__ == "__main__":
    main()
