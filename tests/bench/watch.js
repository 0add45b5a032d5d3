// Runs in every page before anything of it. On the moment it taps what is asked as soon as it is there; it tells when
// the first picture and the whole offer could be seen, and how long an outcome tap took to bring the next offer.
// Times are milliseconds since the navigation began, taken after the frame that shows the thing. Whoever asks waits for
// a promise here and nothing else, because asking again and again would cost the page what is to be measured.
const bench = (globalThis.bench = { moment: null, taps: [] })

const tiles = () => [...document.querySelectorAll('[data-prompt]')]
const names = () => tiles().map((tile) => tile.dataset.prompt).join()
const pictures = () => tiles().flatMap((tile) => [...tile.querySelectorAll('img')])
const there = (image) => image.complete && image.naturalWidth > 0
const frame = () => new Promise(requestAnimationFrame)
const painted = () => frame().then(() => new Promise((done) => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => done(performance.now())
  port2.postMessage(0)
}))

/** One tap, as a quick hand would do it: on the next thing that is asked, or on start until it is taken. */
function tapped() {
  const screen = document.querySelector('[data-screen="moment"]')
  if (!screen) return
  bench.moment ??= performance.now()
  const asked = ['[data-control="mood"][data-mood="ready"]', '[data-control="all-fine"]',
    '[data-control="touch-everywhere"]', '[data-control^="need-"]']
  const open = asked.flatMap((one) => [...screen.querySelectorAll(one)]).find((one) => one.ariaPressed === 'false')
  const next = open ?? screen.querySelector('[data-control="start"]:not([disabled])')
  if (next) bench.taps.push([next.dataset.control, Math.round(performance.now())])
  next?.click()
}

/** {tile, offer}: when the first picture could be seen, and when all of them. */
bench.start = (async () => {
  let tile = null
  for (;;) {
    await frame()
    tapped()
    const ready = pictures()
    const first = ready.find(there)
    if (!first) continue
    if (tile === null) {
      await first.decode()
      tile = await painted()
    }
    if (ready.every(there)) return { tile, offer: await painted() }
  }
})()

/** The middle of a thing, once it is there and has been for `ms`: no press counts so soon after the one before or after other pictures. */
bench.place = async (selector, ms) => {
  while (!document.querySelector(selector)) await frame()
  await new Promise((done) => setTimeout(done, ms))
  const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}

/** After the next touch on `selector`: ms from its time stamp to the frame with other tiles, and to their pictures. */
bench.answered = (selector, lost_after) => new Promise((done) => {
  setTimeout(() => done(null), lost_after)
  const before = names()
  addEventListener('click', async ({ target, timeStamp }) => {
    if (!target.closest(selector)) return
    do await frame()
    while (!names() || names() === before)
    const seen = painted()
    while (!pictures().every(there)) await frame()
    const all = painted()
    done({ tile: (await seen) - timeStamp, pictures: (await all) - timeStamp })
  }, { capture: true, once: true })
})

/** After the next event of this name (a finger or a switch let go): ms from its time stamp to the frame with the play. */
bench.picked = (name, lost_after) => new Promise((done) => {
  setTimeout(() => done(null), lost_after)
  addEventListener(name, async ({ timeStamp }) => {
    while (!document.querySelector('.play h1')) await frame()
    done((await painted()) - timeStamp)
  }, { capture: true, once: true })
})
