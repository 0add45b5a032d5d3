// What turns of a play session have in common: pictures are laid, a play begins and ends, the session closes. Each writes
// into `next`, the state to be, and says what happened.
import { offer } from './offer.js'
import { elapsed } from './timing.js'
import { momentJson, passes, safe, stopOf } from './today.js'

export const shown = (state) => state.offer.map((tile) => tile.prompt)
export const timeUp = ({ state, now }) => now - state.started >= state.moment.minutes * 60_000

function allSafe(next) {
  const ways = safe(next.tray, next.moment)
  return next.offer.every((tile) => ways.includes(tile.way))
}

export function lay(next, { state, events, say }) {
  const soFar = [...next.carried, ...next.log, ...events].filter((event) => event.session === next.session)
  const tiles = next.tray ? offer(next.tray, soFar, next.tray.face.pictures) : []
  Object.assign(next, { screen: 'pick', play: null, finding: false, number: state.number + 1, offer: tiles })
  if (tiles.length) say('offered', { number: next.number, prompts: shown(next), mood: next.moment.mood })
}

export function play(next, { say }, one, by, again = false) {
  const { mood } = next.moment
  Object.assign(next, { screen: 'play', finding: false, play: { ...one, by } })
  say('picked', { play: one.id, prompt: one.prompt, variant: one.variant ?? '', by, again, offered: shown(next), mood })
}

export function ended(next, { now, say }, reason, outcome = null) {
  const { play: one } = next
  const stay = Math.min(14_400, Math.round(elapsed(one, now) * 10) / 10)
  say('play_ended', { play: one.id, reason, stay_s: stay, verses: one.over ? one.plan : one.said })
  if (one.cues.length) say('cues', { play: one.id, cues: one.cues })
  const { title, kind, picture, by } = one
  Object.assign(next, { play: null, plays: [...next.plays, { title, kind, picture, by, outcome, reason, stay_s: stay }] })
  return one.id
}

export function close(next, { now, say }, reason) {
  say('session_ended', { reason })
  Object.assign(next, { screen: 'closing', finding: false, switching: false,
    closing: { reason, calm: reason === 'all_done', at: now } })
}

export function changed(next, how) {
  how.say('moment_changed', { moment: momentJson(next.tray, next.moment) })
  if (next.screen === 'moment') return close(next, how, 'stopped_for_safety')
  kept(next, how)
  if (next.screen === 'pick' && next.number === how.state.number && next.moment.mood !== how.state.moment.mood) lay(next, how)
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
export function toldStop(next, { state, now, newId, say }) {
  const { screen, session, moment, tray } = state
  if (screen !== 'moment' || session || !moment?.yes.some((id) => tray?.if_yes?.[id]?.stop && !moment.held?.includes(id))) return
  next.session = newId(now)
  say('session_started', { moment: momentJson(state.tray, state.moment) })
  say('session_ended', { reason: 'stopped_for_safety' })
}
