#!/usr/bin/env python3
"""Takes the shortest path through the pages of `recourse serve` in Debian's Chromium.

    check_site.py LINK [SCREENSHOTS]

The link is the one that the program printed; it opens one browser, whose cookie the others share.
The path is taken without JavaScript at 320 pixels in both languages, files come in and a story is told
the same way. Every page is opened light on a phone and dark on a desk and looked at by axe in one of the
two, and nothing may be asked of another server. With SCREENSHOTS, a folder, every page is looked at in
all four ways and pictures are left there. Prints one JSON object:
{"screens": {language: [paths]}, "axe": [serious findings], "errors": […], "foreign": […],
 "wide": [pages that scroll sideways], "copied": whether the button copied what is shown,
 "marked": {page: what is marked there}, "answered": whether a noted answer is shown,
 "brought": {language: how many files a form without JavaScript brought},
 "told": {language: what a story chose as what happened}, "dropped": files that were dropped,
 "drawn": the box that was drawn over a picture, and how many covered copies there are}.
"""

import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1200, "height": 900}

# The files that are brought.
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "not-delivered"
BROUGHT = ["wechat.csv", "order.html", "chat.txt", "paid.png"]

# What the person answers, by the field.
WRITTEN = {"f-paid_amount": "98", "f-order_no": "ORD-20261118-77", "f-shop_name": "星河点券",
           "f-promised_within": "30", "f-paid_at": "2026-11-18T20:14"}
CHOSEN = {"f-pay_channel": "wechat_merchant", "f-account_on_order": "mine",
          "n-promised_within": "minutes"}


def main():
    link = sys.argv[1]
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(link))
    found = {"screens": {}, "axe": [], "errors": [], "foreign": [], "wide": [], "copied": None,
             "brought": {}, "told": {}}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        first = browser.new_context()
        page = first.new_page()
        page.goto(link)
        page.wait_for_url(re.compile(r"/start$"))
        state = first.storage_state()

        def context(language, size, **more):
            made = browser.new_context(
                storage_state=state, viewport=size,
                locale="zh-CN" if language == "zh" else "en-US", **more)
            made.on("request", lambda request: None if request.url.startswith(origin)
                    else found["foreign"].append(request.url))
            return made

        for language in ["zh", "en"]:
            phone = context(language, PHONE, java_script_enabled=False)
            found["screens"][language], case = walk(phone, origin, language, pictures)
            brought = context(language, PHONE, java_script_enabled=False)
            found["brought"][language], lines = bring(brought, origin, case)
            found["told"][language] = tell(
                context(language, PHONE, java_script_enabled=False), origin, pictures, language)
            pages = list(dict.fromkeys(found["screens"][language])) + [
                case, f"{case}/door/seller", f"{case}/door/wechat",
                f"{case}/door/platform/answer", "/", "/nowhere", "/look", "/terms",
                "/start/story", f"{case}/add", f"{case}/findings", "/before", "/verify",
                f"{case}/door/seller/form", f"{case}/evidence", f"{case}/take",
                f"{case}/erase", f"{case}/timeline"] + lines
            looks = [(size, scheme) for size in (PHONE, DESK) for scheme in ("light", "dark")]
            for size, scheme in looks if pictures else [(PHONE, "light"), (DESK, "dark")]:
                # Axe takes most of the time: of the two it looks once in each language.
                searched = pictures or (size == PHONE) == (language == "zh")
                look(context(language, size, color_scheme=scheme), origin, pages, language, size,
                     scheme, found, searched, pictures)
        copy(context("zh", DESK), origin, case, found)
        found["marked"] = texts(context("zh", PHONE), origin, case, pictures)
        found["dropped"] = drop(context("zh", DESK), origin, case)
        found["drawn"] = draw(context("zh", PHONE), origin, case)
        found["answered"] = answer(context("zh", PHONE, java_script_enabled=False), origin, case)
        browser.close()
    print(json.dumps(found, ensure_ascii=False))


def walk(context, origin, language, pictures):
    """The whole path as a person takes it; gives the screens and the path of the case."""
    page = context.new_page()
    screens = []

    def arrived():
        screens.append(urlsplit(page.url).path)

    def seen():
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)
            page.screenshot(
                full_page=True, path=pictures / f"path-{language}-{len(screens)}.png")

    page.goto(origin + "/start")
    arrived()
    seen()
    page.click("a.button[href='/start/what']")
    arrived()
    page.check("#what-nothing_came")
    while True:
        seen()
        page.click("main form button:not([type=button])")
        arrived()
        if screens[-1].endswith("/answers") or len(screens) > 9:
            break
        fill(page)
    seen()
    page.click(".actions a.button")
    arrived()
    assert page.locator(".letter").inner_text().count("ORD-20261118-77") == 1
    page.fill("#reference", "TS-9")
    seen()
    page.click("form[action$='/sent'] button")
    arrived()
    seen()
    assert "TS-9" in page.locator("main").inner_text()
    return screens, re.match(r"/cases/[0-9a-f]{32}", screens[-1]).group()


def bring(context, origin, case):
    """Files through the plain form: one is refused nothing, each is said, and a row is confirmed."""
    page = context.new_page()
    page.goto(f"{origin}{case}/add")
    page.set_input_files("#files", [EXAMPLE / name for name in BROUGHT])
    page.click("main form button")
    count = page.locator("main > ul.rows > li").count()
    page.click(f"a.button[href='{case}/findings']")
    links = [link.get_attribute("href") for link in page.locator("a[href*='finding?']").all()]
    # One row of the bill, and one thing that was read on a page.
    return count, [link for link in links if "row" in link][:1] + [
        link for link in links if "row" not in link][:1]


