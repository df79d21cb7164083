const RATE = 8_000
const SECONDS = 2

/** Two seconds of a tone: the address of a WAV of 8-bit samples. */
export function makeTone(): string {
  const samples = RATE * SECONDS
  const view = new DataView(new ArrayBuffer(44 + samples))
  const write = (at: number, word: string) =>
    [...word].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)))
  write(0, 'RIFF')
  view.setUint32(4, 36 + samples, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  write(36, 'data')
  view.setUint32(40, samples, true)
  for (let i = 0; i < samples; i++) view.setUint8(44 + i, 128 + 60 * Math.sin((i / RATE) * 2 * Math.PI * 330))
  return URL.createObjectURL(new Blob([view.buffer], { type: 'audio/wav' }))
}
