import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes of simulated files by id; on disk when there is a directory, else in memory. */
export interface FileStore {
  put(id: string, bytes: Buffer): void
  get(id: string): Buffer | undefined
  clear(): void
}

/** Keeps files under `directory`, or in memory without one. */
export function createFileStore(directory?: string): FileStore {
  const memory = new Map<string, Buffer>()
  const pathOf = (id: string) => join(directory ?? '', id.replace(/[^\w.-]/g, '_'))
  if (directory !== undefined) mkdirSync(directory, { recursive: true })

  return {
    put(id, bytes) {
      if (directory === undefined) memory.set(id, bytes)
      else writeFileSync(pathOf(id), bytes)
    },
    get(id) {
      if (directory === undefined) return memory.get(id)
      try {
        return readFileSync(pathOf(id))
      } catch {
        return undefined
      }
    },
    clear() {
      memory.clear()
      if (directory === undefined) return
      rmSync(directory, { recursive: true, force: true })
      mkdirSync(directory, { recursive: true })
    },
  }
}
