import { capabilities } from '@chats/domain/capabilities'
import type { Content } from '@chats/domain/Content'
import { describe, expect, it } from 'vitest'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { canForward, forwardPlan } from './forwardPlan.ts'

const message = (content: Content): LiveMessage => ({
  schema: 1,
  id: 'm',
  chatId: 'c',
  personId: 'p',
  pending: false,
  direction: 'in',
  kind: content.kind,
  at: 1,
  content,
  author: { type: 'person', id: 'p', name: 'Анна' },
})
const file = { state: 'stored', name: 'a.mp4', type: 'video/mp4', size: 10, path: 'p' } as const
const plan = (content: Content, messenger: 'telegram' | 'vk') =>
  forwardPlan([message(content)], capabilities[messenger])

describe('forwardPlan', () => {
  it('takes words and their formatting along, and says what is lost', () => {
    const formatting = [{ type: 'code' as const, offset: 0, length: 2 }]
    const content: Content = { kind: 'text', text: 'да нет', formatting }
    expect(plan(content, 'telegram')).toEqual({
      words: { text: 'да нет', formatting },
      files: [],
      refused: null,
      losses: [],
    })
    expect(plan(content, 'vk').losses).toEqual(['formatting'])
  })

  it('refuses what is too long there', () => {
    const content: Content = { kind: 'text', text: 'a'.repeat(5000) }
    expect([plan(content, 'telegram').refused, plan(content, 'vk').refused]).toEqual(['tooLong', null])
  })

  it('sends a film as a file where it has to be one, and a voice message as what it is', () => {
    const film = plan({ kind: 'video', file, text: 'look' }, 'vk')
    expect([film.files[0]?.kind, film.losses]).toEqual(['video', ['asFile']])
    const voice: Content = { kind: 'voice', file: { ...file, name: 'v.ogg', type: 'audio/ogg' } }
    expect(plan(voice, 'vk')).toMatchObject({ files: [{ kind: 'voice' }], losses: [] })
    const program: Content = { kind: 'file', file: { ...file, name: 'a.exe', type: '' } }
    expect(plan(program, 'vk').refused).toBe('fileRefused')
  })

  it.each([
    ['words', { kind: 'text', text: 'x' }, true],
    ['a file that is here', { kind: 'video', file }, true],
    ['a file that is not', { kind: 'video', file: { ...file, state: 'pending' } }, false],
    ['a sticker', { kind: 'sticker', file }, false],
    ['a place', { kind: 'location', latitude: 1, longitude: 2 }, false],
  ] as [string, Content, boolean][])('%s', (_name, content, may) =>
    expect(canForward(message(content))).toBe(may),
  )

  it('never takes a note to the person', () => {
    expect(canForward({ ...message({ kind: 'text', text: 'x' }), direction: 'internal' })).toBe(false)
  })
})
