"""What axe-core says of a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """What axe-core finds, of every level."""
    return [
        f"{found['id']} ({found['impact']}): {node['html'][:160]}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]
