// What is typed and tapped before the server has answered goes there in the order in which it was done. NiceGUI lets each wait in a
// timer of its own, and they overtake one another: "Save" came before the words that it was to save, and they were lost.
{
  const waiting = []
  let emit = null, answered = false, socket
  Object.defineProperty(window, 'did_handshake', {
    get: () => !!socket, // with a socket there, NiceGUI hands everything on at once, to here
    set(value) {
      answered = value
      while (answered && waiting.length) emit(...waiting.shift())
    },
  })
  Object.defineProperty(window, 'socket', {
    get: () => socket,
    set(made) {
      socket = made
      emit = made.emit.bind(made)
      made.emit = (...told) => (answered || told[0] !== 'event' ? emit(...told) : waiting.push(told))
    },
  })
}
