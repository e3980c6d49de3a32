"""How a page looks in the browser: by the rules of axe, and without scrolling sideways."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # else every element that is well is described too, which takes most of the time
}


def look(page: Page, site: str, address: str) -> None:
    """Both languages: by the rules of axe at a desk and on a phone, and without scrolling sideways at 320 pixels."""
    for language, widths in (("vi", (1366, 390)), ("en", (1366,))):
        page.context.add_cookies([{"name": "django_language", "value": language, "url": site}])
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            assert violations_on(page) == [], f"{address} {language} {width}"
        page.set_viewport_size({"width": 320, "height": 800})
        assert fits(page), f"{address} {language}"


def looks_well(page: Page) -> None:
    """The page one has been led to, at a desk and on a phone."""
    for width in (1366, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations_on(page) == [], f"{page.url} {width}"
        assert fits(page), f"{page.url} {width}"


def violations_on(page: Page) -> list[str]:
    """What axe says of the page as it is shown now; a page that has only begun to arrive is waited for."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(rules).then(results => results.violations)", RULES)
    return [describe(violation) for violation in found]


def fits(page: Page) -> bool:
    """Whether the page as it is shown now needs no scrolling sideways."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def describe(violation: dict) -> str:
    places = ", ".join(f"{node['target'][0]} {node['html']}" for node in violation["nodes"][:3])
    return f"{violation['impact']}: {violation['id']} at {places}"
