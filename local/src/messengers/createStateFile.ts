import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface StateFile {
  load(): unknown
  changed(): void
  flush(): void
}

const waitMs = 300

/** Keeps a JSON snapshot in a file, written soon after a change and whole or not at all; without a path it keeps nothing. */
export function createStateFile(path: string | undefined, snapshot: () => unknown): StateFile {
  let timer: NodeJS.Timeout | undefined

  function flush() {
    clearTimeout(timer)
    timer = undefined
    if (path === undefined) return
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.new`, JSON.stringify(snapshot()))
    renameSync(`${path}.new`, path)
  }

  return {
    load() {
      if (path === undefined) return undefined
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as unknown
      } catch {
        return undefined
      }
    },
    changed() {
      if (path !== undefined) timer ??= setTimeout(flush, waitMs)
    },
    flush,
  }
}
