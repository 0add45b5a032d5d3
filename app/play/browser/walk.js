// Walking the tray: what of it is safe in a moment. Nothing here adds to what was laid; the same as app/therapy/walk.py.

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
  const gone = new Set(), saidNo = [...(moment.stopped ?? []), ...(tray.not_here ?? [])]
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
        && !moment.resting?.includes(entry.prompt)
        && touchWelcome(entry, moment.no_touch, saidNo)) found.push(way)
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

function touchWelcome(entry, noTouch, saidNo) {
  if (entry.touch === 'none') return true
  return noTouch != null && !entry.areas.some((mine) => [...noTouch, ...saidNo].some((theirs) => meets(mine, theirs)))
}

function meets(one, other) {
  const a = one.side ?? 'both', b = other.side ?? 'both'
  return one.area === other.area && (a === b || a === 'both' || b === 'both')
}

// Key order does not matter, and a key that is null is the same as one that is missing.
function same(a, b) {
  if (a == null || b == null || typeof a !== 'object' || typeof b !== 'object') return (a ?? null) === (b ?? null)
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]))
}
