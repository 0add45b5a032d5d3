// Offering from the tray: trivial rules that only take away and reorder, the same as app/therapy/offer.py.
// Scores are whole numbers and every rule is integer arithmetic, so that tablet and server agree to the last picture.
import { safeWays } from './walk.js'

const LATELY = 3 // a "Had enough" is felt for so many picks
// Percent of the score that is left; what each is for stands in offer.py.
const AFTER_ENOUGH_KIND = 88, AFTER_ENOUGH_LOAD = 95, SAME_KIND = 87, SAME_PROMPT = 85, PASSED_OVER = 80
const RUN = 3 // times in a row that count
// What a pick and a tap say of all that is alike, in hundredths of a unit of liking.
const PICK_TELLS = 80, REFUSAL_TELLS = 40
const TAP_TELLS = { into_it: 30, so_so: -50, had_enough: -130 }
const SCORE_PER_LIKING = 220
const MILLION = 1_000_000 // a likeness is in hundredths, what was told of it in ten-thousandths
const TENSE = ['rising', 'over']
const CALM_PLACES = ['bedtime']
const CALMER = 15 // percent of the score for each step that a prompt settles where calm is wanted

/** The next pictures from left to right: [{way, role, ...inMood}]. `soFar` are the events of this play session. */
export function offer(tray, soFar, count) {
  const sitting = sit(tray, soFar), { mood, number } = sitting
  const ways = rested(tray, safeWays(tray, sitting.moment), sitting, count), learnt = learn(tray, sitting)
  const scores = new Map(ways.map((way) => [way, score(tray.entries[way], learnt, sitting)]))
  const turn = tray.same_sides ? `${tray.child}|` : `${tray.child}|${soFar[0]?.session ?? ''}|${number}|`
  const side = (way) => drawn(turn + way)
  return [...chosen(tray, ways, scores, sitting, count)].map(([way, role]) => ({ way, role, ...inMood(tray.entries[way], mood) }))
    .sort((a, b) => side(a.way) - side(b.way) || byText(a.way, b.way))
}

/** An entry as it is in a mood: how many verses, how long a stay, and why. */
export const inMood = (entry, mood) =>
  ({ ...entry, mood, verses: entry.verses[mood], stay: entry.stay[mood], why: entry.why[mood] })

/** The events of a play session, undone ones left out, as the rules read them. `since` are picks the scores do not know. */
function sit(tray, soFar) {
  const undone = new Set(soFar.filter(({ kind }) => kind === 'undone').flatMap(({ events }) => events))
  const notThese = new Set((tray.not_these ?? []).filter(({ id }) => !undone.has(id)).map(({ prompt }) => prompt))
  const picks = [], refused = [], outcomes = {}
  let moment = tray.moment, latest = null
  for (const event of soFar.filter(({ id }) => !undone.has(id))) {
    const { kind, prompt, prompts = [] } = event
    moment = event.moment ?? moment
    if (kind === 'picked') picks.push(latest = { ...event, entry: entryOf(tray, prompt, event.variant) })
    else if (kind === 'something_else') refused.push(latest = { ...event, prompts })
    else if (kind === 'outcome') outcomes[event.play] = event.outcome
    else if (kind === 'not_that') notThese.add(prompt)
  }
  for (const pick of picks) pick.outcome = outcomes[pick.play]
  const unknown = (id) => !tray.counted.includes(id)
  return { moment, mood: moment.mood ?? 'ready', number: picks.length + refused.length, picks, latest, notThese,
    since: picks.filter(({ play }) => unknown(play)), refused: refused.filter(({ id }) => unknown(id)) }
}

/** Without what nobody wants today; as long as enough remain, also without what was just played or shown in vain, and,
 for a child who is rising or over, without what wakes up. */
function rested({ rest, entries }, ways, { mood, picks, since, latest, notThese }, count) {
  const without = (gone) => ways.filter((way) => !gone.has(entries[way].prompt))
  ways = without(notThese)
  const lately = rest ? picks.filter(whole).slice(-rest) : []
  const tired = [...lately, ...since.filter(({ outcome, round }) => (round ? outcome === 'had_enough' : outcome !== 'into_it'))].map(({ prompt }) => prompt)
  const waking = TENSE.includes(mood) ? ways.map((way) => entries[way]).filter(({ arousal }) => arousal > 0).map(({ prompt }) => prompt) : []
  for (const gone of [tired, latest?.prompts ?? [], waking]) {
    const left = without(new Set(gone))
    if (left.length >= count) ways = left
  }
  return ways
}

