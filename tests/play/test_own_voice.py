"""The practice's own recordings are heard in the place of the tablet's voice: real audio in a real browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.sounds import tone

from .conftest import Tablet
from .test_voice import Listener, speaking

# What the audio of this page is told is written down, and done.
HOOKS = """() => {
  if (globalThis.played) return
  const hook = (kind, name, note) => {
    const real = kind.prototype[name]
    kind.prototype[name] = function (...more) {
      note(this, ...more)
      return real.apply(this, more)
    }
  }
  hook(AudioBufferSourceNode, 'start', ({ buffer }) => played.push(Math.round(buffer.duration * 100)))
  hook(AudioBufferSourceNode, 'stop', ({ context }, at) => played.push(at - context.currentTime))
  hook(AudioParam, 'linearRampToValueAtTime', (one, to) => (loudness = to))
  hook(AudioParam, 'setTargetAtTime', (one, to) => aims.push(to))
}"""
HEAR = """async ([sounds]) => {
  Object.assign(globalThis, { played: [], aims: [], loudness: null })
  const context = new AudioContext()
  ;(await import('/sound.js')).useContext(context)
  mouth.follow(begin(0)) // the one without recordings has nothing more to say
  mouth = (await import('/voice.js')).speaker(document, { meta: async () => ({ sounds, language: 'en' }) })
  mouth.follow(state)
  await context.resume()
}"""


class Hearer(Listener):
    """A listener whose practice has said some words itself."""

    def record(self, **sounds: dict[str, dict[str, str]]) -> None:
        self.page.mouse.click(5, 5)  # audio wakes with a tap
        self.page.evaluate(HOOKS)
        self.page.evaluate(HEAR, [sounds])

    def hears(self, count: int) -> list[Any]:
        """Lengths of what is played, in hundredths of a second, once there are so many."""
        self.page.wait_for_function("(count) => played.length >= count", arg=count)
        told: list[Any] = self.page.evaluate("() => played")
        return told

    @property
    def said(self) -> list[Any]:
        """What the tablet's own voice was told to say."""
        told: list[Any] = self.page.evaluate("() => heard")
        return [one[0] for one in told if one != "silence"]


@pytest.fixture
def hearer(modules: Page, tablet: Tablet) -> Iterator[Hearer]:
    sounds = {"a": tone(0.3), "b": tone(0.2), "long": tone(8), "quiet": tone(0.3, loud=0.02), "odd": b"no sound"}

    def serve(route: Route) -> None:
        name = route.request.url.rpartition("/")[2].partition("?")[0]
        found = sounds.get(name)
        route.fulfill(status=200 if found else 404, body=found or b"", content_type="audio/wav")

    modules.route("**/play/sounds/*", serve)
    yield Hearer(modules, tablet)
    modules.evaluate("() => { mouth.hush(); document.body.innerHTML = ''; mouth.follow(begin(0)) }")
    modules.unroute("**/play/sounds/*")


def story(hearer: Hearer) -> tuple[str, str, str]:
    """The title of what `pick(1)` picks, its prompt, and its first verse."""
    tile = [one for one in hearer.tablet.view["offer"]["tiles"] if one["kind"] != "song"][1]
    return tile["title"], tile["prompt"], f"{tile['prompt']}, verse 1"


def test_a_recorded_title_is_played_and_the_voice_says_the_rest(hearer: Hearer):
    speaking(hearer)
    title, name, verse = story(hearer)
    hearer.record(**{name: {"": {title: "a?v=1"}}})
    hearer.do(lambda: hearer.tablet.pick(1))
    assert hearer.hears(1) == [30]
    hearer.page.wait_for_function("() => heard.length > 0")
    assert hearer.said == [verse]


def test_recorded_lines_follow_a_title_of_either_kind(hearer: Hearer):
    speaking(hearer)
    title, name, verse = story(hearer)
    hearer.record(**{name: {"": {verse: "b?v=1"}}})
    hearer.do(lambda: hearer.tablet.pick(1))
    assert hearer.said == [title]
    assert hearer.page.evaluate("() => played") == []  # the voice speaks first
    hearer.page.evaluate("() => speechSynthesis.over()")
    assert hearer.hears(1) == [20]
    assert hearer.said == [title]


def test_title_and_line_are_played_one_after_the_other(hearer: Hearer):
    speaking(hearer)
    title, name, verse = story(hearer)
    hearer.record(**{name: {"": {title: "a?v=1", verse: "b?v=1"}}})
    hearer.do(lambda: hearer.tablet.pick(1))
    assert hearer.hears(2) == [30, 20]
    assert hearer.said == []


@pytest.mark.parametrize("stop", ["all-done", "interrupted", "finish", "outcome"])
def test_it_falls_silent_at_once_on_a_stop_and_on_pause(hearer: Hearer, stop: str):
    speaking(hearer)
    title, name, verse = story(hearer)
    hearer.record(**{name: {"": {title: "long?v=1", verse: "b?v=1"}}})
    hearer.do(lambda: hearer.tablet.pick(1))
    hearer.hears(1)
    hearer.do(lambda: hearer.tablet.do(stop, outcome="so_so"))
    started, stops_in = hearer.page.evaluate("() => played")
    assert (started, stops_in <= 0.1) == (800, True)
    assert hearer.said == []


