#!/usr/bin/env python3
"""Uses the pages of a server with accounts in Debian's Chromium.

    check_server.py LINK MAILS [SCREENSHOTS]

LINK is an invitation to an admin, MAILS the folder into which the server writes its mails. The admin opens
the account, starts a case, sets the second step up and signs in with it, agrees that payment data are kept,
and invites somebody, who comes in by the mail and sees nothing of the case; a third one does the same
without JavaScript. All of it at 320 pixels. Every page around an account is looked at by axe, light and dark, in both
languages. Prints one JSON object: {"axe": [serious findings], "foreign": […], "wide": […],
"errors": […], "case": path of the case, "second": {path: status that the other one gets},
"home": where the other one begins, "signedOut": where the case leads afterwards,
"subject": subject of the mail, "left": what signing in says when everything is deleted}.
"""

import base64
import email
import email.policy
import hashlib
import hmac
import json
import re
import struct
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1200, "height": 900}
PASSWORD = "correct horse battery"


def main():
    link, mails = sys.argv[1], Path(sys.argv[2])
    pictures = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(link))
    found = {"axe": [], "foreign": [], "wide": [], "errors": []}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])

        def context(language, size=PHONE, **more):
            made = browser.new_context(
                viewport=size, locale="zh-CN" if language == "zh" else "en-US", **more)
            made.on("request", lambda request: None if request.url.startswith(origin)
                    else found["foreign"].append(request.url))
            return made

        def look(page, name):
            """Looks at the page that is open, in light and dark."""
            language = page.locator("html").get_attribute("lang")[:2]
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                width = page.evaluate("document.documentElement.scrollWidth")
                size = page.viewport_size["width"]
                if width > size:
                    found["wide"].append([name, language, size, width])
                for finding in Axe().run(page).response["violations"]:
                    if finding["impact"] in ("serious", "critical"):
                        found["axe"].append([name, language, scheme, finding["id"],
                                             finding["nodes"][0]["html"]])
                if pictures:
                    pictures.mkdir(parents=True, exist_ok=True)
                    page.screenshot(full_page=True, path=pictures /
                                    f"server-{name}-{language}-{size}-{scheme}.png")

        first = context("zh").new_page()
        join(first, link, look, "join")
        assert urlsplit(first.url).path == "/start", first.url
        first.click("a.button[href='/start/what']")
        first.check("#what-nothing_came")
        first.click("main form button")
        case = re.match(r"/cases/[0-9a-f]{32}", urlsplit(first.url).path).group()
        found["case"] = case

        for path in ["/account", "/account/password", "/account/code", "/account/consent",
                     "/account/leave", "/invite", "/about"]:
            first.goto(origin + path)
            look(first, path.strip("/").replace("/", "-"))

        secret = second_step(first, origin, look)
        sign_out(first, origin)
        first.goto(origin + case)
        found["signedOut"] = urlsplit(first.url).path
        look(first, "sign-in")
        first.fill("#email", "somebody@example.org")
        first.fill("#password", "not the password")
        first.click("main form button")
        look(first, "sign-in-wrong")
        first.fill("#email", "admin@example.org")
        first.fill("#password", PASSWORD)
        first.click("main form button")
        look(first, "sign-in-code")
        # The code that turned the second step on is used; the next one is good a step early.
        first.fill("#code", code(secret, 1))
        first.click("main form button")
        assert urlsplit(first.url).path == case, first.url

        first.goto(f"{origin}{case}/add")
        assert urlsplit(first.url).path == "/account/consent"
        first.click("main form button")
        look(first, "consent-not")
        first.check("#agree")
        first.click("main form button")
        assert urlsplit(first.url).path == f"{case}/add", first.url

        first.goto(origin + "/invite")
        first.fill("#email", "no address@")
        first.evaluate("document.querySelector('form').noValidate = true")
        first.click("main form button")
        look(first, "invite-wrong")
        first.fill("#email", "Li@example.org")
        first.click("main form button")
        invitation, found["subject"] = mail(mails, "li@example.org")
        assert invitation.startswith(origin)

        second = context("en").new_page()
        join(second, invitation, look, "join")
        found["home"] = urlsplit(second.url).path
        found["second"] = {
            path: second.request.get(f"{origin}{case}{path}", max_redirects=0).status
            for path in ["", "/evidence", "/add", "/take", "/door/seller", "/findings"]}
        for path in ["/account", "/about", "/account/code", "/account/consent"]:
            second.goto(origin + path)
            look(second, path.strip("/").replace("/", "-"))
        second.goto(origin + "/account/leave")
        second.fill("#present", PASSWORD)
        second.check("#sure")
        second.click("main form button")
        look(second, "left")
        second.goto(origin + "/sign-in")
        look(second, "sign-in")
        second.fill("#email", "li@example.org")
        second.fill("#password", PASSWORD)
        second.click("main form button")
        found["left"] = second.locator("[role=alert]").inner_text()

        # Without JavaScript nothing can look at a page, but all of it works.
        first.goto(origin + "/invite")
        first.fill("#email", "wang@example.org")
        first.click("main form button")
        third = context("zh", java_script_enabled=False).new_page()
        join(third, mail(mails, "wang@example.org")[0], lambda page, name: None, "join")
        third.click("a.button[href='/start/what']")
        third.check("#what-nothing_came")
        third.click("main form button")
        own = re.match(r"/cases/[0-9a-f]{32}", urlsplit(third.url).path).group()
        second_step(third, origin, lambda page, name: None)
        sign_out(third, origin)
        third.goto(origin + own)
        third.fill("#email", "wang@example.org")
        third.fill("#password", PASSWORD)
        third.click("main form button")
        assert urlsplit(third.url).path == "/sign-in/code", third.url

        # On a desk, with our script: nothing fails.
        desk = context("en", DESK).new_page()
        desk.on("pageerror", lambda error: found["errors"].append(str(error)))
        for path in ["/sign-in", "/forgot", "/about", "/nowhere"]:
            desk.goto(origin + path)
            look(desk, path.strip("/"))
        browser.close()
    print(json.dumps(found, ensure_ascii=False))


