import { isVk } from './acts.js'
import { composeTune, hum } from './composeTune.js'
import { encodeGif } from './encodeGif.js'
import { encodeVoice } from './encodeVoice.js'
import { canvasOf, cat, coffee, receipt, sea, sunset } from './pictures.js'
import { readBytes } from './readBytes.js'
import { recordCanvas } from './recordCanvas.js'
import { samplePdf } from './samplePdf.js'
import { say } from './words.js'

/**
 * @typedef {import('./acts.js').Media} Media
 * @typedef {{ name: keyof ReturnType<typeof say>['samples'], icon: Parameters<typeof import('./dom.js').icon>[0],
 *   telegramOnly?: boolean, make: () => Promise<Record<string, unknown>> }} Sample
 */

const MB = 1024 * 1024
const drawings = [sunset, sea, receipt, coffee]
let next = 0

/** @param {HTMLCanvasElement} canvas @param {string} type */
async function picture(canvas, type) {
  const blob = await new Promise(resolve => canvas.toBlob(resolve, type, 0.88))
  return readBytes(/** @type {Blob} */ (blob))
}

/** @returns {Promise<Media>} */
async function photo() {
  const draw = drawings[next++ % drawings.length] ?? sunset
  const name = `photo-${next}.jpg`
  return {
    kind: 'photo',
    name,
    type: 'image/jpeg',
    data: await picture(canvasOf(960, 720, draw), 'image/jpeg'),
  }
}

/** @param {string} kind @param {number} width @param {number} height @returns {Promise<Media>} */
async function film(kind, width, height) {
  const seconds = 1.5
  const blob = await recordCanvas(width, height, kind === 'round' ? sea : sunset, seconds)
  if (!blob) return { kind }
  const name = `video.${blob.type.includes('mp4') ? 'mp4' : 'webm'}`
  return { kind, name, type: blob.type, data: await readBytes(blob), duration: Math.ceil(seconds) }
}

/** @param {Float32Array<ArrayBuffer>} sound @param {Media} media @returns {Promise<Media>} */
async function sound(sound, media) {
  const bytes = await encodeVoice(sound)
  const duration = Math.round(sound.length / 48_000)
  if (!bytes) return { ...media, duration }
  return { ...media, type: 'audio/ogg', data: await readBytes(new Blob([bytes])), duration }
}

/** A ball that jumps. @returns {Promise<Media>} */
async function gif() {
  const size = 128
  const frames = Array.from({ length: 16 }, (_, frame) => {
    const height = 84 - 60 * Math.sin((Math.PI * frame) / 15)
    return Uint8Array.from({ length: size * size }, (_, pixel) => {
      const [x, y] = [pixel % size, Math.floor(pixel / size)]
      if ((x - 64) ** 2 + (y - height) ** 2 < 22 ** 2)
        return (x - 56) ** 2 + (y - height + 8) ** 2 < 50 ? 3 : 2
      return y > 106 ? 1 : 0
    })
  })
  const palette = [
    [222, 240, 255],
    [126, 176, 134],
    [235, 94, 85],
    [255, 205, 200],
  ]
  const bytes = encodeGif(size, size, palette, frames, 5)
  return { kind: 'gif', name: 'ball.gif', type: 'image/gif', data: await readBytes(new Blob([bytes])) }
}

const tune = [3, 7, 10, 15, 10, 7, 3, 5, 8, 12, 8, 5, 3, 7, 10, 15]
const pdf = [
  'Receipt No. 2041',
  'English B1, 12 lessons',
  'Paid: 180.00 EUR',
  'Card: **** 4417',
  'Thank you!',
]

/** @type {Sample[]} */
const all = [
  { name: 'photo', icon: 'photo', make: async () => ({ media: await photo() }) },
  {
    name: 'album',
    icon: 'album',
    make: async () => ({ media: [await photo(), await photo(), await photo()] }),
  },
  { name: 'video', icon: 'video', make: async () => ({ media: await film('video', 480, 270) }) },
  {
    name: 'round',
    icon: 'round',
    telegramOnly: true,
    make: async () => ({ media: await film('round', 240, 240) }),
  },
  { name: 'gif', icon: 'gif', make: async () => ({ media: await gif() }) },
  {
    name: 'sticker',
    icon: 'sticker',
    make: async () => ({
      media: {
        kind: 'sticker',
        name: 'cat.webp',
        type: 'image/webp',
        data: await picture(canvasOf(512, 512, cat), 'image/webp'),
        emoji: '😺',
      },
    }),
  },
  {
    name: 'voice',
    icon: 'mic',
    make: async () => ({ media: await sound(hum(4), { kind: 'voice', name: 'voice.ogg' }) }),
  },
  {
    name: 'audio',
    icon: 'music',
    make: async () => ({
      media: await sound(composeTune(tune), {
        kind: 'audio',
        name: 'bells.ogg',
        title: say().sampleSong,
        performer: 'Welcome',
      }),
    }),
  },
  {
    name: 'file',
    icon: 'file',
    make: async () => ({
      media: {
        kind: 'document',
        name: 'receipt-2041.pdf',
        type: 'application/pdf',
        data: await readBytes(new Blob([samplePdf(pdf)])),
      },
    }),
  },
  {
    name: 'large',
    icon: 'large',
    make: async () => ({
      media: { kind: 'document', name: 'lesson-record.mp4', type: 'video/mp4', size: 21 * MB },
    }),
  },
  {
    name: 'location',
    icon: 'place',
    make: async () => ({ location: { latitude: 50.4501, longitude: 30.5234 } }),
  },
  {
    name: 'contact',
    icon: 'person',
    telegramOnly: true,
    make: async () => ({
      contact: { phone_number: '+380671234567', first_name: say().sampleContact },
    }),
  },
  {
    name: 'poll',
    icon: 'poll',
    telegramOnly: true,
    make: async () => ({ poll: { question: say().samplePoll, options: ['18:00', '19:30', '20:15'] } }),
  },
]

/** What a person of this messenger can send with one press. @param {import('./store.js').Chat} chat */
export const samplesFor = chat => all.filter(({ telegramOnly }) => !telegramOnly || !isVk(chat))
