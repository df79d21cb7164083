import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSource } from './readSource.ts'
import type { SourceFile } from './SourceFile.ts'

/** Every source file of the four rooms that git knows or would take in; tests and declarations are not among them. */
export function readSources(root: string): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return [...new Set(listed.split('\0'))]
    .filter(path => /^(domain|functions|web|local)\/src\/.*\.(ts|vue)$/.test(path))
    .filter(path => !/\.(test|d)\.ts$/.test(path) && existsSync(join(root, path)))
    .map(path => readSource(path, readFileSync(join(root, path), 'utf8')))
}
