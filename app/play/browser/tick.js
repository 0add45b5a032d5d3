// A beat that a hand on the tablet feels, where there is a motor that a browser may drive.
const TICK_MS = 15

export const hasMotor = () => 'vibrate' in navigator

/** follow(beats a minute, or null): a short tick at each. */
export function ticks() {
  let now = null, timer = null
  return {
    follow(bpm) {
      if (bpm === now) return
      now = bpm
      clearInterval(timer)
      if (bpm && hasMotor()) timer = setInterval(() => document.hidden || navigator.vibrate(TICK_MS), 60_000 / bpm)
    },
  }
}
