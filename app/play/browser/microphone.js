// How loud it is at the microphone, and nothing else of what it hears.

/** Open it: {level() -> 0 to 1, close()}. Without `ask` only where the adult has allowed it before; null if not. */
export async function microphone(ask = false) {
  if (!navigator.mediaDevices || (!ask && !(await allowed()))) return null
  // The browser takes off what the tablet itself plays; loudness must stay what it is.
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: false, autoGainControl: false } })
  const context = new (globalThis.AudioContext || globalThis.webkitAudioContext)()
  const ear = context.createAnalyser(), wave = new Float32Array((ear.fftSize = 2048)) // 43 ms, more than from look to look
  context.createMediaStreamSource(stream).connect(ear)
  if (context.state !== 'running') context.resume()
  return {
    level() {
      ear.getFloatTimeDomainData(wave)
      return wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    },
    close() {
      for (const track of stream.getTracks()) track.stop()
      context.close()
    },
  }
}

async function allowed() {
  const told = await navigator.permissions?.query({ name: 'microphone' }).catch(() => null)
  return told?.state === 'granted'
}
