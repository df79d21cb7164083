import { crc32 } from 'node:zlib'

/** A file on its way into an archive; its path has slashes. */
export interface ZipEntry {
  readonly path: string
  readonly read: () => AsyncIterable<Uint8Array>
}

/** The whole archive and each file in it count in 32 bits. */
const MOST_BYTES = 0xffff_ffff
/** Sizes and sum follow the bytes; names are UTF-8. */
const FLAGS = 0x0808
const VERSION = 20

/**
 * An archive of these files, as they are: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. Each is read when
 * its turn comes, so that no more than a piece of one is held. Throws where it would become larger than 4 GB.
 */
export async function* writeZip(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { path, read } of entries) {
    const name = Buffer.from(path)
    const start = offset
    const head = Buffer.concat([header(0x0403_4b50, [VERSION]), sums(0, 0), sizesOf(name), name])
    yield head
    let [sum, size] = [0, 0]
    for await (const bytes of read()) {
      sum = crc32(bytes, sum)
      size += bytes.byteLength
      yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    }
    const tail = Buffer.concat([uint32(0x0807_4b50), sums(sum, size)])
    yield tail
    offset += head.length + size + tail.length
    if (offset > MOST_BYTES) throw new Error('the archive is too large')
    directory.push(
      Buffer.concat([
        header(0x0201_4b50, [VERSION, VERSION]),
        sums(sum, size),
        sizesOf(name),
        // Comment, disk, attributes: none.
        Buffer.alloc(10),
        uint32(start),
        name,
      ]),
    )
  }
  const listed = Buffer.concat(directory)
  yield listed
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  yield end
}

/** Signature, versions, flags, no compression, the first day of 1980. */
const header = (signature: number, versions: readonly number[]): Buffer =>
  Buffer.concat([uint32(signature), ...[...versions, FLAGS, 0, 0, 0x0021].map(uint16)])

const sums = (sum: number, size: number): Buffer => Buffer.concat([sum, size, size].map(uint32))
const sizesOf = (name: Buffer): Buffer => Buffer.concat([uint16(name.length), uint16(0)])

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
