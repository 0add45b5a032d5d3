// Record some words, or choose a file with them; listen, and take them back. Whatever comes in is decoded by the browser and
// told as plain samples of one channel: every tablet can play those, and nothing else of a file leaves this page.
const RATE = 16000
const LARGEST_FILE = 20_000_000 // bytes that are worth decoding
const QUIET = 0.02 // of the loudest sample: before and after it nobody speaks
const MARGIN_S = 0.12

export default {
  props: { words: String, labels: Object, src: String, seconds: Number },
  emits: ['take', 'remove', 'trouble'],
  data: () => ({ recording: false }),
  created() {
    Object.assign(this, { recorder: null, asking: false, heard: null }) // the browser's own things, not to be watched
  },
  unmounted() {
    if (this.recorder) this.recorder.onstop = null
    this.recorder?.stream.getTracks().forEach((track) => track.stop())
    this.heard?.pause()
  },
  methods: {
    async record() {
      if (this.recorder) return this.recorder.stop()
      if (this.asking) return
      this.asking = true
      this.heard?.pause()
      const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => null)
      this.asking = false
      if (!stream) return this.$emit('trouble', 'no_microphone')
      const pieces = [], recorder = new MediaRecorder(stream)
      const most = setTimeout(() => recorder.state === 'recording' && recorder.stop(), this.seconds * 1000)
      recorder.ondataavailable = ({ data }) => pieces.push(data)
      recorder.onstop = () => {
        clearTimeout(most)
        for (const track of stream.getTracks()) track.stop()
        this.recorder = null
        this.recording = false
        this.take(new Blob(pieces), true)
      }
      recorder.start()
      this.recorder = recorder
      this.recording = true
    },
    chosen({ target }) {
      const [file] = target.files
      if (file) this.take(file)
      target.value = ''
    },
    /** What was recorded here ends where the time is up; a file that is too long may be another one than was meant. */
    async take(blob, cut = false) {
      if (blob.size > LARGEST_FILE) return this.$emit('trouble', 'too_long')
      const sound = await blob.arrayBuffer().then((raw) => new OfflineAudioContext(1, 1, RATE).decodeAudioData(raw)).catch(() => null)
      if (!sound) return this.$emit('trouble', 'no_sound')
      const all = inOne(sound), spoken = withoutSilence(cut ? all.subarray(0, this.seconds * RATE) : all)
      if (!spoken.length) return this.$emit('trouble', 'nothing_heard')
      if (spoken.length > this.seconds * RATE) return this.$emit('trouble', 'too_long')
      this.$emit('take', base64(wav(spoken)))
    },
    async listen() {
      this.heard?.pause()
      const sound = await fetch(this.src).then((reply) => (reply.ok ? reply.blob() : null)).catch(() => null)
      if (!sound) return this.$emit('trouble', 'no_sound')
      this.heard = new Audio(URL.createObjectURL(sound))
      this.heard.play().catch(() => {})
    },
  },
  template: `
<div class="pc-actions" role="group" :aria-label="words">
 <button type="button" class="pc-btn pc-btn-quiet" :class="{'pc-recording': recording}" data-voice="record" @click="record">{{ recording ? labels.stop : labels.record }}</button>
 <button type="button" class="pc-btn pc-btn-quiet" data-voice="file" @click="$refs.file.click()">{{ labels.file }}</button>
 <input ref="file" type="file" accept="audio/*" hidden :aria-label="labels.file" @change="chosen">
 <button v-if="src" type="button" class="pc-btn pc-btn-quiet" data-voice="listen" @click="listen">{{ labels.listen }}</button>
 <button v-if="src" type="button" class="pc-btn pc-btn-quiet pc-danger" data-voice="remove" @click="$emit('remove')">{{ labels.remove }}</button>
 <span class="pc-sr" role="status">{{ recording ? labels.recording : '' }}</span>
</div>`,
}

/** All channels of a sound as one. */
function inOne(sound) {
  const one = new Float32Array(sound.length)
  for (let n = 0; n < sound.numberOfChannels; n++) sound.getChannelData(n).forEach((value, at) => (one[at] += value / sound.numberOfChannels))
  return one
}

/** What is between the first and the last sound in it, a breath around; nothing of a recording that holds none. */
function withoutSilence(samples) {
  let peak = 0
  for (const value of samples) peak = Math.max(peak, Math.abs(value))
  const loud = (value) => Math.abs(value) > Math.max(QUIET * peak, 0.002), first = samples.findIndex(loud)
  if (first < 0) return samples.subarray(0, 0)
  let last = samples.length - 1
  while (!loud(samples[last])) last--
  const margin = MARGIN_S * RATE
  return samples.subarray(Math.max(0, first - margin), last + margin)
}

/** The bytes of a WAV file: one channel, 16 bits a sample. */
function wav(samples) {
  const bytes = new DataView(new ArrayBuffer(44 + 2 * samples.length))
  const text = (at, said) => [...said].forEach((one, n) => bytes.setUint8(at + n, one.charCodeAt(0)))
  text(0, 'RIFF')
  bytes.setUint32(4, 36 + 2 * samples.length, true)
  text(8, 'WAVEfmt ')
  bytes.setUint32(16, 16, true)
  bytes.setUint16(20, 1, true)
  bytes.setUint16(22, 1, true)
  bytes.setUint32(24, RATE, true)
  bytes.setUint32(28, 2 * RATE, true)
  bytes.setUint16(32, 2, true)
  bytes.setUint16(34, 16, true)
  text(36, 'data')
  bytes.setUint32(40, 2 * samples.length, true)
  samples.forEach((value, n) => bytes.setInt16(44 + 2 * n, Math.max(-1, Math.min(1, value)) * 32767, true))
  return new Uint8Array(bytes.buffer)
}

function base64(bytes) {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
