"""Taps and the running state on their way to a disk that is slow, or refuses: nothing is given up."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

DISK = """async () => {
  const { openOutbox } = await import('/outbox.js')
  const { diskOf } = await import('/keeping.js')
  box = await openOutbox('test')
  state = { ...begin(0), tapped: 0 }
  disk = diskOf(box, (await box.kept()).tap, { state: () => state, saved: { waiting: 0 }, show: () => {} })
  /** A tap that may be an event, told by its number. */
  tapped = (n, events = []) => ((state = { ...state, tapped: n }), disk.keep(events, `tap-${n}`))
  /** The disk has room for so many more writes. */
  room = (n) => {
    IDBDatabase.prototype.transaction = function (names, ...more) {
      if (more[0] === 'readwrite' && --n < 0) throw new DOMException('', 'QuotaExceededError')
      return plenty.call(this, names, ...more)
    }
  }
}"""


@pytest.fixture
def page(modules: Page) -> Iterator[Page]:
    modules.evaluate("() => { plenty = IDBDatabase.prototype.transaction }")
    modules.evaluate(DISK)
    yield modules
    modules.evaluate(
        """() => new Promise((done) => {
          IDBDatabase.prototype.transaction = plenty
          box.db.close()
          indexedDB.deleteDatabase('test').onsuccess = done
        })"""
    )


@pytest.mark.parametrize("events", ["[]", "[{ id: 'e1', child: 'mia' }]"])
def test_a_tap_that_was_refused_right_after_another_was_written_is_written_later(page: Page, events: str):
    told = page.evaluate(
        f"""async () => {{
          room(1)
          await Promise.all([tapped(1, {events}), tapped(2)])
          room(9)
          const overtaken = await disk.isOvertaken()
          await disk.keep() // a heartbeat
          return [overtaken, (await box.kept()).session.tapped]
        }}"""
    )
    assert told == [False, 2]


def test_a_disk_that_refuses_for_long_is_asked_again_by_one_clock_alone(page: Page):
    told = page.evaluate(
        """async () => {
          const { setTimeout: later, clearTimeout: never } = globalThis, clocks = new Map()
          globalThis.setTimeout = (then, ms) => (clocks.set(clocks.size + 1, then), clocks.size)
          globalThis.clearTimeout = (one) => clocks.delete(one)
          room(0)
          await tapped(1, [{ id: 'e1', child: 'mia' }])
          for (let n = 0; n < 20; n++) await disk.keep()
          const asked = clocks.size
          room(9)
          for (const again of clocks.values()) again()
          await disk.keep()
          Object.assign(globalThis, { setTimeout: later, clearTimeout: never })
          return [asked, await box.waiting()]
        }"""
    )
    assert told == [1, 1]


def test_a_store_that_the_browser_emptied_is_filled_again(page: Page):
    told = page.evaluate(
        """async () => {
          await tapped(1)
          await box.write(['session'], 'strict', (store) => store('session').clear())
          const overtaken = await disk.isOvertaken()
          await disk.keep()
          return [overtaken, (await box.kept()).session.tapped]
        }"""
    )
    assert told == [False, 1]
