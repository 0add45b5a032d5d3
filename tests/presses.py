"""When the play surface takes the next press: not too soon after the last one, nor after the pictures changed or a
question came."""

LOCK_MS, GUARD_MS = 300, 500  # as a child has them who was given none of their own

WATCH = """
  presses = 0, lastPress = lastChange = -Infinity
  addEventListener('click', (event) => { presses++, lastPress = event.timeStamp }, true)
  new MutationObserver(() => (lastChange = performance.now())).observe(document,
    { subtree: true, attributes: true, attributeFilter: ['data-screen', 'data-number'] })
  const asks = (one) => one.matches?.('.comfort, .shall') || one.querySelector?.('.comfort, .shall')
  const came = (all) => all.some(({ addedNodes }) => [...addedNodes].some(asks)) && (lastChange = performance.now())
  new MutationObserver(came).observe(document, { subtree: true, childList: true })
"""
UNLOCKED = f"() => performance.now() - lastPress > {LOCK_MS + 10} && performance.now() - lastChange > {GUARD_MS + 10}"
