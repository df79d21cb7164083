import type { Scheduled } from '@chats/domain/Scheduled'
import type { Row } from '../../../entities/Row.ts'
import type { ScheduledGroup } from '../schedule/ScheduledGroup.ts'
import { hostileTexts } from './hostileTexts.ts'

const HOUR_MS = 3_600_000

/** What waits to be sent, in every form and state. */
export function galleryScheduled(now: number): readonly ScheduledGroup[] {
  let count = 0
  const one = (content: Scheduled['content'], more: Partial<Scheduled> = {}): Row<Scheduled> => ({
    id: `scheduled-${++count}`,
    pending: false,
    schema: 1,
    chatId: 'gallery',
    personId: 'gallery',
    content,
    author: { type: 'manager', id: 'gallery-viewer', name: 'Ирина' },
    sendAt: now + count * HOUR_MS,
    unlessAnswered: false,
    since: now,
    ...more,
  })
  const file = { state: 'stored', name: 'Прайс на осень.pdf', type: 'application/pdf', size: 48_000 } as const
  const picture = { ...file, name: 'стенд.png', type: 'image/png' }
  const text = (words: string) => ({ kind: 'text', text: words }) as const
  const photo = one({ kind: 'photo', file: picture, text: 'Наш стенд' }, { albumId: 'a' })
  return [
    { parts: [one(text('Напоминаем про оплату до пятницы'))], stopped: false },
    {
      parts: [
        one(text('Если нужно, перенесём урок'), {
          unlessAnswered: true,
          author: { type: 'manager', id: 'someone', name: 'Олег Бондарь' },
        }),
      ],
      stopped: false,
    },
    { parts: [one(text('Вы ещё с нами?'), { sendAt: null, unlessAnswered: true })], stopped: true },
    { parts: [one({ kind: 'file', file })], stopped: false },
    { parts: [one({ kind: 'voice', file, duration: 12 })], stopped: false },
    { parts: [photo, one({ kind: 'photo', file: picture }, { albumId: 'a' })], stopped: false },
    { parts: [one(text(hostileTexts['script'] ?? ''))], stopped: false },
    { parts: [one({ kind: 'file', file: { ...file, name: hostileTexts['turned'] ?? '' } })], stopped: false },
  ]
}
