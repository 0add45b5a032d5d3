// What turns of a play session have in common: pictures are laid, a play begins and ends, the session closes. Each writes
// into `next`, the state to be, and says what happened.
import { offer } from './offer.js'
import { elapsed } from './timing.js'
import { momentJson, passes, safe, stopOf } from './today.js'

export const shown = (state) => state.offer.map((tile) => tile.prompt)
export const timeUp = ({ state, now }) => now - state.started >= state.moment.minutes * 60_000

/** Where an adult is; behind "Something is wrong" lies the screen that it was tapped on. */
export const screenOf = (state) => state.wrong?.from ?? state.screen

export function wrongOver(next, { now, say }) {
  if (next.wrong) say('wrong_over', { opened: next.wrong.id, seconds: Math.round(Math.max(0, now - next.wrong.at) / 100) / 10 })
  next.wrong = null
}

function allSafe(next) {
  const ways = safe(next.tray, next.moment)
  return next.offer.every((tile) => ways.includes(tile.way))
}

export function lay(next, { state, events, say, rules }) {
  const soFar = [...next.carried, ...next.log, ...events].filter((event) => event.session === next.session)
  const trial = next.tray && next.rounds?.on && rules?.laid(next, soFar)
  const tiles = trial ? trial.offer : next.tray ? offer(next.tray, soFar, next.tray.face.pictures) : []
  Object.assign(next, { screen: 'pick', play: null, panel: null, number: state.number + 1, offer: tiles, round: trial?.round ?? null })
  if (tiles.length) say('offered', { number: next.number, prompts: shown(next), mood: next.moment.mood, ...marked(next.round) })
}

/** Where in preference rounds it happened, if it did. */
export const marked = (round) => (round ? { round } : {})

export function play(next, { say }, one, by, again = false) {
  const { mood } = next.moment
  Object.assign(next, { screen: 'play', panel: null, play: { ...one, by } })
  say('picked', { play: one.id, prompt: one.prompt, variant: one.variant ?? '', by, again, offered: shown(next), mood, ...marked(one.round) })
}

export function ended(next, { now, say }, reason, outcome = null) {
  const { play: one } = next
  const stay = Math.min(14_400, Math.round(elapsed(one, now) * 10) / 10)
  say('play_ended', { play: one.id, reason, stay_s: stay, verses: one.over ? one.plan : one.said })
  if (one.cues.length) say('cues', { play: one.id, cues: one.cues })
  const { id, title, kind, picture, by, prompt, verses, verse } = one, { hands } = verses[verse] ?? {}
  Object.assign(next, { play: null, plays: [...next.plays, { id, prompt, hands, title, kind, picture, by, outcome, reason, stay_s: stay }],
    strip: crossedOut(next.strip ?? [], prompt) })
  return one.id
}

const crossedOut = (strip, prompt) => {
  const at = strip.findIndex((one) => !one.done && one.prompt === prompt)
  return strip.map((one, n) => (n === at ? { ...one, done: true } : one))
}

export function close(next, how, reason) {
  const { now, say } = how
  wrongOver(next, how)
  say('session_ended', { reason })
  Object.assign(next, { screen: 'closing', panel: null, switching: false,
    closing: { reason, calm: ['all_done', 'child_stopped'].includes(reason), at: now } })
}

export function changed(next, how) {
  how.say('moment_changed', { moment: momentJson(next.tray, next.moment) })
  if (next.screen === 'moment') return close(next, how, 'stopped_for_safety')
  kept(next, how)
  if (next.screen === 'pick' && next.number === how.state.number && next.moment.mood !== how.state.moment.mood) lay(next, how)
  if (next.screen === 'pick') next.panel = how.state.panel // the adult may have more to say
}

/** Only what is safe by this tray in this moment stays on the screen, the play that runs included. */
export function kept(next, how) {
  if (!next.session || !next.tray || !['pick', 'play'].includes(next.screen)) return
  const stop = stopOf(next.tray, next.moment) !== null
  const unsafe = next.play && !passes(next.tray, next.moment, next.play.way)
  if (next.play && (stop || unsafe)) ended(next, how, 'adult_ended')
  if (stop) close(next, how, 'stopped_for_safety')
  else if (!next.play && (next.screen === 'play' || !allSafe(next))) lay(next, how)
}

/** A stop that was said before the first picture is told as well; else the next adult would never hear of it. */
export function toldStop(next, how) {
  const { state, now, newId, say } = how, { session, moment, tray } = state
  wrongOver(next, how)
  if (screenOf(state) !== 'moment' || session || !moment?.yes.some((id) => tray?.if_yes?.[id]?.stop && !moment.held?.includes(id))) return
  next.session = newId(now)
  say('session_started', { moment: momentJson(state.tray, state.moment) })
  say('session_ended', { reason: 'stopped_for_safety' })
}
