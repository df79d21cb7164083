import { encodePng } from './encodePng.ts'
import { oggSilence } from './oggSilence.ts'

/** What there are samples of. */
export type SampleKind =
  'photo' | 'video' | 'video_note' | 'animation' | 'sticker' | 'voice' | 'audio' | 'document'

/** Name, type and bytes of what a person sends who gives no file of their own. */
export interface SampleFile {
  name: string
  type: string
  bytes: Buffer
}

/**
 * A small file of each kind. Pictures and sounds can be looked at and listened to; films have only the beginning of one,
 * which says what they are.
 */
export function sampleFile(kind: SampleKind): SampleFile {
  switch (kind) {
    case 'photo':
      return {
        name: 'photo.png',
        type: 'image/png',
        bytes: gradient(320, 240, [250, 140, 70], [90, 60, 160]),
      }
    case 'sticker':
      return {
        name: 'sticker.png',
        type: 'image/png',
        bytes: gradient(128, 128, [255, 220, 60], [255, 90, 90]),
      }
    case 'voice':
      return { name: 'voice.ogg', type: 'audio/ogg', bytes: oggSilence(2) }
    case 'audio':
      return { name: 'song.ogg', type: 'audio/ogg', bytes: oggSilence(5) }
    case 'video':
    case 'video_note':
    case 'animation':
      return {
        name: `${kind}.mp4`,
        type: 'video/mp4',
        bytes: Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
      }
    case 'document':
      return { name: 'file.txt', type: 'text/plain', bytes: Buffer.from('Договор\n') }
  }
}

type Colour = readonly [number, number, number]

function gradient(width: number, height: number, from: Colour, to: Colour): Buffer {
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const part = ((pixel % width) / width + Math.floor(pixel / width) / height) / 2
    from.forEach((shade, i) => (rgb[pixel * 3 + i] = Math.round(shade + ((to[i] ?? 0) - shade) * part)))
  }
  return encodePng(width, height, rgb)
}
