const rate = 48_000

/**
 * A soft little tune, made of bells.
 * @param {number[]} notes in half tones above A4, one every quarter of a second
 * @returns {Float32Array<ArrayBuffer>} mono, 48 kHz
 */
export function composeTune(notes) {
  const samples = new Float32Array(Math.round((notes.length / 4 + 0.8) * rate))
  notes.forEach((note, place) => {
    const from = Math.round((place * rate) / 4)
    const pitch = 440 * 2 ** (note / 12)
    for (let i = 0; i < rate && from + i < samples.length; i++) {
      const t = i / rate
      const tone = Math.sin(2 * Math.PI * pitch * t) + 0.35 * Math.sin(4 * Math.PI * pitch * t)
      samples[from + i] = (samples[from + i] ?? 0) + 0.22 * tone * Math.exp(-5 * t) * Math.min(1, t * 200)
    }
  })
  return samples
}

/**
 * Something like a person humming a question: a voice message to listen to.
 * @param {number} seconds
 * @returns {Float32Array<ArrayBuffer>} mono, 48 kHz
 */
export function hum(seconds) {
  const samples = new Float32Array(seconds * rate)
  let phase = 0
  for (let i = 0; i < samples.length; i++) {
    const t = i / rate
    const syllable = Math.max(0, Math.sin(Math.PI * 3.3 * t)) ** 0.6 * (Math.sin(1.1 * t) > -0.75 ? 1 : 0)
    phase += (2 * Math.PI * (150 + 28 * Math.sin(2.3 * t) + 45 * (t / seconds) ** 4)) / rate
    const tone =
      Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(3 * phase) + 0.12 * Math.sin(5 * phase)
    samples[i] = 0.16 * syllable * tone
  }
  return samples
}
