// Walking the tray: trivial rules that only take away and reorder, the same as app/therapy/walk.py.
// Scores are whole numbers and every rule is integer arithmetic, so that both walks agree to the last picture.

const REST_PICKS = 5 // a prompt is not offered again within so many picks
const LATELY = 3 // a "Had enough" is felt for so many picks
const AFTER_ENOUGH_KIND = 88, AFTER_ENOUGH_LOAD = 95, PASSED_OVER = 80 // percent of the score that is left

/** Ways that pass in this moment, one a prompt, in the order of the tray. Nothing here adds to what was laid. */
export function safeWays(tray, moment) {
  const prompts = new Set()
  return allSafeWays(tray, moment).filter((way) => {
    const { prompt } = tray.entries[way], first = !prompts.has(prompt)
    prompts.add(prompt)
    return first
  })
}

/** Every way that passes in this moment, others of the same prompt too. */
export function allSafeWays(tray, moment) {
  if (tray.stop) return []
  const given = new Set(moment.confirmed ?? [])
  for (const [flag, things] of Object.entries(moment.checked ?? {}))
    for (const thing of things) given.add(`check:${flag}:${thing}`)
  const gone = new Set()
  const openQuestions = tray.questions.some(({ id }) => !moment.answers?.[id])
  for (const flag of freshYes(tray, moment)) {
    const taken = tray.if_yes[flag]
    if (!taken) return [] // the tray was laid for other answers
    if (taken.stop != null || [['place', 'places'], ['position', 'positions'], ['giver', 'givers']]
      .some(([one, closed]) => (taken[closed] ?? []).includes(moment[one]))) return []
    for (const way of taken.removes ?? []) gone.add(way)
  }
  const found = [], atHand = new Set([...(moment.materials ?? []), ...(tray.brings?.[moment.position] ?? [])])
  for (const [way, needs] of passing(tray, moment)) {
    const entry = tray.entries[way]
    if (!gone.has(way) && needs.every((need) => given.has(need))
        && !(openQuestions && entry.touch === 'adult')
        && !(moment.precautions === 'old' && entry.touch !== 'none')
        && entry.materials.every((thing) => atHand.has(thing))
        && touchWelcome(entry, moment.no_touch)) found.push(way)
  }
  return found
}

/** Ways that pass in this place and position with this giver, each with what has to be confirmed for it. */
export function passing(tray, moment) {
  const flat = there(tray, moment) ?? [], ways = Object.keys(tray.entries), found = []
  for (let at = 1; at < flat.length; at += 2 + flat[at + 1])
    for (let n = 0; n < flat[at + 1]; n++) found[flat[at + 2 + n]] = tray.needs[flat[at]]
  return ways.map((way, n) => [way, found[n]]).filter(([, needs]) => needs)
}

/** What the adult is told in this moment, strictest first, and how sound and picture are played: {notes, player}. */
export function told(tray, moment) {
  const said = [tray.told?.[there(tray, moment)?.[0]] ?? tray, ...freshYes(tray, moment).map((flag) => tray.if_yes[flag])]
  const notes = new Map(), player = {}
  for (const one of said) {
    for (const note of one?.notes ?? []) notes.set(`${note.flag}|${note.message}`, notes.get(`${note.flag}|${note.message}`) ?? note)
    for (const [name, value] of Object.entries(one?.player ?? {}))
      player[name] = name in player && (name === 'volume_max' ? player[name] < value : player[name] > value) ? player[name] : value
  }
  return { notes: [...notes.values()].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level)), player }
}

const LEVELS = ['stop', 'hard', 'modify']

const there = (tray, { place, position, giver }) => tray.sets[tray.situations[`${place}|${position}|${giver}`]]

/** Health questions said yes to, otherwise than the tray was laid for. */
const freshYes = (tray, { answers }) =>
  Object.keys(answers ?? {}).filter((flag) => answers[flag]?.yes && !same(answers[flag], tray.moment.answers?.[flag]))