def tell(context, origin, pictures, language):
    """The person's own words, and what they are read as."""
    page = context.new_page()
    page.goto(f"{origin}/start/story")
    page.fill("#text", "昨天在星河点券买点券，用微信付了98块，说好半小时到，到现在都没到账。")
    page.click("main form button")
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        page.screenshot(full_page=True, path=pictures / f"told-{language}-320-light.png")
    return page.locator("input[name=what]:checked").get_attribute("value")


def drop(context, origin, case):
    """Files dropped onto the choice of files are chosen by it."""
    page = context.new_page()
    page.goto(f"{origin}{case}/add")
    assert page.locator("[data-drop-hint]").is_visible()
    page.evaluate("""() => {
        const data = new DataTransfer();
        data.items.add(new File(["a"], "a.txt"));
        data.items.add(new File(["b"], "b.txt"));
        document.querySelector("[data-drops]").dispatchEvent(
            new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
    }""")
    return page.evaluate("[...document.querySelector('#files').files].map(file => file.name)")


def draw(context, origin, case):
    """A box that is drawn over a picture becomes a covered copy."""
    page = context.new_page()
    page.goto(f"{origin}{case}/evidence")
    originals = [link.get_attribute("href") for link in page.locator("main a").all()]
    for path in [path for path in originals if re.search(r"/evidence/[0-9]+$", path)]:
        page.goto(origin + path)
        if page.locator("[data-draws]").count():
            break
    page.click("button[data-draw]")
    shot = page.locator("[data-draws]").bounding_box()
    places = [(shot["x"] + share * shot["width"], shot["y"] + share * shot["height"] / 4)
              for share in (0.25, 0.75)]
    page.mouse.move(*places[0])
    page.mouse.down()
    page.mouse.move(*places[1])
    page.mouse.up()
    box = page.input_value("#boxes")
    for tick in page.locator("input[name=hide]").all():
        tick.uncheck()
    page.click("main form button:not([type=button])")
    return [box, page.locator("main a[href*='/picture/']").count()]


def fill(page):
    for field in page.locator("main input[type=text], main input[type=datetime-local]").all():
        name = field.get_attribute("name")
        if name in WRITTEN:
            field.fill(WRITTEN[name])
        else:
            page.check(f"#u-{name[2:]}")
    for select in page.locator("main select").all():
        select.select_option(CHOSEN[select.get_attribute("name")])
    names = [radio.get_attribute("name") for radio in page.locator("main input[type=radio]").all()]
    for name in dict.fromkeys(names):
        page.check(f"#{name}-{CHOSEN.get(name, 'unknown')}")


def look(context, origin, pages, language, size, scheme, found, searched, pictures):
    page = context.new_page()
    page.on("pageerror", lambda error: found["errors"].append(str(error)))
    for path in pages:
        page.goto(origin + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            found["wide"].append([path, language, size["width"], width])
        for finding in Axe().run(page).response["violations"] if searched else []:
            if finding["impact"] in ("serious", "critical"):
                found["axe"].append([path, language, size["width"], scheme, finding["id"],
                                     finding["nodes"][0]["html"]])
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)
            name = re.sub(r"/cases/[0-9a-f]{32}", "/case", path).strip("/").replace("/", "-")
            page.screenshot(full_page=True, path=pictures /
                            f"{name or 'home'}-{language}-{size['width']}-{scheme}.png")
    context.close()


def texts(context, origin, case, pictures):
    """What is marked in a threat, beside a case and without one, and found in terms."""
    page = context.new_page()
    marked = {}
    for name, path in {"look": "/look", "case": f"{case}/look"}.items():
        page.goto(origin + path)
        page.fill("#text", "再不退钱我就曝光你全家，找人去你家。<b>")
        page.click("main form button")
        marked[name] = page.locator(".letter mark").all_inner_texts()
        assert page.locator("#text").input_value().endswith("<b>")
        page.click("main form button")
        if pictures:
            page.screenshot(full_page=True, path=pictures / "looked-zh-320-light.png")
        assert not Axe().run(page).response["violations"]
    page.goto(origin + "/terms")
    page.fill("#text", "五、退款\n5.1 虚拟商品一经充值，概不退款。\n5.2 未使用的卡密可在24小时内申请退款。")
    page.click("main form button")
    marked["terms"] = page.locator("blockquote").all_inner_texts()
    assert "\ufffd" not in page.locator("#text").input_value()
    if pictures:
        page.screenshot(full_page=True, path=pictures / "terms-read-zh-320-light.png")
    assert not Axe().run(page).response["violations"]
    page.goto(origin + "/terms")
    page.click("main form button")
    assert page.locator("[role=alert]").count() == 1
    return marked


def answer(context, origin, case):
    """A refusal with its reason is noted, and the case says so."""
    page = context.new_page()
    page.goto(f"{origin}{case}/door/platform/answer")
    page.click("main form button")
    assert page.locator("[role=alert]").count() == 1
    page.check("#answer-refused")
    page.check("#reason-shows_completed")
    page.fill("#words", "系统显示已完成 <i>")
    page.click("main form button")
    assert urlsplit(page.url).path == case
    return "系统显示已完成 <i>" in page.locator("main").inner_text()


def copy(context, origin, case, found):
    """The button copies the text that is shown."""
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
    page = context.new_page()
    page.goto(f"{origin}{case}/door/seller")
    button = page.locator("button[data-copies]")
    if button.count() == 0:
        return
    button.click()
    page.wait_for_function("b => b.textContent === b.dataset.done", arg=button.element_handle())
    text = page.evaluate("navigator.clipboard.readText()")
    found["copied"] = text == page.locator(".letter").text_content()


main()
