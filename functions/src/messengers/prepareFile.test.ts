import type { FileContent } from '@chats/domain/Content'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  Input,
  Output,
  WebMOutputFormat,
} from 'mediabunny'
import { prepareFile } from './prepareFile.ts'
import { voiceToOgg } from './voiceToOgg.ts'

const PACKETS = 150
const SECONDS = PACKETS * 0.02
/** What a browser writes before the sound: https://www.rfc-editor.org/rfc/rfc7845#section-5.1 */
const opusHead = [...Buffer.from('OpusHead'), 1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]

let webm: Uint8Array
beforeAll(async () => {
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = {
    codec: 'opus',
    numberOfChannels: 1,
    sampleRate: 48_000,
    description: Uint8Array.from(opusHead),
  }
  for (let n = 0; n < PACKETS; n++) {
    // A frame of 20 ms; the number in it makes each one different.
    const packet = new EncodedPacket(Uint8Array.from([0xf8, 0xff, n]), 'key', n * 0.02, 0.02)
    await source.add(packet, { decoderConfig })
  }
  await output.finalize()
  webm = new Uint8Array(target.buffer!)
})

async function heard(bytes: Uint8Array) {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS })
  const track = (await input.getPrimaryAudioTrack())!
  const packets: number[][] = []
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push([...packet.data])
  return { codec: track.codec, seconds: await input.computeDuration(), packets }
}

const content = (kind: 'voice' | 'video' | 'audio' | 'photo', text?: string): FileContent => ({
  kind,
  file: { state: 'stored', name: 'x', type: 'x', size: 3 },
  ...(text !== undefined && { text }),
})
const file = (type: string, bytes: Uint8Array = Uint8Array.from([1, 2, 3])) => ({
  name: 'a.bin',
  type,
  bytes,
})

describe('a voice message recorded as WebM', () => {
  it('goes as OGG with every packet of sound, and as long as it was', async () => {
    const { content: goes, file: ogg } = await prepareFile('vk', content('voice'), file('audio/webm', webm))
    expect(goes.kind).toBe('voice')
    expect([ogg.name, ogg.type]).toEqual(['voice.ogg', 'audio/ogg'])
    expect(Buffer.from(ogg.bytes.subarray(0, 4)).toString()).toBe('OggS')
    const [before, after] = [await heard(webm), await heard(ogg.bytes)]
    expect(after.codec).toBe('opus')
    expect(after.packets).toEqual(before.packets)
    expect(after.packets).toHaveLength(PACKETS)
    // OGG counts from after the encoder's 6.5 ms of lead-in.
    expect(Math.abs(after.seconds - SECONDS)).toBeLessThan(0.01)
  })

  it('goes as a file when nobody can read it', async () => {
    const broken = webm.slice(0, 40)
    const prepared = await prepareFile('telegram', content('voice', 'listen'), file('audio/webm', broken))
    expect(prepared.content).toMatchObject({ kind: 'file', text: 'listen' })
    expect(prepared.file.bytes).toBe(broken)
    expect(await voiceToOgg(Uint8Array.from([1, 2, 3]))).toBeNull()
  })
})

it.each([
  ['vk', 'voice', 'audio/ogg', 'voice'],
  ['vk', 'voice', 'audio/mp4', 'file'],
  ['telegram', 'voice', 'audio/mp4', 'voice'],
  ['vk', 'video', 'video/mp4', 'file'],
  ['telegram', 'video', 'video/mp4', 'video'],
  ['vk', 'photo', 'image/png', 'photo'],
] as const)('%s: a %s of %s goes as a %s, its bytes as they are', async (messenger, kind, type, goes) => {
  const given = file(type)
  const prepared = await prepareFile(messenger, content(kind), given)
  expect(prepared.content.kind).toBe(goes)
  expect(prepared.file).toBe(given)
})
