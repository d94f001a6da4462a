#!/usr/bin/env python3
"""Draws the screenshots on which text recognition is measured, with what they show beside them.

    draw.py FOLDER [--seed N] [--only NAME]

Every picture NAME.png or NAME.jpg has a NAME.json: its kind, its template, whether that template is
held out, how it was spoilt, its fields with value and box, its bubbles with side and box. The same
seed and the same fonts give the same pictures. Needs playwright, Pillow, chromium, and the fonts
Noto Sans CJK, WenQuanYi (Zen Hei, Micro Hei) and LXGW WenKai.
"""

import argparse
import io
import itertools
import json
import random
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

import templates
import templates_held
from contents import Contents

FONTS = ["Noto Sans CJK SC"]
HELD_FONTS = ["WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "LXGW WenKai", "Noto Sans CJK SC"]
SPOILT = ["none", "jpeg", "small", "cropped"]
COLOURS = {
    "light": "--page:#ededed;--card:#fff;--ink:#1a1a1a;--dim:#8a8a8a;--line:#ddd",
    "dark": "--page:#111;--card:#1f1f1f;--ink:#d8d8d8;--dim:#888;--line:#333",
}
MEASURE = """() => {
  const box = (node) => { const range = document.createRange(); range.selectNodeContents(node);
    const r = range.getBoundingClientRect(); return [r.x, r.y, r.width, r.height]; };
  const list = (selector, more) => [...document.querySelectorAll(selector)].map(
    (node) => ({...more(node), box: box(node)}));
  return {
    fields: list('[data-what]', (node) => ({what: node.dataset.what, fact: node.dataset.fact,
      value: node.dataset.value, text: node.textContent})),
    said: [...document.querySelectorAll('[data-side] > span, [data-stamp]')].map((node) => ({
      side: node.dataset.stamp === undefined ? node.parentNode.dataset.side : 'stamp',
      value: node.dataset.stamp || '', text: node.textContent, box: box(node)})),
  };
}"""


def plans():
    """Every picture: its name, family, whether held out, and its circumstances."""
    ways = list(itertools.product(["light", "dark"], [15, 17, 20], [2, 3], SPOILT))
    for family in templates.ALL:
        for index, way in enumerate(ways):
            yield f"{family}-{index:02d}", family, index, False, way
        # Every second way first: a shorter run, broken off, has met them all.
        for index, way in enumerate(ways[::2] + ways[1::2]):
            yield f"{family}-held-{index:02d}", family, index, True, way


def page_of(contents, family, index, held, way):
    mode, size, _, _ = way
    choices = (templates_held if held else templates).ALL[family]
    # Not every second one: the ways go on by two as well.
    kind, name, body, style = choices[(index + index // 4) % len(choices)](contents)
    font = contents.rng.choice(HELD_FONTS if held else FONTS)
    text = (f'<!doctype html><meta charset="utf-8"><style>:root{{{COLOURS["light"]}}}'
            f'.dark{{{COLOURS["dark"]}}}*{{box-sizing:border-box}}'
            f'body{{margin:0;font:{size}px "{font}";color:var(--ink);background:var(--page)}}'
            f'{style}</style><html class="{mode}"><body>'
            f'<div style="padding:.3em 1em;font-size:13px">{contents.time:%H:%M}　5G 87%</div>{body}')
    return kind, name, font, text


def spoil(image, way, rng):
    """The picture as it reaches us, and how its coordinates change: scale, left, top."""
    if way == "small":
        image = image.resize((image.width * 3 // 5, image.height * 3 // 5), Image.Resampling.LANCZOS)
        return image, ".jpg", {"quality": 60}, (0.6, 0, 0)
    if way == "jpeg":
        return image, ".jpg", {"quality": 55}, (1, 0, 0)
    if way == "cropped":
        # Wherever the finger let go: through a line; of eight pictures one through the ends of lines.
        widest = image.width // (8 if rng.randrange(8) == 0 else 40)
        left = rng.choice([0, rng.randrange(widest)])
        right = image.width - rng.choice([0, rng.randrange(widest)])
        top = rng.randrange(image.height // 5)
        bottom = image.height - rng.randrange(image.height // 5)
        return image.crop((left, top, right, bottom)), ".png", {}, (1, left, top)
    return image, ".png", {}, (1, 0, 0)


def placed(items, density, change, size):
    """`items` with boxes in pixels of the picture; `whole` says whether all of it is on it."""
    scale, left, top = change
    for item in items:
        x, y, width, height = (value * density for value in item["box"])
        x, y, width, height = (x * scale - left, y * scale - top, width * scale, height * scale)
        item["whole"] = x >= 1 and y >= 1 and x + width <= size[0] - 1 and y + height <= size[1] - 1
        item["box"] = [round(value) for value in (x, y, width, height)]
        if x + width > 0 and y + height > 0 and x < size[0] and y < size[1]:
            yield item


def draw(browser, folder, seed, plan):
    name, family, index, held, way = plan
    rng = random.Random(f"{seed}:{name}")
    kind, template, font, text = page_of(Contents(rng), family, index, held, way)
    mode, size, density, spoilt = way
    context = browser.new_context(viewport={"width": rng.choice([360, 375, 390, 412]), "height": 780},
                                  device_scale_factor=density)
    page = context.new_page()
    page.set_content(text)
    seen = page.evaluate(MEASURE)
    image = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    context.close()
    image, ending, options, change = spoil(image, spoilt, rng)
    image.save(folder / (name + ending), **options)
    truth = {
        "kind": kind, "template": template, "part": "held" if held else "train", "family": family,
        "mode": mode, "font": font, "size": size, "density": density, "spoilt": spoilt,
        "width": image.width, "height": image.height,
        "fields": list(placed(seen["fields"], density, change, image.size)),
        "said": list(placed(seen["said"], density, change, image.size)),
    }
    (folder / (name + ".json")).write_text(
        json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return truth


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    fields = pictures = 0
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for plan in plans():
            if options.only in plan[0] and not (options.folder / (plan[0] + ".json")).exists():
                truth = draw(browser, options.folder, options.seed, plan)
                fields += len(truth["fields"])
                pictures += 1
        browser.close()
    print(f"{pictures} pictures with {fields} fields drawn")


if __name__ == "__main__":
    main()
