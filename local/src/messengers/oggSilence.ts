/** One packet of Opus that says 20 ms of silence: https://www.rfc-editor.org/rfc/rfc6716#section-3.1 */
const silence = Buffer.from([0xf8, 0xff, 0xfe])
const packetsPerPage = 50
const samplesPerPacket = 960

/** A playable OGG with so many whole seconds of Opus, mono. */
export function oggSilence(seconds: number): Buffer {
  const head = Buffer.concat([
    Buffer.from('OpusHead'),
    Buffer.from([1, 1, 0, 0]),
    Buffer.from(new Uint32Array([48_000]).buffer),
    Buffer.alloc(3),
  ])
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)])
  const sound = Array.from({ length: seconds }, (_, second) =>
    page(
      second + 2,
      (second + 1) * packetsPerPage * samplesPerPacket,
      second === seconds - 1 ? 4 : 0,
      Array.from({ length: packetsPerPage }, () => silence),
    ),
  )
  return Buffer.concat([page(0, 0, 2, [head]), page(1, 0, 0, [tags]), ...sound])
}

/** A page of an OGG: https://www.rfc-editor.org/rfc/rfc3533#section-6; packets under 255 bytes. */
function page(number: number, position: number, flags: number, packets: Buffer[]): Buffer {
  const header = Buffer.alloc(27 + packets.length)
  header.write('OggS')
  header[5] = flags
  header.writeBigUInt64LE(BigInt(position), 6)
  header.writeUInt32LE(1, 14)
  header.writeUInt32LE(number, 18)
  header[26] = packets.length
  packets.forEach((packet, i) => (header[27 + i] = packet.length))
  const whole = Buffer.concat([header, ...packets])
  whole.writeUInt32LE(checksum(whole), 22)
  return whole
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return sum >>> 0
}
