// Runs in every page before anything of it. On the moment it taps what is asked as soon as it is there; it writes down
// when the first picture and the whole offer could be seen, and how long an outcome tap took to bring the next offer.
// Times are milliseconds since the navigation began, taken after the frame that shows the thing.
const bench = (globalThis.bench = { taps: [], tile: null, offer: null, answered: null, needs: true, shown: {} })

const tiles = () => [...document.querySelectorAll('[data-prompt]')]
const pictures = () => tiles().flatMap((tile) => [...tile.querySelectorAll('img')])
const there = (image) => image.complete && image.naturalWidth > 0
const frame = () => new Promise(requestAnimationFrame)
const painted = () => frame().then(() => new Promise((done) => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => done(performance.now())
  port2.postMessage(0)
}))

/** The page as a quick hand would tap it: at most one tap a frame, each control once, start until it is taken. */
function tapped() {
  const asked = ['[data-control="mood"][data-mood="ready"]', '[data-control="all-fine"]', '[data-control="touch-everywhere"]']
  const screen = document.querySelector('[data-screen="moment"]')
  if (!screen) return
  bench.shown.moment ??= performance.now()
  const needs = bench.needs ? [...screen.querySelectorAll('[data-control^="need-"]')] : []
  const buttons = [...asked.map((one) => screen.querySelector(one)), ...needs].filter((one) => one?.ariaPressed === 'false')
  const start = screen.querySelector('[data-control="start"]:not([disabled])')
  const next = buttons[0] ?? start
  if (!next) return
  bench.taps.push([next.dataset.control, Math.round(performance.now())])
  next.click()
}

async function watch() {
  for (;;) {
    await frame()
    tapped()
    const ready = pictures().find(there)
    if (ready && bench.tile === null) {
      await ready.decode()
      bench.tile = await painted()
    }
    if (pictures().length && pictures().every(there)) {
      bench.offer = await painted()
      return
    }
  }
}

// An outcome tap: from the time stamp of the event to the frame that shows other pictures than before.
const names = () => tiles().map((tile) => tile.dataset.prompt).join()
addEventListener('click', async ({ target, timeStamp }) => {
  if (!target.closest?.('[data-control="into-it"]')) return
  const before = names()
  do await frame()
  while (!names() || names() === before)
  const tile = painted()
  while (!pictures().every(there)) await frame()
  bench.answered = { tile: (await tile) - timeStamp, pictures: (await painted()) - timeStamp }
}, true)

watch()
