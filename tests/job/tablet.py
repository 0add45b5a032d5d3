"""A tablet in somebody's hands: the play surface in a real Chromium, touched at a quarter of this machine's speed."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests import presses
from tests.chromium import PATIENCE_MS

CPU_TIMES = 4
LANDSCAPE, PHONE = {"width": 1180, "height": 820}, {"width": 390, "height": 844}
ONLY_STORAGE = re.compile("yet: lasting storage[^,]*, or install the app$")  # what a throw-away browser never grants
# Every tap that goes to the disk is told to the test as well.
WATCH = """
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (value, ...more) {
    if (this.name === 'outbox') noteTap(value)
    return put.call(this, value, ...more)
  }
"""
READ = """([store, key]) => new Promise((done) => {
  indexedDB.open('playcue').onsuccess = ({ target: { result: db } }) => {
    const asked = db.transaction(store).objectStore(store)
    ;(key ? asked.get(key) : asked.getAll()).onsuccess = ({ target }) => { db.close(); done(target.result) }
  }
})"""

EMPTIED = f"""async (patience) => {{
  const end = performance.now() + patience
  while (performance.now() < end) {{
    if ((await ({READ})(['outbox'])).length === 0) return true
    await new Promise((go) => requestAnimationFrame(go))
  }}
  return false
}}"""


class Tablet:
    """What an adult and a child do with it, as verbs. `written` is every tap it wrote down, by id."""

    def __init__(self, context: BrowserContext, url: str, written: dict[str, dict[str, Any]] | None = None) -> None:
        self.context, self.url = context, url
        self.written = {} if written is None else written
        self.faults: list[str] = []
        context.set_default_timeout(PATIENCE_MS)
        context.expose_binding("noteTap", lambda _, event: self.written.setdefault(event["id"], event))
        context.add_init_script(presses.WATCH + WATCH)
        self.page: Page = context.pages[0] if context.pages else context.new_page()
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.cdp = context.new_cdp_session(self.page)

    def slow(self) -> Tablet:
        """From now on a quarter as fast, as a tablet is."""
        self.cdp.send("Emulation.setCPUThrottlingRate", {"rate": CPU_TIMES})
        return self

    def open(self, path: str = "/play/") -> Tablet:
        """Open Playcue at this address of the server."""
        self.page.goto(self.url + path)
        return self

    def laid_in(self) -> Tablet:
        """Wait on the children's page until the tablet has all that it needs without a network."""
        everything = self["ready"].or_(self["not-ready"].filter(has_text=ONLY_STORAGE))
        # Trays of all children, laid one after another, and pictures by the thousand; a busy machine takes its time.
        expect(everything).to_be_visible(timeout=3 * PATIENCE_MS)
        return self

    def __getitem__(self, control: str) -> Locator:
        return self.page.locator(f'[data-control="{control}"]')

    @property
    def screen(self) -> Locator:
        return self.page.locator("[data-screen]")

    def on(self, screen: str) -> None:
        """Wait for a screen."""
        expect(self.screen).to_have_attribute("data-screen", screen)

    def tap(self, control: str | Locator, *, at_once: bool = False) -> None:
        """A finger on it, as soon as the surface takes a second press, or at once."""
        found = self[control] if isinstance(control, str) else control
        if not at_once:
            self.page.wait_for_function(presses.UNLOCKED)
        before = self.page.evaluate("presses")
        found.first.tap()
        self.page.wait_for_function("(before) => presses > before", arg=before)

    def together(self, *controls: str) -> None:
        """Presses in one breath: the second comes within the 300 ms in which no second press counts."""
        self.page.wait_for_function(presses.UNLOCKED)
        self.page.evaluate("(all) => { for (const one of all) document.querySelector(one).click() }", list(controls))

    def press(self, key: str, held_ms: int = 60) -> None:
        """A switch goes down and up, as soon as the surface takes a press."""
        self.page.wait_for_function(presses.UNLOCKED)
        self.page.keyboard.press(key, delay=held_ms)

    def child(self, name: str) -> None:
        """Tap a face."""
        self.tap(self.page.locator(f'[data-child="{name}"]'))
        self.on("moment")

    def fine_today(self) -> None:
        """Ready, all fine, touch is welcome everywhere."""
        self.tap(self.page.locator('[data-mood="ready"]'))
        self.tap("all-fine", at_once=True)
        self.tap("touch-everywhere", at_once=True)

    def start(self, name: str) -> list[str]:
        """From a face to the first pictures; the prompts offered."""
        self.child(name)
        self.fine_today()
        self.tap("start")
        self.on("pick")
        return self.offered

    @property
    def offered(self) -> list[str]:
        """Prompts on the pictures, from left to right."""
        return self._attributes(".tile", "data-prompt")

    @property
    def ways(self) -> list[str]:
        return self._attributes(".tile", "data-way")

    @property
    def findable(self) -> list[str]:
        """Ways in the open list of "Play this one"."""
        return self._attributes(".found button", "data-way")

    def pick(self, prompt: str = "") -> str:
        """The child taps a picture, the first if none is named, and says yes to a touch; the prompt picked."""
        prompt = prompt or self.offered[0]
        self.wish(prompt)
        self.agree()
        return prompt

    def touch(self) -> str:
        """An adult plays the first prompt with a touch of the list, and stops before it; its title."""
        self.tap("find")
        for number in range(40):
            self.tap(self.page.locator(".found button").nth(number))
            title = self.playing()
            if self["assent-yes"].count() and self.page.locator(".cue").count():
                return title
            self.tap("undo")
            self.on("pick")
            if not self.page.locator(".found").count():
                self.tap("find")
        raise AssertionError("No prompt with a touch by an adult is offered here.")

    def lock_with(self, pin: str) -> None:
        """An adult locks it for the child, and taps the padlock, which asks for this PIN."""
        self.tap("more")
        self["pin"].fill(pin)
        self.tap("keep-pin")
        self.tap(self["lock"])
        self.tap("padlock")

    def type_pin(self, digits: str) -> None:
        """Tap them on the pad."""
        for digit in digits:
            self.page.locator(f'[data-digit="{digit}"]').tap()

    def agree(self) -> None:
        """The child says yes to a touch, where one is asked for."""
        if self["assent-yes"].count():
            self.tap("assent-yes")
            self.playing()

    def wish(self, prompt: str) -> None:
        """The child taps this picture, and is asked before a touch."""
        self.tap(self.page.locator(f'.tile[data-prompt="{prompt}"]'))
        self.playing()

    def playing(self, title: str = "") -> str:
        """Wait for the play; its title."""
        heading = self.page.locator(".play h1")
        expect(heading).to_have_text(title or heading.inner_text())
        return heading.inner_text()

    def outcome(self, control: str) -> list[str]:
        """One tap says how it went; the prompts offered next."""
        self.tap(control)
        self.on("pick")
        return self.offered

    def something_else(self) -> list[str]:
        """None of these; the prompts offered instead."""
        before = self.ways
        self.tap("else")
        self.page.wait_for_function(
            "(before) => String([...document.querySelectorAll('.tile')].map((one) => one.dataset.way)) !== before",
            arg=",".join(before),
        )
        return self.offered

    def read(self, store: str, key: str = "") -> Any:
        """What rests in this tablet's IndexedDB; waits for what is being written there."""
        return self.page.evaluate(READ, [store, key])

    @property
    def waiting(self) -> set[str]:
        """Ids of the taps that the server has not confirmed."""
        return {event["id"] for event in self.read("outbox")}

    def sent(self) -> None:
        """The network is back: wait until the server has confirmed every tap."""
        self.page.evaluate("dispatchEvent(new Event('online'))")
        assert self.page.evaluate(EMPTIED, PATIENCE_MS), f"{len(self.waiting)} taps were not taken by the server"

    def _attributes(self, selector: str, name: str) -> list[str]:
        script = "(all, name) => all.map((one) => one.getAttribute(name))"
        found: list[str] = self.page.locator(selector).evaluate_all(script, name)
        return found
