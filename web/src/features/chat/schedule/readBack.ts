import type { Content } from '@chats/domain/Content'
import { readFile } from '../../../entities/files/readFile.ts'

/** The files of contents, as they were chosen; rejects when one cannot be had. */
export const readBack = (contents: readonly Content[]): Promise<File[]> =>
  Promise.all(
    contents
      .flatMap(content => ('file' in content ? [content.file] : []))
      .map(async ({ path, name, type }) => new File([await readFile(path ?? '')], name, { type })),
  )
