import type { PushMessage } from '@chats/domain/PushMessage'
import { describe, expect, it } from 'vitest'
import { pushWords } from './pushWords.ts'

const push: PushMessage = {
  kind: 'mention',
  locale: 'ru',
  about: 'Анна',
  by: 'Иван',
  text: '',
  path: '/chats',
  tag: '1',
}

describe('pushWords', () => {
  it('says who mentions whom about whom', () => {
    expect(pushWords(push)).toEqual({ title: 'Вас отметили в чате', body: 'Иван → Анна' })
    expect(pushWords({ ...push, text: 'Посмотри' }).body).toBe('Иван → Анна\nПосмотри')
  })

  it('names the person of a message, and shows its words only where it has them', () => {
    expect(pushWords({ ...push, kind: 'message', by: '', text: '' })).toEqual({
      title: 'Анна',
      body: 'Новое сообщение',
    })
    expect(pushWords({ ...push, kind: 'message', by: '', text: 'Здравствуйте' }).body).toBe('Здравствуйте')
  })

  it('speaks three languages, and Russian to any other', () => {
    expect(pushWords({ ...push, locale: 'uk' }).title).toBe('Вас позначили в чаті')
    expect(pushWords({ ...push, locale: 'en' }).title).toBe('You were mentioned in a chat')
    expect(pushWords({ ...push, locale: 'fr' as 'ru' }).title).toBe('Вас отметили в чате')
  })
})
