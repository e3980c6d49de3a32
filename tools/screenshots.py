"""Takes pictures of pages for people to look at: every page × width × language, as PNG files under var/screenshots.

python tools/screenshots.py http://127.0.0.1:8000 / /thu-tuc/ /bao-cao/ --width 390 --width 1366 --language vi
python tools/screenshots.py http://127.0.0.1:8000 /ho-so/CODE/ --sign-in chi:PASSWORD --zoom 2
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",
]


def main() -> None:
    asked = _arguments()
    asked.out = asked.out.resolve()
    asked.out.mkdir(parents=True, exist_ok=True)
    chromium = subprocess.run(  # noqa: S603
        [sys.executable, PROJECT / "tools" / "find_chromium.py"], check=True, capture_output=True, text=True
    ).stdout.strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for language in asked.language or ["vi", "en"]:
            for width in asked.width or [390, 1366]:
                _take_all(browser, asked, language, width)
        browser.close()


def _take_all(browser: Browser, asked: argparse.Namespace, language: str, width: int) -> None:
    # Zooming in by 200 % leaves half as many CSS pixels across.
    across = round(width / asked.zoom)
    context = browser.new_context(viewport={"width": across, "height": 800}, device_scale_factor=asked.zoom)
    context.add_cookies([{"name": "django_language", "value": language, "url": asked.site}])
    page = context.new_page()
    if asked.sign_in:
        _sign_in(page, asked.site, *asked.sign_in.split(":", 1))
    for address in asked.pages:
        page.goto(asked.site + address, wait_until="networkidle")
        target = asked.out / f"{_file_name(address)}-{language}-{width}{'-zoom' if asked.zoom != 1 else ''}.png"
        page.screenshot(path=target, full_page=True)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        print(f"{os.path.relpath(target)}{f'  scrolls sideways by {overflow} px' if overflow else ''}")  # noqa: T201
    context.close()


def _sign_in(page: Page, site: str, name: str, password: str) -> None:
    page.goto(f"{site}/dang-nhap/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.click("main button")


def _file_name(address: str) -> str:
    parts = urlsplit(address)
    return re.sub(r"[^\w.]+", "-", f"{parts.path} {parts.query}").strip("-") or "home"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", help="the address of a running site, without a slash at its end")
    parser.add_argument("pages", nargs="+", help="paths, such as / or /bao-cao/")
    parser.add_argument("--width", type=int, action="append", help="pixels across (default: 390 and 1366)")
    parser.add_argument("--language", choices=["vi", "en"], action="append", help="default: both")
    parser.add_argument("--zoom", type=float, default=1, help="2 shows the page as at 200 %%")
    parser.add_argument("--sign-in", metavar="NAME:PASSWORD", help="sign in first")
    parser.add_argument("--out", type=Path, default=PROJECT / "var" / "screenshots")
    return parser.parse_args()


if __name__ == "__main__":
    main()