/** The next pictures from left to right: [{way, role, mood, ...entry}]. `soFar` are the events of this play session. */
export function offer(tray, soFar, count) {
  const events = kept(soFar)
  let moment = tray.moment
  const picks = [], passed = []
  let latest = null
  for (const event of events) {
    if (event.kind === 'session_started' || event.kind === 'moment_changed') moment = event.moment
    else if (event.kind === 'picked') picks.push(latest = { pick: event, outcome: null })
    else if (event.kind === 'something_else') passed.push(latest = event)
    else if (event.kind === 'outcome')
      for (const one of picks) if (one.pick.play === event.play) one.outcome = event.outcome
  }
  const mood = moment.mood ?? 'ready'
  const ways = rested(tray, safeWays(tray, moment), picks, latest, count)
  const scores = new Map(ways.map((way) => [way, score(tray, way, mood, picks, passed)]))
  const number = picks.length + passed.length
  const chosen = choose(tray, ways, scores, mood, number, count)
  const session = soFar.length ? soFar[0].session : ''
  const side = (way) => drawn(`${tray.child}|${session}|${number}|${way}`)
  return [...chosen].map(([way, role]) => ({ way, role, mood, ...tray.entries[way] }))
    .sort((a, b) => side(a.way) - side(b.way) || byText(a.way, b.way))
}

function kept(soFar) {
  const undone = new Set(soFar.filter((e) => e.kind === 'undone').flatMap((e) => e.events))
  return soFar.filter((e) => e.kind !== 'undone' && !undone.has(e.id))
}

function touchWelcome(entry, noTouch) {
  if (entry.touch === 'none') return true
  return noTouch != null && !entry.areas.some((mine) => noTouch.some((theirs) => meets(mine, theirs)))
}

function meets(one, other) {
  const a = one.side ?? 'both', b = other.side ?? 'both'
  return one.area === other.area && (a === b || a === 'both' || b === 'both')
}

function rested(tray, ways, picks, latest, count) {
  const just = new Set(picks.slice(-REST_PICKS).map(({ pick }) => pick.prompt))
  const fresh = ways.filter((way) => !just.has(tray.entries[way].prompt))
  ways = fresh.length >= count ? fresh : ways
  if (latest?.kind === 'something_else') {
    const others = ways.filter((way) => !(latest.prompts ?? []).includes(tray.entries[way].prompt))
    ways = others.length >= count ? others : ways
  }
  return ways
}

function score(tray, way, mood, picks, passed) {
  const entry = tray.entries[way]
  let value = entry.score[mood]
  for (const { pick, outcome } of picks.slice(-LATELY)) {
    const before = tray.entries[pick.variant ? `${pick.prompt}#${pick.variant}` : pick.prompt]
    if (outcome === 'had_enough' && before) {
      if (before.kind === entry.kind) value = Math.floor(value * AFTER_ENOUGH_KIND / 100)
      if (entry.load >= before.load) value = Math.floor(value * AFTER_ENOUGH_LOAD / 100)
    }
  }
  for (const refusal of passed)
    if ((refusal.prompts ?? []).includes(entry.prompt)) value = Math.floor(value * PASSED_OVER / 100)
  return value
}

function choose(tray, ways, scores, mood, number, count) {
  const ranked = [...ways].sort((a, b) => scores.get(b) - scores.get(a) || byText(a, b))
  const chosen = new Map()
  const thirdOfAKind = (way) =>
    [...chosen.keys()].filter((other) => tray.entries[other].kind === tray.entries[way].kind).length >= 2
  const take = (role, candidates) => {
    if (chosen.size >= count) return
    const free = candidates.filter((way) => !chosen.has(way))
    const way = free.find((one) => !thirdOfAKind(one)) ?? free[0]
    if (way !== undefined) chosen.set(way, role)
  }
  if (count >= 2) take('favourite', ranked.filter((way) => tray.entries[way].loved))
  // A child who is over is met with what is known; of two pictures every third offer holds something new.
  if (mood !== 'over' && (count >= 3 || (count === 2 && number % 3 === 2)))
    take('new', ranked.filter((way) => tray.entries[way].played === 0))
  take('fit', ranked)
  while (chosen.size < Math.min(count, ranked.length)) take('next', ranked)
  return chosen
}

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

// Key order does not matter, and a key that is null is the same as one that is missing.
function same(a, b) {
  if (a == null || b == null || typeof a !== 'object' || typeof b !== 'object') return (a ?? null) === (b ?? null)
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]))
}

// FNV-1a, 32 bits: what looks like chance, and is the same on the server.
function drawn(text) {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0
  return value
}
