// A tray as it travels and rests, made whole for the walk. Undoes app/play/packing.py, where the form is described.

const known = new WeakMap() // a tablet takes some ten milliseconds for each

/** The whole tray; one that was kept whole stays as it is, and what this version cannot read is as good as none. */
export function whole(tray) {
  if (!tray?.packed) return tray?.counted ? tray : null // without it, it was laid for older rules
  if (!known.has(tray)) known.set(tray, unpacked(tray))
  return known.get(tray)
}

function unpacked({ packed, ...rest }) {
  try {
    const entries = entriesOf(packed.entries), ways = Object.keys(entries)
    return { ...rest, entries, ...reach(packed.reach), if_yes: ifYes(packed.if_yes, ways) }
  } catch {
    return null
  }
}

function entriesOf(packed) {
  const titles = {}
  return Object.fromEntries(column(packed).map((entry) => {
    const { prompt, variant } = entry
    entry.picture ??= prompt
    entry.title ??= titles[prompt] ??= prompt.replace(/^.|-/g, (one) => one === '-' ? ' ' : one.toUpperCase())
    return [variant ? `${prompt}#${variant}` : prompt, entry]
  }))
}

function column(said) {
  if (typeof said === 'string') return numbers(said)
  if (said.of) return picked(column(said.of), said.at)
  if (said.list) return parts(column(said.list), numbers(said.long))
  if (said.text) return joined(across(said.text.map(column)))
  const beside = said.steps ? summed(said.steps.map(numbers)) : said.columns?.map(column)
  if (!beside) return said
  const rows = across(beside)
  return said.keys ? rows.map((row) => Object.fromEntries(said.keys.map((key, n) => [key, row[n]]))) : rows
}

const value = (text, at) => text.charCodeAt(at + 1) - text.charCodeAt(0)
const numbers = (text) => Array.from(text.slice(1), (_, at) => value(text, at))

const across = (columns) => columns[0].map((_, at) => columns.map((one) => one[at]))

function picked(values, at) {
  let newest = -1
  return numbers(at).map((back) => values[back ? newest - back + 1 : ++newest])
}

function parts(flat, lengths) {
  let at = 0
  return lengths.map((length) => flat.slice(at, at += length))
}

/** Texts of their pieces; equal ones are one in memory. */
function joined(rows, known = new Map()) {
  return rows.map((pieces) => {
    const text = pieces.filter((one) => one !== null).join(', ')
    return known.get(text) ?? (known.set(text, text), text)
  })
}

function summed(steps) {
  for (let n = 1; n < steps.length; n++) steps[n] = steps[n].map((step, at) => steps[n - 1][at] + step)
  return steps
}

// Each set is worked out when its situation is asked for: a play session meets few of hundreds. Such a tray cannot be
// written to IndexedDB; what is written there is the packed one.
function reach({ names, levels: [cells, blocks, all], rows }) {
  const [told, ...ways] = picked(all, rows)
  const laid = (situation) => {
    const [p, q, r] = situation.split('|').map((name, n) => names[n].indexOf(name))
    const at = (row) => value(cells[value(blocks[value(row, p)], q)], r) - 1
    if (Math.min(p, q, r) < 0 || at(told) < 0) return
    const asked = {}
    ways.forEach((row, way) => at(row) < 0 || (asked[at(row)] ??= []).push(way))
    return [at(told), ...Object.entries(asked).flatMap(([need, some]) => [+need, some.length, ...some])]
  }
  return {
    situations: new Proxy({}, { get: (_, situation) => situation }),
    sets: new Proxy({}, { get: (known, situation) => known[situation] ??= laid(situation) }),
  }
}

function ifYes(taken, ways) {
  const whole = ([flag, one]) => {
    const runs = parts(ways, numbers(one.removes))
    return [flag, { ...one, removes: runs.filter((_, n) => n % 2).flat() }]
  }
  return Object.fromEntries(Object.entries(taken).map(whole))
}
