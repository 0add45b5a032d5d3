// One play in time: seconds the child stayed, interruptions taken off, and which verse is on. `now` is in milliseconds.
// Time is banked at every step and heartbeat, so a tablet that slept or whose clock jumped adds nothing to a stay.

export const AWAY_MS = 30_000 // away for longer than this, a play is paused at the last heartbeat
export const SETTLING_S = 15 // nothing interrupts the first seconds of a play
const ASK_AGAIN_MS = 60_000 // after so long without hands a child is asked anew before they come back
const AHEAD_S = 3 // for so long the picture of what comes stands alone, where a child is shown it first

/** A play that begins now. `card` brings the verses (none: the card is not on this tablet), repeated up to the plan. Of the
 * child's pace: `wait_s` seconds of quiet before words come round again; with `preview` the first line waits a moment. */
export function begun(entry, card, tune, id, now, { wait_s: wait = 0, preview = false } = {}) {
  const { way, prompt, variant, kind, title, picture, why, stay, mood, touch, areas = [] } = entry, asks = touch === 'adult' // before any touch
  const plan = Math.max(1, entry.plan ?? entry.verses ?? 1)
  const round = card?.verses?.length ? card.verses : [{ lines: [], seconds: Math.max(1, Math.round(entry.seconds / plan)), hands: null }]
  const verses = Array.from({ length: plan }, (_, i) => round[i % round.length])
  return { id, way, prompt, variant, kind, title, picture, why, stay, mood, about: card?.about ?? entry.about ?? '', plan, verses, seconds: entry.seconds,
    beat: card?.beat ?? null, tune: tune ?? null, touch, areas, asks, at: now, since: now, banked: 0, verse: 0, verseAt: 0, said: 0, over: false,
    paused: false, cues: [], cycle: round.length, wait, coming: preview, ahead: preview ? AHEAD_S : 0 }
}

/** The play with all its time up to now in the bank, and on the verse of now. */
export function bank(play, now) {
  if (play.since === null) return play
  const gap = now - play.since
  if (gap > AWAY_MS) return paused(play)
  return onVerse({ ...play, since: now, banked: play.banked + Math.max(0, gap) / 1000 })
}

export const elapsed = (play, now) => bank(play, now).banked

/** Time stands still from the last moment that is in the bank. */
export const paused = (play) => ({ ...play, left: play.since ?? play.left, since: null, paused: true })

/** It goes on; after a long pause with a touch to come the child is asked first, and time goes on standing still. */
export function resumed(play, now) {
  const anew = play.touch === 'adult' && !play.asks && !play.over && now - (play.left ?? now) > ASK_AGAIN_MS
  return anew ? { ...play, asks: true } : goesOn(play, now)
}

/** A yes to the touch: at first all time runs from it, after a pause what was played before counts on. */
export const agreed = (play, now) =>
  goesOn({ ...play, asks: false, agreed: true, coming: false, ...(play.agreed ? {} : { ahead: 0, verseAt: 0, banked: 0, at: now }) }, now)

const goesOn = (play, now) => ({ ...play, since: now, paused: false })

/** Seconds of all planned verses. */
export const planned = (play) => play.verses.reduce((sum, _, n) => sum + lasts(play, n), play.ahead ?? 0)

/** Does this verse say what was said before? */
export const comesAgain = ({ cycle, plan }, n) => n > 0 && n < plan && n % cycle === 0

// A verse, and the quiet after it where words come round again.
const lasts = (play, n) => play.verses[n].seconds + (comesAgain(play, n + 1) ? play.wait : 0)

/** Turn to a verse; one past the last says that all were said. What was to be shown first is over with it. */
export function toVerse(play, to, now) {
  const verse = Math.min(Math.max(0, to), play.plan - 1)
  return { ...play, verse, coming: false, ahead: play.coming ? elapsed(play, now) : play.ahead, verseAt: elapsed(play, now), said: Math.max(play.said, Math.min(to, play.plan)), over: to >= play.plan }
}

/** What the verse of now asks the child, while nothing is chosen: it waits for an answer. */
export const asking = ({ verses, verse, chosen }) => (chosen?.[verse] === undefined ? verses[verse].options : null) || null

/** The play with this answer; its lines are told from now on. */
export const answered = (play, option, now) => ({ ...play, chosen: { ...play.chosen, [play.verse]: option }, verseAt: elapsed(play, now) })

/** Milliseconds until the next verse is on by itself; null when nothing will change. */
export function untilNextVerse(play, now) {
  if (!play || play.since === null || play.over || ((play.asks || asking(play)) && !play.coming)) return null
  return Math.max(0, ((play.coming ? play.ahead : play.verseAt + lasts(play, play.verse)) - elapsed(play, now)) * 1000)
}

function onVerse(play) {
  if (play.coming && play.banked < play.ahead - 0.0005) return play
  if (play.coming) play = { ...play, coming: false, verseAt: play.ahead }
  while (!play.asks && !play.over && !asking(play) && play.banked - play.verseAt >= lasts(play, play.verse) - 0.0005) {
    const verse = play.verse + 1, verseAt = play.verseAt + lasts(play, play.verse)
    play = { ...play, verseAt, verse: Math.min(verse, play.plan - 1), said: Math.max(play.said, verse), over: verse >= play.plan }
  }
  return play
}
