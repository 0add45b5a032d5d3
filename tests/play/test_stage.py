"""What happens around a play besides the picture: the melody wakes with a tap, the screen lock is held once."""

from playwright.sync_api import Page

LOCKS = """() => {
  globalThis.held = new Set()
  const request = () => new Promise((go) => setTimeout(() => {
    const lock = { released: false, release: async () => { lock.released = true; held.delete(lock) } }
    held.add(lock)
    go(lock)
  }))
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } })
}"""


def test_the_screen_is_held_awake_once_and_let_go_however_fast_it_is_tapped(modules: Page):
    modules.evaluate(LOCKS)
    told = modules.evaluate(
        """async () => {
          const { stageFor } = await import('/stage.js')
          const stage = stageFor(), playing = { ...begin(0), session: 's', screen: 'pick' }
          const idle = () => new Promise((go) => setTimeout(go, 30))
          stage.follow(playing)
          stage.follow(playing)
          await idle()
          const during = held.size
          stage.follow({ ...playing, screen: 'closing' })
          await idle()
          const after = held.size
          stage.follow(playing)
          stage.follow({ ...playing, screen: 'closing' })
          await idle()
          return [during, after, held.size]
        }"""
    )
    assert told == [1, 0, 0]


def test_sound_that_the_browser_keeps_asleep_wakes_with_the_next_tap(modules: Page):
    told = modules.evaluate(
        """async () => {
          const { play, stop, useContext } = await import('/sound.js')
          const context = new AudioContext()
          let state = 'suspended', asked = 0
          Object.defineProperty(context, 'state', { get: () => state })
          context.resume = async () => void asked++
          useContext(context)
          play([[60, 1]])
          const before = asked
          state = 'interrupted'
          dispatchEvent(new Event('pointerup'))
          state = 'running'
          dispatchEvent(new Event('pointerup'))
          stop()
          return asked - before
        }"""
    )
    assert told == 1


LEVELS = """async () => {
  const { play, stop, useContext } = await import('/sound.js')
  const rate = 8000, context = new OfflineAudioContext(1, 5 * rate, rate), go = context.resume.bind(context)
  context.resume = async () => {} // it is asleep until it is drawn
  useContext(context)
  context.suspend(3).then(() => (stop(), go()))
  play(Array.from({ length: 60 }, () => [69, 0.1]), { volume: 1, fadeIn: 1 })
  const wave = (await context.startRendering()).getChannelData(0)
  const level = (from, to) => {
    const part = wave.slice(from * rate, to * rate)
    return Math.sqrt(part.reduce((sum, one) => sum + one * one, 0) / part.length)
  }
  return [level(0, 0.25), level(0.25, 0.6), level(1.5, 3), level(4, 5), Math.max(...wave)]
}"""


def test_a_melody_comes_slowly_and_is_gone_a_second_after_all_done(modules: Page):
    first, then, whole, after, peak = modules.evaluate(LEVELS)
    assert 0 < first < 0.1 * whole
    assert first < then < 0.5 * whole
    assert after < 0.001 * whole
    assert peak < 0.7
