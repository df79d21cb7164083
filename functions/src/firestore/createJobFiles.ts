import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { jobFilePath, jobFilesPath, jobPartPath } from '@chats/domain/paths'
import type { JobFiles } from '../usecases/Jobs.ts'
import type { Bucket } from './openBucket.ts'
import { writeZip } from './writeZip.ts'

/** What jobs keep in Storage. */
export function createJobFiles(bucket: Bucket): JobFiles {
  const bytesOf = async (path: string) => (await bucket.file(path).download())[0]
  async function* partsOf(id: string, parts: number) {
    for (let part = 0; part < parts; part++) yield await bytesOf(jobPartPath(id, part))
  }
  /** A file in one piece; nothing where it is gone by now. */
  async function* pieces(path: string) {
    const [exists] = await bucket.file(path).exists()
    if (exists) yield await bytesOf(path)
  }
  async function save(
    id: string,
    { name, type }: { name: string; type: string },
    bytes: AsyncIterable<Buffer>,
  ) {
    const path = jobFilePath(id, name)
    const metadata = {
      contentType: type,
      contentDisposition: `attachment; filename="${name}"`,
      cacheControl: 'private, no-store',
    }
    const into = bucket.file(path).createWriteStream({ resumable: false, metadata })
    await pipeline(Readable.from(bytes), into)
    return path
  }
  async function remove(prefix: string) {
    const [files] = await bucket.getFiles({ prefix })
    for (const { name } of files) {
      if (name.startsWith(prefix)) await bucket.file(name).delete({ ignoreNotFound: true })
    }
  }
  return {
    async readPart(id, part) {
      const path = jobPartPath(id, part)
      const [exists] = await bucket.file(path).exists()
      return exists ? (await bytesOf(path)).toString('utf8') : null
    },
    async writePart(id, part, text) {
      await bucket
        .file(jobPartPath(id, part))
        .save(text, { resumable: false, contentType: 'text/plain; charset=utf-8' })
    },
    join: (id, parts, file) => save(id, file, partsOf(id, parts)),
    zip: (id, parts, { name, text, enclosed }) => {
      const entries = enclosed.map(({ from, path }) => ({ path, read: () => pieces(from) }))
      const whole = { path: text, read: () => partsOf(id, parts) }
      return save(id, { name, type: 'application/zip' }, writeZip([whole, ...entries]))
    },
    removeParts: id => remove(`${jobFilesPath(id)}part-`),
    removeAll: id => remove(jobFilesPath(id)),
  }
}
