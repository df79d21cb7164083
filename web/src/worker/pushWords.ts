import type { PushMessage } from '@chats/domain/PushMessage'

type Kind = PushMessage['kind']

const titles: Record<PushMessage['locale'], Record<Kind, string>> = {
  ru: {
    message: 'Новое сообщение',
    mention: 'Вас отметили в чате',
    task: 'Пора выполнить задачу',
    assigned: 'Вам назначили задачу',
    failed: 'Сообщение не отправлено',
    channel: 'Канал не работает',
    webhook: 'Вебхук отключился',
    test: 'Уведомления работают',
  },
  uk: {
    message: 'Нове повідомлення',
    mention: 'Вас позначили в чаті',
    task: 'Час виконати завдання',
    assigned: 'Вам призначили завдання',
    failed: 'Повідомлення не надіслано',
    channel: 'Канал не працює',
    webhook: 'Вебхук вимкнувся',
    test: 'Сповіщення працюють',
  },
  en: {
    message: 'New message',
    mention: 'You were mentioned in a chat',
    task: 'A task is due',
    assigned: 'A task was given to you',
    failed: 'A message was not sent',
    channel: 'A channel does not work',
    webhook: 'A webhook turned itself off',
    test: 'Notifications work',
  },
}

const tests = {
  ru: 'Так они будут приходить на это устройство.',
  uk: 'Так вони надходитимуть на цей пристрій.',
  en: 'This is how they will come to this device.',
}

const languages: readonly unknown[] = Object.keys(titles)

/** How a push is put into words: a heading that says what, and below it who and, where it was sent, what was written. */
export function pushWords(push: PushMessage): { readonly title: string; readonly body: string } {
  const { kind, about, by, text } = push
  const locale = languages.includes(push.locale) ? push.locale : 'ru'
  const title = titles[locale][kind] ?? titles[locale].message
  if (kind === 'test') return { title, body: tests[locale] }
  // A person's message is known by the person, as in any messenger.
  if (kind === 'message') return { title: about || title, body: text || title }
  return { title, body: [[by, about].filter(Boolean).join(' → '), text].filter(Boolean).join('\n') }
}
