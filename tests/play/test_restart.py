"""The play surface begins where the tablet was switched off: what lay over the pictures, or above them, is there."""

import pytest
from playwright.sync_api import Browser, expect

from .served import served

PAGE = """<!doctype html><meta name="viewport" content="width=device-width"><style>body { margin: 0 }</style>
<script type="importmap">{"imports": {"vue": "/vue.js"}}</script><div id="play" class="pc-full"></div>
<script type="module">
import { createApp, h } from 'vue'
import { Surface } from '/surface.js'
const view = { screen: 'pick', saved: {}, faces: [], child: { nickname: 'Mia', avatar: 'bear' }, undo: null, pool: [],
  offer: { tiles: [], minutes_left: 5, share_left: 1, empty: null } }
createApp({ render: () => h(Surface, { view: { ...view, OPEN } }) }).mount('#play')
</script>"""


@pytest.mark.parametrize(
    ("was_open", "seen"),
    [
        ("panel: 'find'", ".panel #pc-find"),
        ("switch: { faces: [] }", ".panel #pc-switch"),
        ("strip: [{ end: 'break', stands: 'first' }]", ".strip"),
    ],
)
def test_what_was_open_is_drawn_before_anything_else_is_brought(browser: Browser, was_open: str, seen: str):
    with browser.new_context(viewport={"width": 1000, "height": 700}) as context:
        page = context.new_page()
        page.route("http://localhost/**", served(PAGE.replace("OPEN", was_open)))
        page.goto("http://localhost/")
        expect(page.locator(seen)).to_be_visible()