/** What picks and taps since the tray was laid say along each direction of likeness, in ten-thousandths. */
function learn(tray, { since, refused }) {
  const learnt = []
  const tell = (percent, { like }, parts = 1) =>
    like.forEach((value, n) => (learnt[n] = (learnt[n] ?? 0) + Math.floor((percent * value) / parts)))
  const tellAll = (percent, entries) => entries.forEach((one) => tell(percent, one, entries.length))
  const beside = (prompts) => prompts.map((prompt) => entryOf(tray, prompt)).filter(Boolean)
  for (const { entry, by = 'child', offered = [], outcome } of since) {
    if (!entry) continue
    const shown = by === 'child' ? beside(offered) : []
    if (shown.length) tell(PICK_TELLS, entry)
    tellAll(-PICK_TELLS, shown)
    tell(TAP_TELLS[outcome] ?? 0, entry)
  }
  for (const { prompts } of refused) tellAll(-REFUSAL_TELLS, beside(prompts))
  return learnt
}

function score(entry, learnt, { moment, mood, since, refused }) {
  const told = entry.like.reduce((sum, value, n) => sum + value * (learnt[n] ?? 0), 0)
  let value = Math.max(1, entry.score[mood] + Math.floor((SCORE_PER_LIKING * told) / MILLION))
  const leave = (percent) => (value = Math.floor((value * percent) / 100))
  for (const { entry: before, outcome } of since.slice(-LATELY)) {
    if (outcome !== 'had_enough' || !before) continue
    if (before.kind === entry.kind) leave(AFTER_ENOUGH_KIND)
    if (entry.load >= before.load) leave(AFTER_ENOUGH_LOAD)
  }
  const wearing = since.filter(whole), other = wearing.slice(-RUN).reverse().findIndex((pick) => pick.entry?.kind !== entry.kind)
  for (let n = other < 0 ? Math.min(RUN, wearing.length) : other; n > 0; n--) leave(SAME_KIND)
  for (const { prompt } of wearing) if (prompt === entry.prompt) leave(SAME_PROMPT)
  for (const { prompts } of refused.filter(whole)) if (prompts.includes(entry.prompt)) leave(PASSED_OVER)
  if (CALM_PLACES.includes(moment.place)) leave(100 - CALMER * entry.arousal)
  return value
}

const whole = ({ round }) => !round // what is short, in preference rounds, tires nobody

/** The entry of a prompt played or shown; another way to play it when that very one is not on the tray. */
const entryOf = ({ entries }, prompt, variant) =>
  entries[variant ? `${prompt}#${variant}` : prompt] ?? Object.values(entries).find((entry) => entry.prompt === prompt)

function chosen({ entries, new_every: every }, ways, scores, { picks, mood, number }, count) {
  const ranked = [...ways].sort((a, b) => scores.get(b) - scores.get(a) || byText(a, b))
  const met = new Set(picks.map(({ prompt }) => prompt))
  const loved = ranked.filter((way) => entries[way].loved)
  const fresh = ranked.filter((way) => entries[way].played === 0 && !met.has(entries[way].prompt))
  const roles = new Map()
  const thirdOfAKind = (way) => [...roles.keys()].filter((other) => entries[other].kind === entries[way].kind).length >= 2
  const take = (role, candidates) => {
    const free = candidates.filter((way) => !roles.has(way)), way = free.find((one) => !thirdOfAKind(one)) ?? free[0]
    if (way) roles.set(way, loved.includes(way) ? 'favourite' : role !== 'fit' && fresh.includes(way) ? 'new' : role)
  }
  const takeOne = (role, candidates) => roles.size < count && !candidates.some((way) => roles.has(way)) && take(role, candidates)
  take('fit', ranked)
  takeOne('favourite', loved)
  // A child who is over is met with what is known.
  if (every && number % every === 0 && mood !== 'over') takeOne('new', fresh)
  while (roles.size < Math.min(count, ranked.length)) take([...roles.values()].includes('fit') ? 'next' : 'fit', ranked)
  return roles
}

export const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

// FNV-1a, 32 bits: what looks like chance, and is the same on the server.
export function drawn(text) {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0
  return value
}