def join(page, link, look, name):
    """Opens an account; what is missing is said first."""
    page.goto(link)
    look(page, name)
    page.fill("#password", "short")
    page.fill("#again", "shorter")
    page.click("main form button")
    assert page.locator("[role=alert] li").count() == 2
    look(page, f"{name}-wrong")
    page.fill("#password", PASSWORD)
    page.fill("#again", PASSWORD)
    page.check("#old-enough")
    page.click("main form button")


def second_step(page, origin, look):
    """Sets the second step up; gives its secret."""
    page.goto(origin + "/account/code")
    page.click("main form button")
    look(page, "code-key")
    secret = page.locator(".letter").first.inner_text().replace(" ", "")
    assert f"secret={secret}&" in page.locator(".letter").nth(1).inner_text()
    page.fill("#code", code(secret, 0))
    page.click("main form button")
    assert page.locator(".rows li").count() == 8
    look(page, "recovery")
    page.goto(origin + "/account/code")
    look(page, "code-on")
    return secret


def sign_out(page, origin):
    page.goto(origin + "/account")
    page.click("main form button")


def code(secret, ahead):
    """RFC 6238 by itself: HMAC-SHA-1 over the number of the step."""
    step = int(time.time()) // 30 + ahead
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7fffffff) % 1000000:06}"


def mail(folder, to):
    """The link and the subject of the mail to somebody, as Python's own library reads it."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        for path in folder.glob("*.eml"):
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if message["to"] == to and not message.defects:
                assert message["from"] == "recourse@example.org" and message["date"].datetime
                link = re.search(r"https?://\S+", message.get_content()).group()
                return link, message["subject"]
        time.sleep(0.05)
    raise SystemExit(f"no mail to {to}")


main()
