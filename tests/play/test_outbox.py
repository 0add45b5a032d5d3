"""The outbox in a real browser: what is on the disk, what goes out, and what is let go of when."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

HELPERS = """async () => {
  Object.assign(globalThis, await import('/outbox.js'), await import('/sending.js'))
  globalThis.tap = (n, more = {}) => ({ id: `id-${String(n).padStart(5, '0')}`, kind: 'all_done', ...more })
  globalThis.taps = (n) => Array.from({ length: n }, (_, i) => tap(i))
  globalThis.says = (status, body) => new Response(JSON.stringify(body), { status })
  // A server that accepts all it gets, unless `odd` has another answer for a batch.
  globalThis.server = (odd = () => undefined) => {
    const batches = []
    const post = async (url, { body }) => {
      const { events, device_time } = JSON.parse(body)
      batches.push({ url, device_time, ids: events.map(({ id }) => id) })
      return odd(events, batches.length)
        ?? says(200, { now: 'T', shelf: 's1', trays: { mia: { child: 'mia' } },
                       results: events.map(({ id }) => ({ id, status: 'accepted' })) })
    }
    return { batches, post }
  }
}"""


@pytest.fixture
def page(modules: Page) -> Iterator[Page]:
    modules.evaluate(HELPERS)
    modules.evaluate("async () => { box = await openOutbox('test'); sent = null }")
    yield modules
    modules.evaluate(
        """() => new Promise((done) => {
          box.db.close()
          indexedDB.deleteDatabase('test').onsuccess = done
        })"""
    )


def test_a_tap_and_its_state_are_written_together_and_strictly(page: Page):
    told = page.evaluate(
        """async () => {
          const asked = [], { transaction } = IDBDatabase.prototype
          IDBDatabase.prototype.transaction = function (...all) { asked.push(all); return transaction.apply(this, all) }
          await box.record([tap(1)], { screen: 'pick' })
          IDBDatabase.prototype.transaction = transaction
          return { asked, waiting: await box.waiting(), session: (await box.kept()).session ?? null }
        }"""
    )
    assert told["asked"] == [[["outbox", "session"], "readwrite", {"durability": "strict"}]]
    assert (told["waiting"], told["session"]) == (1, {"screen": "pick"})


def test_a_write_that_fails_leaves_neither_and_says_so(page: Page):
    told = page.evaluate(
        """async () => {
          const fault = await box.record([tap(1)], { not: () => 'storable' }).then(() => null, String)
          return { fault, waiting: await box.waiting(), session: (await box.kept()).session ?? null }
        }"""
    )
    assert told["fault"]
    assert (told["waiting"], told["session"]) == (0, None)


def test_taps_go_out_in_batches_and_are_let_go_of_once_confirmed(page: Page):
    told = page.evaluate(
        """async () => {
          await box.record(taps(450), {})
          const { batches, post } = server()
          const told = await sync(box, { post, clock: () => 0 })
          return { told, sizes: batches.map(({ ids }) => ids.length), first: batches[0], waiting: await box.waiting() }
        }"""
    )
    assert told["sizes"] == [200, 200, 50]
    assert told["first"]["url"] == "/play/sync"
    assert told["first"]["device_time"] == "1970-01-01T00:00:00.000Z"
    assert told["first"]["ids"][:2] == ["id-00000", "id-00001"]
    assert (told["told"]["state"], told["told"]["trays"], told["waiting"]) == (
        "done",
        {"mia": {"child": "mia", "met": 0}},
        0,
    )


def test_whoever_else_is_awake_hears_what_a_batch_brought(page: Page):
    told = page.evaluate(
        """async () => {
          await box.record(taps(2), {})
          const heard = new BroadcastChannel('playcue'), message = new Promise((go) => (heard.onmessage = go))
          const { shelf } = await sync(box, { post: server().post })
          const { data } = await message
          heard.close()
          return { shelf, data, kept: await box.tray('mia') !== null }
        }"""
    )
    assert told == {"shelf": "s1", "data": {"kept": ["mia"], "shelf": "s1"}, "kept": True}


def test_the_tray_that_answers_is_kept_before_the_taps_are_let_go_of(page: Page):
    told = page.evaluate(
        """async () => {
          await box.record([tap(1)], {})
          const order = []
          const write = box.write
          box.write = async (names, ...more) => (await write(names, ...more), order.push(names[0]))
          await sync(box, { post: server().post, clock: () => 7 })
          return { order, tray: await box.tray('mia'), waiting: await box.waiting() }
        }"""
    )
    assert told == {"order": ["trays", "outbox"], "tray": {"child": "mia", "met": 7}, "waiting": 0}


def test_a_refused_tap_is_kept_apart_and_stops_no_other(page: Page):
    told = page.evaluate(
        """async () => {
          await box.record(taps(3), {})
          const { post } = server((events) => says(200, { results: events.map(({ id }) =>
            ({ id, status: id === 'id-00001' ? 'refused' : 'known', why: 'No such chart.' })) }))
          await sync(box, { post })
          const kept = await box.get('refused', 'id-00001')
          return { waiting: await box.waiting(), refused: await box.refused(), kept }
        }"""
    )
    assert (told["waiting"], told["refused"]) == (0, 1)
    assert (told["kept"]["why"], told["kept"]["event"]["kind"]) == ("No such chart.", "all_done")


def test_taps_that_must_wait_hold_up_no_others_and_are_asked_about_once(page: Page):
    told = page.evaluate(
        """async () => {
          await box.record(taps(450), {})
          const { batches, post } = server((events) => says(200, { results: events.map(({ id }) =>
            ({ id, status: id < 'id-00300' ? 'later' : 'accepted' })) }))
          const { state } = await sync(box, { post })
          return [state, await box.waiting(), batches.map(({ ids }) => ids.length)]
        }"""
    )
    assert told == ["away", 300, [200, 200, 50]]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("() => { throw new TypeError('no network') }", "away"),
        ("() => says(500, {})", "away"),
        ("() => says(401, {})", "unpaired"),
        ("() => says(403, {})", "closed"),
        ("() => new Response('<h1>Welcome to our WiFi</h1>')", "away"),
        ("() => says(200, { results: [] })", "away"),
        (
            "() => says(200, { results: [{ id: 'another', status: 'accepted' }, { id: null, status: 'refused' }] })",
            "away",
        ),
        ("(events) => says(200, { results: events.map(({ id }) => ({ id, status: 'perhaps' })) })", "away"),
    ],
)
def test_without_a_confirmation_every_tap_stays(page: Page, answer: str, state: str):
    told = page.evaluate(
        f"""async () => {{
          await box.record(taps(2), {{}})
          const {{ batches, post }} = server({answer})
          const {{ state }} = await sync(box, {{ post }})
          return [state, await box.waiting(), batches.length]
        }}"""
    )
    assert told == [state, 2, 1]


def test_what_is_too_large_is_halved_until_one_is_left_and_that_is_kept_apart(page: Page):
    told: dict[str, Any] = page.evaluate(
        """async () => {
          await box.record([tap(0), tap(1, { big: true }), tap(2), tap(3)], {})
          const { batches, post } = server((events) => events.some(({ big }) => big) ? says(413, {}) : undefined)
          const { state } = await sync(box, { post })
          return { state, waiting: await box.waiting(), refused: await box.get('refused', 'id-00001') }
        }"""
    )
    assert (told["state"], told["waiting"]) == ("done", 0)
    assert told["refused"]["why"] == "It is too large to send."


def test_one_tab_at_a_time(page: Page):
    told = page.evaluate(
        """async () => {
          await box.record(taps(1), {})
          let release
          const held = new Promise((go) => { release = go })
          const slow = server()
          const first = sync(box, { post: async (...all) => { await held; return slow.post(...all) } })
          const second = await sync(box, { post: slow.post })
          release()
          return [second.state, (await first).state, slow.batches.length]
        }"""
    )
    assert told == ["busy", "done", 1]


def test_ids_are_uuid7_sort_in_the_order_they_were_made_and_need_no_secure_page(page: Page):
    ids = page.evaluate(
        """() => {
          const { randomUUID } = crypto
          crypto.randomUUID = undefined
          const newId = idMaker(), ids = [1e12, 1e12, 1e12 - 5000, 1e12 + 1].map((now) => newId(now))
          for (let i = 0; i < 6000; i++) ids.push(newId(1e12 + 2))
          crypto.randomUUID = randomUUID
          return ids
        }"""
    )
    assert ids == sorted(set(ids))
    assert ids[0].startswith("00e8d4a5-1000-7")
    assert ids[0][19] in "89ab"


def test_a_connection_that_the_browser_closed_is_opened_again(page: Page):
    told = page.evaluate(
        """async () => {
          box.db.close()
          await box.record([tap(1)], { screen: 'pick' })
          box.db.close()
          return { waiting: await box.waiting(), session: (await box.kept()).session ?? null }
        }"""
    )
    assert told == {"waiting": 1, "session": {"screen": "pick"}}


@pytest.mark.parametrize("status", [401, 403, 500])
def test_whoever_cannot_take_taps_is_asked_again(page: Page, status: int):
    told = page.evaluate(
        """async (status) => {
          const { carrier } = await import('/carrier.js')
          await box.record(taps(1), {})
          const { fetch } = globalThis, taken = { now: 'T', results: [{ id: 'id-00000', status: 'accepted' }] }
          let asked = 0
          globalThis.fetch = async () => (asked++ ? says(200, taken) : says(status, {}))
          const saved = {}, strangers = []
          await new Promise((go) => {
            setTimeout(go, 60_000)
            const show = () => saved.waiting === 0 && go()
            const stranger = async () => strangers.push(1)
            carrier({ box, saved, clock: Date.now, show, received: async () => {}, stranger }).soon(0)
          })
          globalThis.fetch = fetch
          return [asked, strangers.length]
        }""",
        status,
    )
    assert told == [2, int(status == 401)]


def test_a_server_that_never_answers_is_given_up_and_holds_no_other_tab_up(page: Page):
    told = page.evaluate(
        """async () => {
          await box.record(taps(1), {})
          const post = (url, { signal }) => new Promise((_, give) => signal?.addEventListener('abort', give))
          const late = new Promise((go) => setTimeout(() => go({ state: 'hung' }), 3000))
          const { state } = await Promise.race([sync(box, { post, patience: 20 }), late])
          return [state, (await sync(box, { post: server().post })).state]
        }"""
    )
    assert told == ["away", "done"]


def test_a_tray_confirmed_is_kept_unless_a_newer_one_came_meanwhile(page: Page):
    told = page.evaluate(
        """async () => {
          const kept = []
          await box.putTrays({ mia: { child: 'mia', id: 'one', packed: 'small' } }, 7)
          for (const id of ['one', 'older']) {
            await box.putRead({ child: 'mia', id, read: 9 })
            kept.push((await box.tray('mia')).id)
          }
          const { read, packed, met } = await box.tray('mia')
          return [kept, read, packed, met]
        }"""
    )
    assert told == [["one", "one"], 9, "small", 7]


def test_time_and_news_are_kept_only_where_no_other_window_has_tapped_since(page: Page):
    told = page.evaluate(
        """async () => {
          const kept = [await box.goOn({ screen: 'children' }, undefined)]
          await box.record([tap(1)], { screen: 'pick' }, 'here')
          kept.push(await box.goOn({ screen: 'pick', beat: 2 }, 'here'))
          await box.keep({ screen: 'play' }, 'there')
          kept.push(await box.goOn({ screen: 'pick', beat: 3 }, 'here'))
          return [kept, await box.kept()]
        }"""
    )
    assert told == [[True, True, False], {"key": "now", "session": {"screen": "play"}, "tap": "there"}]
