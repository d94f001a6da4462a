#!/usr/bin/env python3
"""Opens web/verify.html in Debian's Chromium without a network and lets it verify files.

    check_page.py PAGE WISHES

WISHES is a JSON list of {"file", "key"?, "language"?, "withoutEd25519"?}. Prints a JSON list of
{"status", "failures", "proven", "notProven"} in the same order, and last
{"requests", "errors"}: every request that was made, and every error of the page.
"""

import json
import sys
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

# Stands in for a browser that lacks Ed25519.
WITHOUT_ED25519 = """
SubtleCrypto.prototype.importKey = () =>
  Promise.reject(new DOMException("no such algorithm", "NotSupportedError"));
"""


def open_page(browser, page_url, language, without, requests, errors):
    context = browser.new_context(
        offline=True, locale="zh-CN" if language == "zh" else "en-US")
    if without:
        context.add_init_script(WITHOUT_ED25519)
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text)
            if message.type == "error" else None)
    page.goto(page_url)
    return page


def verify(page, wish):
    page.set_input_files("#file", wish["file"])
    page.fill("#key", wish.get("key", ""))
    page.click("#go")
    expect(page.locator("#go")).to_be_enabled(timeout=60_000)
    result = {"status": page.inner_text("#status")}
    for name in ["failures", "proven", "notProven"]:
        result[name] = page.locator(f"section[data-list={name}] li").all_inner_texts()
    return result


def main():
    page_url = Path(sys.argv[1]).resolve().as_uri()
    wishes = json.loads(Path(sys.argv[2]).read_text())
    requests, errors, results = [], [], []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        pages = {}
        for wish in wishes:
            options = (wish.get("language"), wish.get("withoutEd25519"))
            if options not in pages:
                pages[options] = open_page(browser, page_url, *options, requests, errors)
            results.append(verify(pages[options], wish))
        browser.close()
    others = sorted({url for url in requests if url != page_url})
    print(json.dumps(results + [{"requests": others, "errors": errors}]))


main()
