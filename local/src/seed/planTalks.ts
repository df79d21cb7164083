import type { Content } from '@chats/domain/Content'
import type { DeliveryReason } from '@chats/domain/Delivery'
import type { Random } from './createRandom.ts'
import { demoEvents } from './demoEvents.ts'
import { demoTalks, longStory, openQuestions } from './demoTalks.ts'

/** Something said, before it has ids. */
export interface Said {
  readonly direction: 'in' | 'out' | 'internal'
  readonly at: number
  readonly content: Content
  readonly managerIndex: number
  readonly edited?: { readonly before: string; readonly at: number }
  readonly undelivered?: readonly ['failed' | 'unconfirmed', DeliveryReason]
}

export interface Plan {
  readonly said: readonly Said[]
  readonly unread: number
  readonly blocked: boolean
  readonly payload?: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const payloads = ['instagram', 'google_ads', 'friend', 'webinar_nov', 'landing_ielts']

/** How some of them came: words of the demo's dictionaries, as they are called there. */
const ways = [
  {
    ...{ tunnel: 'Знакомство со школой', tunnelId: 'welcome' },
    ...{ source: 'Instagram', sourceId: 'instagram' },
    ...{ tool: 'Тест на уровень', toolId: 'test' },
  },
  {
    ...{ tunnel: 'Пробный урок', tunnelId: 'trial' },
    ...{ source: 'Рекомендация', sourceId: 'friends' },
    ...{ tool: 'Форма на сайте', toolId: 'site' },
  },
  {
    ...{ tunnel: 'Знакомство со школой', tunnelId: 'welcome' },
    ...{ source: 'YouTube', sourceId: 'youtube' },
    ...{ tool: 'Форма на сайте', toolId: 'site' },
  },
]

/** How long ago the person at a place of the list wrote last: minutes for the first, nine days for the last. */
const lastWroteAgo = (index: number) => (index < 8 ? 4 + index * 11 : (index - 6) ** 2 * 10 + index) * MINUTE

/** The same day between 9 and 19 o'clock in Kyiv: nobody books English lessons at night. */
const atDaytime = (at: number) => at - (at % DAY) + 7 * HOUR + (at % (10 * HOUR))

const text = (words: string): Content => ({ kind: 'text', text: words })

/** What was said in one chat of the person at `index` of the list, oldest first. */
export function planTalks(options: {
  readonly index: number
  readonly language: 'ru' | 'uk'
  readonly now: number
  readonly random: Random
}): Plan {
  const { language, now, random } = options
  const index = options.index % 50
  const ago = options.index >= 50 ? 3 * DAY : lastWroteAgo(index)
  const lastAt = ago > DAY ? atDaytime(now - ago) : now - ago
  const talks = demoTalks[language]
  const count = index < 12 ? 3 : 1 + random.below(2)

  const said: Said[] = []
  for (let turn = count - 1; turn >= 0; turn--) {
    const lines = talks[(index + turn * 3) % talks.length] ?? []
    const before = lastAt - turn * (2 * DAY + random.below(DAY))
    let at = (turn ? atDaytime(before) : before) - lines.length * 4 * MINUTE - 25 * MINUTE
    const managerIndex = 1 + random.below(3)
    for (const line of lines) {
      at += MINUTE + random.below(5 * MINUTE)
      said.push({ direction: line[0] === '<' ? 'in' : 'out', at, content: text(line.slice(2)), managerIndex })
    }
  }
  const payload = index % 3 === 0 ? payloads[index % payloads.length] : undefined
  const startedAt = (said[0]?.at ?? lastAt) - MINUTE
  const subscribed: Content = {
    kind: 'indicator',
    what: 'subscribed',
    ...(payload && { payload }),
    ...(index % 2 === 0 && ways[index % ways.length]),
  }
  said.unshift({ direction: 'internal', at: startedAt, content: subscribed, managerIndex: 0 })
  for (const [minutesBefore, content] of demoEvents[options.index] ?? [])
    said.push({ direction: 'internal', at: lastAt - minutesBefore * MINUTE, content, managerIndex: 0 })
  said.sort((a, b) => a.at - b.at)
  return { ...happenings(said, index, lastAt, openQuestions[language], random), ...(payload && { payload }) }
}

/** The last thing that happened to some of them: the states that a manager has to recognise. */
function happenings(said: Said[], index: number, at: number, open: readonly string[], random: Random) {
  const add = (some: Partial<Said> & Pick<Said, 'direction' | 'content'>, after = 0) =>
    said.push({ at: at + after, managerIndex: 1, ...some })
  let unread = 0
  const ask = (words: Content) => add({ direction: 'in', content: words }, unread++ * 20_000)
  let blocked = false

  if ([0, 2, 3, 6, 9, 14, 19, 25].includes(index))
    for (let i = 0; i <= index % 3; i++) ask(text(open[(index + i) % open.length] ?? ''))
  if (index === 5) ask(text(longStory))
  if (index === 11) ask({ kind: 'unsupported', what: 'photo', text: 'Скриншот оплаты' })
  if (index === 7)
    add({
      direction: 'in',
      content: text('Тогда давайте во вторник в 19:30'),
      edited: { before: 'Тогда давайте в понедельник в 19:30', at: at + MINUTE },
    })
  if (index === 10)
    add({
      direction: 'out',
      content: text('Надсилаю посилання на оплату ще раз.'),
      undelivered: ['failed', 'network'],
    })
  if (index === 12)
    add({
      direction: 'out',
      content: text('Все готово, чекаємо вас у суботу!'),
      undelivered: ['unconfirmed', 'answer_lost'],
    })
  if (index === 4)
    add({
      direction: 'internal',
      content: {
        kind: 'note',
        text: 'Просит перенести на другого преподавателя, одна не решу.',
        mentions: { 'demo-admin': 'Марина Ковальчук' },
      },
    })
  if (index === 8 || index === 17) {
    blocked = true
    add({ direction: 'internal', content: { kind: 'indicator', what: 'unsubscribed' } })
  }
  if (index === 17)
    add(
      {
        direction: 'out',
        content: text('Алексей, напоминаю: занятие завтра в 10:00.'),
        undelivered: ['failed', 'person_blocked'],
        managerIndex: 1 + random.below(2),
      },
      MINUTE,
    )
  return { said, unread, blocked }
}
