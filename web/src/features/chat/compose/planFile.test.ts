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
  ['vk', 'audio/ogg', MB, 'audio', 'asFile', null],
  ['vk', 'image/jpeg', 20 * MB, 'photo', null, null],
  ['vk', 'application/zip', 51 * MB, 'file', null, 'tooBigHere'],
  ['vk', 'image/jpeg', 60 * MB, 'file', 'photoTooBig', 'tooBigHere'],
] as const)(
  '%s: %s of %i bytes goes as %s, note %s, refused %s',
  (messenger, type, size, kind, note, refused) => {
    expect(planFile({ name: 'a', type, size }, capabilities[messenger])).toMatchObject({
      kind,
      note,
      refused,
    })
  },
)

it.each([
  ['vk', 'song.mp3', 'audio/mpeg', 'refusedEnding'],
  ['vk', 'Setup.EXE', '', 'refusedEnding'],
  ['vk', 'photo.exe', 'image/png', null],
  ['vk', 'mp3', 'audio/mpeg', null],
  ['vk', 'song.mp3.zip', 'application/zip', null],
  ['telegram', 'song.mp3', 'audio/mpeg', null],
] as const)('%s: %s (%s) is refused: %s', (messenger, name, type, refused) => {
  expect(planFile({ name, type, size: MB }, capabilities[messenger])).toMatchObject({ refused })
})
