import { capabilities } from '@chats/domain/capabilities'
import { expect, it } from 'vitest'
import { planFile } from './planFile.ts'

const MB = 1024 * 1024

it.each([
  ['telegram', 'image/jpeg', 2 * MB, 'photo', null, null],
  ['telegram', 'image/png', 12 * MB, 'file', 'photoTooBig', null],
  ['telegram', 'image/jpeg', 51 * MB, 'file', 'photoTooBig', 'tooBig'],
  ['telegram', 'image/heic', MB, 'file', null, null],
  ['telegram', 'image/svg+xml', MB, 'file', null, null],
  ['telegram', 'video/mp4', 40 * MB, 'video', null, null],
  ['telegram', 'video/mp4', 60 * MB, 'file', null, 'tooBig'],
  ['telegram', 'audio/mpeg', MB, 'audio', null, null],
  ['telegram', 'application/pdf', 50 * MB, 'file', null, null],
  ['telegram', '', 0, 'file', null, 'empty'],
  ['vk', 'video/mp4', 40 * MB, 'video', 'asFile', null],
  ['vk', 'audio/mpeg', MB, 'audio', 'asFile', null],
  ['vk', 'image/jpeg', 20 * MB, 'photo', null, null],
  ['vk', 'application/zip', 51 * MB, 'file', null, 'tooBig'],
] as const)(
  '%s: %s of %i bytes goes as %s, note %s, refused %s',
  (messenger, type, size, kind, note, refused) => {
    expect(planFile({ type, size }, capabilities[messenger])).toMatchObject({ kind, note, refused })
  },
)
