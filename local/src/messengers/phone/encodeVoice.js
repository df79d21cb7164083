import { encodeOgg } from './encodeOgg.js'

const rate = 48_000

/**
 * Sound as messengers want a voice message: OGG with Opus, mono. Undefined where the browser has no encoder.
 * @param {Float32Array<ArrayBuffer>} samples mono, 48 kHz
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
export async function encodeVoice(samples) {
  if (!('AudioEncoder' in globalThis)) return undefined
  const config = { codec: 'opus', sampleRate: rate, numberOfChannels: 1, bitrate: 32_000 }
  const support = await AudioEncoder.isConfigSupported(config).catch(() => undefined)
  if (!support?.supported) return undefined
  /** @type {Uint8Array[]} */
  const packets = []
  /** @type {unknown} */
  let problem
  const encoder = new AudioEncoder({
    output(chunk) {
      const packet = new Uint8Array(chunk.byteLength)
      chunk.copyTo(packet)
      packets.push(packet)
    },
    error: error => (problem = error),
  })
  encoder.configure(config)
  const numberOfFrames = samples.length
  const data = new AudioData({
    format: 'f32-planar',
    sampleRate: rate,
    numberOfChannels: 1,
    numberOfFrames,
    timestamp: 0,
    data: samples,
  })
  encoder.encode(data)
  await encoder.flush()
  encoder.close()
  return problem || packets.length === 0 ? undefined : encodeOgg(packets)
}

/**
 * What a file says, as sound of one channel at 48 kHz.
 * @param {ArrayBuffer} bytes
 * @returns {Promise<Float32Array<ArrayBuffer>>}
 */
export async function decodeSound(bytes) {
  const context = new OfflineAudioContext(1, 1, rate)
  const sound = await context.decodeAudioData(bytes)
  return sound.getChannelData(0).slice()
}
