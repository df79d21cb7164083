import { capabilities } from '@chats/domain/capabilities'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { effectScope } from 'vue'
import { MOST_FILES, useAttachments } from './useAttachments.ts'
import { useUnsent } from './useUnsent.ts'

beforeEach(() => setActivePinia(createPinia()))

const file = (name: string, type = 'image/png') => new File(['x'], name, { type })
/** The composer of a chat, as often as the chat is opened. */
function open(chatId: string) {
  const scope = effectScope()
  const attachments = scope.run(() => useAttachments(useUnsent().of(chatId), () => capabilities.telegram))
  if (!attachments) throw new Error('nothing was opened')
  return { attachments, leave: () => scope.stop() }
}
const names = ({ attachments }: ReturnType<typeof open>) =>
  attachments.attached.value.map(({ file }) => file.name)
const bundle = {
  chatId: 'a',
  personId: 'p',
  author: { id: 'anna', name: 'Anna' },
  words: { text: 'look' },
  replyTo: undefined,
}

it('keeps what was chosen for a chat until it is sent, whoever leaves and comes back', async () => {
  const first = open('a')
  first.attachments.add([file('one.png'), file('two.png')])
  first.leave()
  expect(names(open('b'))).toEqual([])
  const back = open('a')
  expect(names(back)).toEqual(['one.png', 'two.png'])
  await back.attachments.take(bundle)
  back.leave()
  expect(names(open('a'))).toEqual([])
})

it('sends what goes together as one album, in the order of its ids, with the words on the first', async () => {
  const { attachments } = open('a')
  attachments.add([
    ...Array.from({ length: 12 }, (_, n) => file(`${n}.png`)),
    file('a.pdf', 'application/pdf'),
  ])
  expect(attachments.runs.value.map(run => run.length)).toEqual([10, 2, 1])
  const { files } = await attachments.take(bundle)
  expect(files.map(({ name }) => name)).toEqual([
    ...Array.from({ length: 12 }, (_, n) => `${n}.png`),
    'a.pdf',
  ])
  expect(files.map(({ id }) => id)).toEqual(files.map(({ id }) => id).sort())
  const albums = files.map(({ albumId }) => albumId)
  expect(new Set(albums.slice(0, 10)).size).toBe(1)
  expect(albums[10]).toBe(albums[11])
  expect(albums[10]).not.toBe(albums[0])
  expect(albums[12]).toBeUndefined()
  expect(files.map(({ content }) => content.text)).toEqual(['look', ...Array(12).fill(undefined)])
})

it('says how many were too many', () => {
  const { attachments } = open('a')
  attachments.add(Array.from({ length: MOST_FILES + 3 }, (_, n) => file(`${n}.png`)))
  expect([attachments.attached.value.length, attachments.leftOut.value]).toEqual([MOST_FILES, 3])
  attachments.remove(attachments.attached.value[0]?.id ?? '')
  expect(attachments.leftOut.value).toBe(0)
})
