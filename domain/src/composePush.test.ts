import { describe, expect, it } from 'vitest'
import { choiceOf } from './choiceOf.ts'
import { composeMessagePush, composePush } from './composePush.ts'
import type { Notification } from './Notification.ts'

const mention: Notification = {
  schema: 1,
  kind: 'mention',
  personId: 'p-demo_1',
  personName: 'Анна',
  chatId: 'demo_1',
  messageId: 'm1',
  text: 'Номер карты 4111',
  by: { id: 'ivan', name: 'Иван' },
  at: 1,
  readAt: null,
}
const message = { chatId: 'demo_1', content: { kind: 'text', text: 'Где мой заказ?' } as const }
const person = { id: 'p-demo_1', name: 'Анна', assigneeId: 'anna' }
const usual = choiceOf(null)

describe('composePush', () => {
  it('says who and about whom, and nothing of what was written unless that was chosen', () => {
    expect(composePush('mention_m1', mention, {})).toEqual({
      kind: 'mention',
      locale: 'ru',
      about: 'Анна',
      by: 'Иван',
      text: '',
      path: '/chats/all/p-demo_1/demo_1?message=m1',
      tag: 'mention_m1',
    })
    const chosen = composePush('mention_m1', mention, { locale: 'uk', notify: { ...usual, pushText: true } })
    expect(chosen).toMatchObject({ locale: 'uk', text: 'Номер карты 4111' })
  })

  it('is silent about kinds that were taken out', () => {
    expect(composePush('1', mention, { notify: { ...usual, pushes: ['task'] } })).toBeNull()
  })

  it('leads to the person of a task, and to the settings of a channel or a webhook', () => {
    const rest = { ...mention, chatId: undefined, messageId: undefined }
    expect(composePush('1', { ...rest, kind: 'task' }, {})?.path).toBe('/chats/all/p-demo_1')
    const channel = composePush('1', { ...rest, kind: 'channel', personId: '', text: 'Бот' }, {})
    expect(channel).toMatchObject({ path: '/settings/channels', about: 'Бот', text: '' })
    const webhook = composePush('1', { ...rest, kind: 'webhook', personId: '', text: 'crm.example' }, {})
    expect(webhook).toMatchObject({ path: '/settings/webhooks', about: 'crm.example', text: '' })
  })
})

describe('composeMessagePush', () => {
  it('is for the manager of the person, others if they chose so', () => {
    expect(composeMessagePush('m1', message, person, { id: 'anna' })).toMatchObject({
      text: '',
      tag: 'chat_demo_1',
    })
    expect(composeMessagePush('m1', message, person, { id: 'ivan' })).toBeNull()
    const all = { id: 'ivan', notify: { ...usual, messages: 'all', pushText: true } as const }
    expect(composeMessagePush('m1', message, person, all)).toMatchObject({ text: 'Где мой заказ?' })
  })
})