def test_a_stop_while_it_is_still_fetched_lets_nothing_begin(hearer: Hearer):
    speaking(hearer)
    title, name, verse = story(hearer)
    hearer.record(**{name: {"": {title: "a?v=1", verse: "b?v=1"}}})
    held: list[Route] = []
    hearer.page.route("**/play/sounds/a?v=1", lambda route: held.append(route))
    hearer.do(lambda: hearer.tablet.pick(1))
    with hearer.page.expect_response("**/play/sounds/a?v=1"):
        hearer.do(lambda: hearer.tablet.do("all-done"))
        held[0].fallback()
    hearer.page.evaluate("async () => { await (await import('/recorded.js')).fetched('/play/sounds/b') }")
    hearer.page.unroute("**/play/sounds/a?v=1")
    assert hearer.page.evaluate("() => played") == []
    assert hearer.said == []


@pytest.mark.parametrize("lost", ["gone?v=1", "odd?v=1"])
def test_what_cannot_be_played_is_said_by_the_voice(hearer: Hearer, lost: str):
    speaking(hearer)
    title, name, _ = story(hearer)
    hearer.record(**{name: {"": {title: lost}}})
    hearer.do(lambda: hearer.tablet.pick(1))
    hearer.page.wait_for_function("() => heard.length > 0")
    assert hearer.said == [title]
    assert hearer.page.evaluate("() => played") == []


def test_no_sound_of_a_precaution_is_no_recording_either(hearer: Hearer):
    speaking(hearer)
    title, name, _ = story(hearer)
    hearer.record(**{name: {"": {title: "a?v=1"}}})
    hearer.page.evaluate("() => { state.tray.told[0].player.media_off = true }")
    hearer.do(lambda: hearer.tablet.pick(1))
    hearer.page.evaluate("async () => { await (await import('/recorded.js')).fetched('/play/sounds/b') }")
    assert (hearer.page.evaluate("() => played"), hearer.said) == ([], [])


def test_without_speech_nothing_recorded_is_played(hearer: Hearer):
    hearer.tablet.start()
    title, name, _ = story(hearer)
    hearer.record(**{name: {"": {title: "a?v=1"}}})
    hearer.do(lambda: hearer.tablet.pick(1))
    hearer.page.evaluate("async () => { await (await import('/recorded.js')).fetched('/play/sounds/b') }")
    assert (hearer.page.evaluate("() => played"), hearer.said) == ([], [])


def test_what_is_lit_is_played_too_and_as_loud_as_the_cue(hearer: Hearer):
    speaking(hearer, cue_volume=0.2, volume=0.8)
    hearer.page.evaluate("() => { document.querySelector('.tile').dataset.prompt = 'bear' }")
    hearer.record(bear={"": {"Slow bear": "a?v=1"}})
    hearer.lit(".tile")
    assert hearer.hears(1) == [30]
    usual = hearer.page.evaluate("() => loudness")
    hearer.tablet.do("access", change={"way": "one_switch"})
    hearer.do(lambda: None)
    hearer.lit(".tile")
    hearer.page.wait_for_function("() => played.filter((one) => one === 30).length > 1")
    assert hearer.page.evaluate("() => loudness") == pytest.approx(usual / 4)


def test_near_or_far_from_the_microphone_it_is_as_loud(hearer: Hearer):
    hearer.record()
    heard = """async () => {
      const { evenly, fetched } = await import('/recorded.js'), told = []
      for (const name of ['a', 'quiet']) {
        const sound = await fetched(`/play/sounds/${name}`)
        const most = sound.getChannelData(0).reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)
        told.push(evenly(sound) * most)
      }
      return told
    }"""
    near, far = hearer.page.evaluate(heard)
    assert near == pytest.approx(0.1 * 2**0.5, rel=0.02)  # a tone of that mean
    assert 0.02 < far <= near  # what is hardly there is made louder, and its hiss no roar


@pytest.mark.parametrize(
    ("language", "expected"),
    [("", "/play/sounds/en"), ("en", "/play/sounds/en"), ("de", "/play/sounds/de"), ("cy", "/play/sounds/written"),
     ("fr", None)],
)  # fmt: skip
def test_a_child_hears_words_in_their_language_alone(hearer: Hearer, language: str, expected: str | None):
    said = {"": {"Ball": "written"}, "en": {"Ball": "en"}, "de": {"Ball": "de"}, "fr": {}}
    found = """async ([sounds, language]) => {
      const own = (await import('/recorded.js')).recordings({ meta: async () => ({ sounds, language: 'en' }) })
      await own.look()
      return own.find('ball', 'Ball', language) ?? null
    }"""
    assert hearer.page.evaluate(found, [{"ball": said}, language]) == expected


def test_the_melody_whispers_under_what_is_recorded(hearer: Hearer):
    speaking(hearer)
    title, name, verse = story(hearer)
    hearer.record(**{name: {"": {title: "a?v=1", verse: "b?v=1"}}})
    hearer.page.evaluate("async () => (await import('/sound.js')).play([[60, 60]], { volume: 1 })")
    hearer.page.evaluate("() => { aims = [] }")
    hearer.do(lambda: hearer.tablet.pick(1))
    hearer.page.wait_for_function("() => aims.length > 1")
    whisper, back = hearer.page.evaluate("() => aims")
    assert whisper < 0.2 * back
    assert hearer.hears(2) == [30, 20]  # it came back after both, not between them
    hearer.page.evaluate("async () => (await import('/sound.js')).stop()")


def test_a_voice_counts_as_playcues_own_sound_so_that_it_is_no_clap(hearer: Hearer):
    speaking(hearer)
    title, name, _ = story(hearer)
    hearer.record(**{name: {"": {title: "long?v=1"}}})
    sounding = "async () => (await import('/sound.js')).sounding()"
    assert not hearer.page.evaluate(sounding)
    hearer.do(lambda: hearer.tablet.pick(1))
    hearer.hears(1)
    assert hearer.page.evaluate(sounding)
    hearer.do(lambda: hearer.tablet.do("all-done"))
    assert not hearer.page.evaluate(sounding)
