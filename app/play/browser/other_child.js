// "This is not Mia": what was tapped in this play session moves along to the child who is playing. Loads late, with its panel.
import { TURNS } from './session.js'
import { ended } from './sitting.js'
import { askAnew } from './today.js'

const MOVED_AT_ONCE = 400 // events named by one move

Object.assign(TURNS, {
  switch(next, { to, tray, held, noes = null }, how) {
    const { state, say, events } = how
    next.switching = false
    if (!state.child || to === state.child) return
    if (!state.session) return TURNS.child(next, { id: to, tray, held, noes }, how)
    if (next.play) ended(next, how, 'interrupted')
    // Switched again before anything was played: the first switch was the slip, so what it carried goes along.
    const slip = !state.log.some((event) => event.kind === 'picked')
    const tapped = [...(slip ? state.carried : []), ...state.log, ...events]
    for (let at = 0; at < tapped.length; at += MOVED_AT_ONCE) {
      const some = tapped.slice(at, at + MOVED_AT_ONCE)
      say('moved_out', { events: some.map(({ id }) => id), to })
      say('moved_in', { came_from: state.child, events: some }, to)
    }
    Object.assign(next, { child: to, tray: tray ?? null, carried: tapped, log: [], sound: null, access: null, seeing: null, pace: null, strip: [], rounds: null, round: null, noes })
    if (state.screen !== 'closing') Object.assign(next, { screen: 'moment', offer: [], moment: askAnew(state.moment, held, state.moment) })
  },
})
