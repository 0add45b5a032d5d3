"""What the tablet says aloud: with which of its voices, when, and when not. The voices themselves are made up."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Tablet
from .screen import open_screen, tap
from .table import card

# A tablet's mouth: it keeps what it was told to say, and says it until it is told that it ended or to be silent.
MOUTH = """
  globalThis.heard = []
  const voice = (name, lang, localService = true) => ({ name, lang, localService, default: name === 'Uwe' })
  const voices = [voice('Fern', 'en-GB', false), voice('Lee', 'en-AU'), voice('Ann', 'en-GB'), voice('Uwe', 'de_DE')]
  let queue = []
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  const synth = {
    getVoices: () => voices,
    speak: (said) => { queue.push(said); heard.push([said.text, said.voice.name, said.rate, said.volume]) },
    cancel: () => { const cut = queue; queue = []; heard.push('silence'); for (const one of cut) one.onerror?.() },
    over: () => { const done = queue; queue = []; for (const one of done) one.onend?.() },
  }
  Object.defineProperty(globalThis, 'speechSynthesis', { configurable: true, value: synth })
"""
PICTURES = """() => {
  document.body.innerHTML = `<main class="pc" lang="en-GB">
    <button class="tile" aria-label="Slow bear">x<small>why</small></button>
    <button data-control="else">Something else</button>
    <button data-control="lines"><span class="now">Row your boat</span><span class="next">Gently</span></button>
    <button data-control="finish">Finish</button></main>`
}"""


class Listener:
    """The voice beside a tablet: whatever is done on it, the voice follows."""

    def __init__(self, page: Page, tablet: Tablet) -> None:
        self.page, self.tablet = page, tablet
        page.evaluate(f"() => {{ {MOUTH} }}")
        page.evaluate(PICTURES)
        page.evaluate("async () => { mouth = (await import('/voice.js')).speaker() }")

    def do(self, what: Callable[[], Any]) -> list[Any]:
        """What is heard (text, voice, rate, volume; "silence" for a stop) because of that."""
        self.page.evaluate("() => { heard.length = 0 }")
        what()
        self.page.evaluate("() => mouth.follow(state)")
        heard: list[Any] = self.page.evaluate("() => heard")
        return heard

    def lit(self, selector: str) -> list[Any]:
        return self.do(
            lambda: self.page.evaluate(
                "(at) => document.querySelector(at).dispatchEvent(new CustomEvent('lit', { bubbles: true }))", selector
            )
        )


@pytest.fixture
def listener(modules: Page, tablet: Tablet) -> Iterator[Listener]:
    yield Listener(modules, tablet)
    modules.evaluate("() => { document.body.innerHTML = ''; mouth.follow(begin(0)) }")


def speaking(listener: Listener, **change: Any) -> Tablet:
    tablet = listener.tablet
    tablet.start()
    told = tablet.do("seeing", change={"speech": True, "rate": 0.8, "volume": 0.7} | change)
    assert [event["kind"] for event in told] == ["seeing_set"]
    listener.do(lambda: None)
    return tablet


def test_nothing_is_said_unless_speech_is_on(listener: Listener):
    listener.tablet.start()
    assert listener.do(lambda: listener.tablet.pick(1)) == []
    assert listener.lit(".tile") == []
    # Turned on in the middle of a play it begins with what comes next.
    assert listener.do(lambda: listener.tablet.do("seeing", change={"speech": True})) == []
    name = listener.tablet.view["play"]["prompt"]
    assert [one[0] for one in listener.do(lambda: listener.tablet.do("verse", to=1))] == [f"{name}, verse 2"]


def test_what_is_picked_and_each_verse_is_said_once(listener: Listener):
    tablet = speaking(listener)
    heard = listener.do(lambda: tablet.pick(1))
    title, name = tablet.view["play"]["title"], tablet.view["play"]["prompt"]
    assert heard == [[title, "Ann", 0.8, 0.7], [f"{name}, verse 1", "Ann", 0.8, 0.7]]
    assert listener.do(lambda: tablet.do("beat", after=2)) == []
    assert listener.do(lambda: tablet.do("verse", to=1)) == ["silence", [f"{name}, verse 2", "Ann", 0.8, 0.7]]


@pytest.mark.parametrize("stop", ["all-done", "interrupted", "finish", "outcome"])
def test_it_falls_silent_at_once_on_a_stop_and_on_pause(listener: Listener, stop: str):
    tablet = speaking(listener)
    listener.do(lambda: tablet.pick(1))
    assert listener.do(lambda: tablet.do(stop, outcome="so_so")) == ["silence"]


def test_a_play_that_goes_on_after_a_pause_is_not_said_again(listener: Listener):
    tablet = speaking(listener)
    listener.do(lambda: tablet.pick(1))
    listener.do(lambda: tablet.do("interrupted"))
    assert listener.lit("[data-control=else]") == []
    assert listener.do(lambda: tablet.do("interrupted")) == []


def test_what_is_lit_is_told_and_a_scanning_light_by_the_quiet_cue(listener: Listener):
    tablet = speaking(listener, cue_volume=0.2, cue_rate=1.4, cue_voice="Lee")
    assert listener.lit(".tile") == [["Slow bear", "Ann", 0.8, 0.7]]
    tablet.do("access", change={"way": "one_switch"})
    listener.page.evaluate("() => speechSynthesis.over()")
    listener.do(lambda: None)
    assert listener.lit("[data-control=else]") == [["Something else", "Lee", 1.4, 0.2]]
    assert listener.lit(".tile")[0] == "silence"  # the light has moved on


def test_a_light_on_the_lines_tells_what_a_press_brings(listener: Listener):
    tablet = speaking(listener)
    listener.do(lambda: tablet.pick(1))
    assert listener.lit("[data-control=lines]") == ["silence", ["Gently", "Ann", 0.8, 0.7]]


def test_keys_that_bring_the_focus_are_told_and_a_finger_is_not(listener: Listener):
    speaking(listener)
    page = listener.page
    assert [one[0] for one in listener.do(lambda: page.keyboard.press("Tab"))] == ["Slow bear"]
    assert listener.do(lambda: page.keyboard.press("Tab"))[1][0] == "Something else"
    page.evaluate("() => speechSynthesis.over()")
    assert listener.do(lambda: page.keyboard.press("Tab")) == []  # the adult's
    page.evaluate("() => document.activeElement.blur()")
    assert listener.do(lambda: page.locator(".tile").click()) == []


def test_a_melody_sings_the_words_and_whispers_under_the_title(listener: Listener):
    tablet = speaking(listener)
    tablet.do("sound", on=True)
    tune = {"bpm": 60, "beat": [1, 4], "notes": [[60, 1]]}
    loud = """async () => {
      const { play, useContext } = await import('/sound.js')
      context = new OfflineAudioContext(1, 44100, 44100)
      levels = []
      const made = context.createGain.bind(context)
      context.createGain = () => {
        const node = made(), aim = node.gain.setTargetAtTime.bind(node.gain)
        node.gain.setTargetAtTime = (to, ...more) => { levels.push(to); return aim(to, ...more) }
        return node
      }
      context.resume = async () => {}
      useContext(context)
      play([[60, 60]], { volume: 1 })
    }"""
    listener.page.evaluate(loud)
    way = tablet.tiles()[1]
    heard = listener.do(
        lambda: tablet.do("pick", way=way, by="child", card={"verses": [{"lines": ["La"], "seconds": 9}]}, tune=tune)
    )
    assert [one[0] for one in heard] == [tablet.view["play"]["title"]]
    listener.page.evaluate("() => speechSynthesis.over()")
    whisper, back = listener.page.evaluate("() => levels")
    assert whisper < 0.2 * back


def test_while_the_child_is_asked_before_a_touch_only_the_title_is_said(listener: Listener):
    tablet = speaking(listener)
    told = card("song-1")["ways"][""]
    heard = listener.do(lambda: tablet.do("pick", way="song-1", by="adult", card=told))
    assert [one[0] for one in heard] == [tablet.view["play"]["title"]]
    heard = listener.do(lambda: tablet.do("assent", answer="yes"))
    assert [one[0] for one in heard if one != "silence"] == told["verses"][0]["lines"]


def test_no_sound_of_a_precaution_is_no_voice_either(listener: Listener):
    tablet = speaking(listener)
    listener.page.evaluate("() => { state.tray.told[0].player.media_off = true }")
    assert listener.do(lambda: tablet.pick(1)) == []


def test_a_precaution_keeps_voice_and_cue_quiet_too(listener: Listener):
    tablet = speaking(listener, volume=0.9, cue_volume=0.8)
    listener.page.evaluate("() => { state.tray.told[0].player.volume_max = 0.3 }")  # half of what is usual at most
    assert [one[3] for one in listener.do(lambda: tablet.pick(1))] == [0.5, 0.5]
    tablet.do("access", change={"way": "one_switch"})
    listener.page.evaluate("() => speechSynthesis.over()")
    listener.do(lambda: None)
    assert listener.lit("[data-control=else]")[-1][3] == 0.5


@pytest.mark.parametrize(
    ("lang", "seeing", "expected"),
    [
        ("en-GB", {}, "Ann"),
        ("en-AU", {}, "Lee"),
        ("en", {"voice": "Lee"}, "Lee"),
        ("en", {"voice": "of another tablet"}, "Lee"),
        ("en-GB", {"voice": "Fern"}, "Ann"),  # asks the internet
        ("en-GB", {"voice": "Fern", "far_voices": True}, "Fern"),
        ("de", {"voice": "Ann"}, "Uwe"),
        ("cy", {}, None),
    ],
)
def test_which_voice(listener: Listener, lang: str, seeing: dict[str, Any], expected: str | None):
    found = "async ([lang, seeing]) => (await import('/voices.js')).voiceFor(lang, seeing)?.name ?? null"
    assert listener.page.evaluate(found, [lang, seeing]) == expected


def test_the_light_has_a_voice_of_its_own_to_be_chosen(browser: Browser):
    with browser.new_context(has_touch=True) as context:
        page = context.new_page()
        page.add_init_script(MOUTH)
        open_screen(page)
        page.evaluate("() => act({ type: 'seeing', change: { speech: true } })")
        tap(page, "[data-control='more']")
        expect(page.locator("[data-row='voice'] [data-voice]")).to_have_text(["Lee", "Ann"])
        expect(page.locator("[data-row='cue_voice']")).to_have_count(0)  # nothing goes round for a child who taps
        tap(page, "[data-control='way-one_switch']")
        tap(page, "[data-row='cue_voice'] [data-voice='Ann']")
        seeing = page.evaluate("() => state.seeing")
        assert (seeing["cue_voice"], seeing.get("voice", "")) == ("Ann", "")
        tap(page, "[data-control='cue-try']")
        assert page.evaluate("() => heard.at(-1)") == ["Mia", "Ann", 1.2, 0.3]
        tap(page, "[data-control='speech-try']")
        assert page.evaluate("() => heard.at(-1)") == ["Mia", "Lee", 0.9, 0.8]
