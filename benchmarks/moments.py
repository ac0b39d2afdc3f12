"""What a reader of one page waits for, measured in the page itself.

A script that runs before the page's own watches the document. It notes, in milliseconds since the browser
began to ask for the page,

- `text`: the frame in which a text of the main part can first be read (it has a size, is not hidden, and no
  more than half transparent). On the bare page that is any text, which there is the chart's. On the
  timeline it must be more: the date and the headline of an event in the list;
- `drawn`: the frame after the last change inside any chart, once nothing has changed for 1.5 s. A chart that
  is drawn twice counts the second time.

For a change of the filter the clock starts with the key that is pressed, and stops with the frame after
the list has changed (`text`), and after the last change inside any chart (`drawn`). All the while every
frame is asked whether the board is there and how opaque it is: the page must not flash.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.servers import Server

QUIET = 1500
PATIENCE = 90_000
SIZE = (1440, 1000)
ANY_TEXT = "[data-testid=stMain] text, [data-testid=stMain] p, [data-testid=stMain] h1"
AN_EVENT = ".dl-listing .dl-rowlink .dl-date + * + .dl-head"

_WATCH = """
(() => {
  const seen = window.__seen = {text: null, drawn: null, list: null, from: 0, faint: 1, gone: false};
  const CHART = ".js-plotly-plot, [data-figure]";
  const readable = (e) => {
    const box = e.getBoundingClientRect();
    if (!e.textContent.trim() || !box.width || !box.height) return false;
    for (let at = e; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.visibility === "hidden" || Number(style.opacity) < 0.5) return false;
    }
    return true;
  };
  const note = (name) => setTimeout(() => { seen[name] = performance.now(); });
  // called in a frame, so that the time is that after painting
  const look = () => {
    if (!seen.looked && [...document.querySelectorAll(SELECTOR)].slice(0, 3).some(readable)) {
      seen.looked = true;
      note("text");
    }
    const board = seen.from && document.querySelector(".dl-board");
    if (board === null) seen.gone = true;
    for (let at = board; at; at = at.parentElement) {
      seen.faint = Math.min(seen.faint, Number(getComputedStyle(at).opacity));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const near = (one) => one.target.nodeType === 1 ? one.target : one.target.parentElement;
  const LIST = ".dl-listing";
  const holds = (node) => node.nodeType === 1 && (node.matches(LIST) || node.querySelector(LIST));
  new MutationObserver((all) => {
    if (all.some((one) => near(one)?.closest(CHART))) requestAnimationFrame(() => note("drawn"));
    if (all.some((one) => [...one.addedNodes].some(holds))) requestAnimationFrame(() => note("list"));
  }).observe(document, {subtree: true, childList: true, attributeFilter: ["d", "transform"]});
  addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      Object.assign(seen, {from: performance.now(), drawn: null, list: null, faint: 1, gone: false});
    }
  }, true);
})();
"""


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that was opened: seconds to the first text and to the last mark, bytes sent, marks drawn."""

    text: float
    drawn: float
    sent: int
    marks: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A filter that was changed: seconds to the list and to the last mark, and whether the page stayed."""

    text: float
    drawn: float
    sent: int
    zoom_kept: bool
    steady: bool


def opened(browser: Browser, server: Server, path: str, text: str) -> Opened:
    """Open a page in a new browser context, with nothing in its cache."""
    context, page, sent = _page(browser, text)
    page.goto(server.address + path)
    _wait_until_quiet(page, "text", "drawn")
    seen = page.evaluate("window.__seen")
    found = Opened(seen["text"] / 1000, seen["drawn"] / 1000, sum(sent), page.evaluate(_MARKS))
    context.close()
    return found


def changed(browser: Browser, server: Server, path: str, word: str) -> Changed:
    """Open a page and search for a word, with Enter, as a reader does."""
    context, page, sent = _page(browser, AN_EVENT)
    page.goto(server.address + path)
    _wait_until_quiet(page, "text", "drawn")
    field = page.locator(".st-key-filter_q input")
    field.fill(word)
    sent.clear()
    field.press("Enter")
    _wait_until_quiet(page, "list", "drawn")
    seen = page.evaluate("window.__seen")
    kept = path.partition("?")[2] in page.url and f"q={word}" in page.url
    context.close()
    took = [(seen[name] - seen["from"]) / 1000 for name in ("list", "drawn")]
    return Changed(took[0], took[1], sum(sent), kept, not seen["gone"] and seen["faint"] > 0.95)


_MARKS = """
() => document.querySelectorAll(
  "[data-figure] svg :is(path, rect, circle, line, polygon, text):not(defs *, clipPath *), " +
  ".js-plotly-plot svg :is(path.point, path.js-line, text):not(defs *, clipPath *)"
).length
"""


def _page(browser: Browser, text: str) -> tuple[Any, Page, list[int]]:
    context = browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.add_init_script(_WATCH.replace("SELECTOR", json.dumps(text)))
    sent: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(len(frame))))
    return context, page, sent


def _wait_until_quiet(page: Page, *names: str) -> None:
    """Until all moments have come and no chart has changed for a while."""
    page.wait_for_function(
        "([names, quiet]) => names.every((name) => window.__seen[name] > 0)"
        " && performance.now() - window.__seen.drawn > quiet"
        " && [...document.querySelectorAll('[data-figure]')].every((f) => !f.offsetParent || f.dataset.ready)"
        " && document.querySelectorAll('.js-plotly-plot').length",
        arg=[list(names), QUIET],
        polling=250,
    )
