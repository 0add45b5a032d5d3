// One play in time: seconds the child stayed, interruptions taken off, and which verse is on. `now` is in milliseconds.
// Time is banked at every step and heartbeat, so a tablet that slept or whose clock jumped adds nothing to a stay.

export const AWAY_MS = 30_000 // away for longer than this, a play is paused at the last heartbeat

/** A play that begins now. `card` brings the verses (none: the card is not on this tablet), repeated up to the plan. */
export function begun(entry, card, tune, id, now) {
  const { way, prompt, variant, kind, title, picture, why, stay, mood } = entry
  const plan = Math.max(1, entry.plan ?? entry.verses ?? 1)
  const round = card?.verses?.length ? card.verses : [{ lines: [], seconds: Math.max(1, Math.round(entry.seconds / plan)), hands: null }]
  const verses = Array.from({ length: plan }, (_, i) => round[i % round.length])
  return { id, way, prompt, variant, kind, title, picture, why, stay, mood, about: card?.about ?? entry.about ?? '', plan, verses, seconds: entry.seconds,
    beat: card?.beat ?? null, tune: tune ?? null, at: now, since: now, banked: 0, verse: 0, verseAt: 0, said: 0, over: false,
    paused: false, cues: [] }
}

/** The play with all its time up to now in the bank, and on the verse of now. */
export function bank(play, now) {
  if (play.since === null) return play
  const gap = now - play.since
  if (gap > AWAY_MS) return { ...play, since: null, paused: true }
  return onVerse({ ...play, since: now, banked: play.banked + Math.max(0, gap) / 1000 })
}

export const elapsed = (play, now) => bank(play, now).banked

export const paused = (play) => ({ ...play, since: null, paused: true })

export const resumed = (play, now) => ({ ...play, since: now, paused: false })

/** Seconds of all planned verses. */
export const planned = (play) => play.verses.reduce((sum, verse) => sum + verse.seconds, 0)

/** Turn to a verse; one past the last says that all were said. */
export function toVerse(play, to, now) {
  const verse = Math.min(Math.max(0, to), play.plan - 1)
  return { ...play, verse, verseAt: elapsed(play, now), said: Math.max(play.said, Math.min(to, play.plan)), over: to >= play.plan }
}

/** What the verse of now asks the child, while nothing is chosen: it waits for an answer. */
export const asking = ({ verses, verse, chosen }) => (chosen?.[verse] === undefined ? verses[verse].options : null) || null

/** The play with this answer; its lines are told from now on. */
export const answered = (play, option, now) => ({ ...play, chosen: { ...play.chosen, [play.verse]: option }, verseAt: elapsed(play, now) })

/** Milliseconds until the next verse is on by itself; null when nothing will change. */
export function untilNextVerse(play, now) {
  if (!play || play.since === null || play.over || asking(play)) return null
  return Math.max(0, (play.verseAt + play.verses[play.verse].seconds - elapsed(play, now)) * 1000)
}

function onVerse(play) {
  while (!play.over && !asking(play) && play.banked - play.verseAt >= play.verses[play.verse].seconds - 0.0005) {
    const verse = play.verse + 1, verseAt = play.verseAt + play.verses[play.verse].seconds
    play = { ...play, verseAt, verse: Math.min(verse, play.plan - 1), said: Math.max(play.said, verse), over: verse >= play.plan }
  }
  return play
}
