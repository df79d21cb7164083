import type { Card } from '@chats/domain/Card'
import type { Instant } from '@chats/domain/Instant'
import { liveTunnelsPath, tunnelPath, tunnelRunPath, tunnelVersionPath } from '@chats/domain/paths'
import type { LiveTunnels, Tunnel, TunnelVersion } from '@chats/domain/Tunnel'
import type { TunnelBlock } from '@chats/domain/TunnelBlock'
import { tunnelRunIdOf } from '@chats/domain/tunnelRunIdOf'
import type { TunnelRun } from '@chats/domain/TunnelRun'
import type { PastDocument } from './historyDocuments.ts'
import type { PastPerson } from './PastPerson.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const admin = { id: 'demo-admin', name: 'Марина Ковальчук' }

const text = (id: string, title: string, says: string): TunnelBlock => ({
  id,
  kind: 'message',
  title,
  contents: [{ id: `${id}-1`, kind: 'text', text: says }],
  rows: [],
})

/** What leads through the school: a greeting with buttons, a reminder for who is silent, and a manager for who is not. */
const welcome: readonly TunnelBlock[] = [
  {
    id: 'first',
    kind: 'first',
    title: 'Вход',
    keywords: ['хочу учиться'],
    everySubscription: false,
    again: true,
  },
  {
    id: 'hello',
    kind: 'message',
    title: 'Приветствие',
    contents: [
      {
        id: 'hello-1',
        kind: 'text',
        text: 'Здравствуйте, {{name}}! Это школа Welcome. Хотите бесплатный пробный урок?',
      },
    ],
    rows: [{ buttons: [{ id: 'yes', text: 'Да, хочу' }] }, { buttons: [{ id: 'later', text: 'Не сейчас' }] }],
  },
  {
    id: 'pressed',
    kind: 'trigger',
    title: 'Выбор',
    waitsFor: { type: 'press', buttonIds: [] },
    timeoutMinutes: 24 * 60,
  },
  {
    ...text('remind', 'Напоминание', 'Пробный урок ещё ждёт вас. Ответьте, когда будет удобно 🙂'),
    under: { id: 'pressed', branch: 'late' },
  },
  {
    id: 'wants',
    kind: 'filter',
    title: 'Хочет учиться',
    all: true,
    conditions: [{ type: 'answer', words: ['да', 'хочу'] }],
  },
  {
    id: 'phone',
    kind: 'condition',
    title: 'Есть телефон?',
    all: true,
    conditions: [{ type: 'facet', facet: 'phone', has: true }],
  },
  {
    ...text('ask', 'Просьба о телефоне', 'Напишите, пожалуйста, номер телефона: позвоним и договоримся.'),
    under: { id: 'phone', branch: 'no' },
  },
  {
    id: 'plan',
    kind: 'action',
    title: 'В план продаж',
    does: { type: 'plan', planId: 'course', stageId: 'interested', add: true },
  },
  {
    id: 'call',
    kind: 'action',
    title: 'Зовём менеджера',
    does: {
      type: 'mention',
      managers: [{ id: 'demo-anna', name: 'Анна Сергеева' }],
      text: 'Хочет пробный урок, запишите на удобное время.',
    },
  },
  { id: 'morning', kind: 'delay', title: 'До утра', wait: { type: 'until', time: '10:00', days: 1 } },
  text('how', 'Как дела', 'Доброе утро, {{name}}! Получилось выбрать время урока?'),
]

const trial: readonly TunnelBlock[] = [
  { id: 'first', kind: 'first', title: 'Вход', keywords: [], everySubscription: false, again: false },
  text('when', 'Когда урок', 'Пробный урок длится 30 минут. Когда вам удобно: утром или вечером?'),
  {
    id: 'answer',
    kind: 'trigger',
    title: 'Ответ',
    waitsFor: { type: 'answer' },
    timeoutMinutes: 3 * 24 * 60,
  },
  { id: 'tag', kind: 'action', title: 'Метка', does: { type: 'tag', tagId: 'call-back', add: true } },
]

/** Who stands where in the first tunnel, by their place in the list; how long ago, and for how long still. */
const standing = [
  { of: 8, at: 'pressed', ago: 2 * HOUR, left: 22 * HOUR },
  { of: 9, at: 'pressed', ago: 5 * HOUR, left: 19 * HOUR },
  { of: 10, at: 'morning', ago: 3 * HOUR, left: 20 * HOUR },
  { of: 11, at: 'wants', ago: 2 * DAY, left: null },
  { of: 13, at: 'how', ago: 3 * DAY, left: null },
] as const

const order = welcome.map(({ id }) => id)

function runOf(
  { of, at, ago, left }: (typeof standing)[number],
  people: readonly PastPerson[],
  now: Instant,
): { readonly personId: string; readonly run: TunnelRun } | null {
  const person = people[of]
  const chat = person?.chats[0]
  const block = welcome.find(({ id }) => id === at)
  if (!person || !chat || !block) return null
  const running = left !== null
  return {
    personId: person.id,
    run: {
      schema: 1,
      tunnelId: 'welcome',
      chatId: chat.id,
      title: 'Знакомство со школой',
      version: 1,
      round: 1,
      step: 2,
      state: running ? 'running' : 'finished',
      blockId: at,
      blockTitle: block.title,
      wait: running ? (block.kind === 'trigger' ? 'trigger' : 'delay') : null,
      dueAt: running ? now + left : null,
      paused: null,
      ended: running ? null : at === 'wants' ? 'filter' : 'end',
      passed: order.slice(0, order.indexOf(at) + 1).filter(id => id !== 'remind' && id !== 'ask'),
      heard: [],
      answer: '',
      startedAt: now - ago - HOUR,
      updatedAt: now - ago,
    },
  }
}

const runsOf = (people: readonly PastPerson[], now: Instant) =>
  standing.flatMap(one => runOf(one, people, now) ?? [])

/** What cards say of these places, by person. */
export const demoTunnelPlaces = (
  people: readonly PastPerson[],
  now: Instant,
): ReadonlyMap<string, NonNullable<Card['tunnels']>> =>
  new Map(
    runsOf(people, now).map(({ personId, run }) => [
      personId,
      { welcome: { state: run.state, blockTitle: run.blockTitle, at: run.updatedAt } },
    ]),
  )

/** The tunnels of the demo with people in them. */
export function demoTunnels(people: readonly PastPerson[], now: Instant): readonly PastDocument[] {
  const common = { schema: 1, updatedAt: now - 4 * DAY, updatedBy: admin } as const
  const drafts: Readonly<Record<string, Tunnel>> = {
    welcome: { ...common, title: 'Знакомство со школой', blocks: [...welcome], state: 'live', version: 1 },
    trial: { ...common, title: 'Пробный урок', blocks: [...trial], state: 'draft', version: 0 },
  }
  const version: TunnelVersion = {
    schema: 1,
    title: 'Знакомство со школой',
    blocks: [...welcome],
    version: 1,
    at: now - 4 * DAY,
    by: admin,
  }
  const live: LiveTunnels = {
    schema: 1,
    tunnels: {
      welcome: {
        title: 'Знакомство со школой',
        version: 1,
        keywords: ['хочу учиться'],
        everySubscription: false,
        again: true,
      },
    },
  }
  return [
    ...Object.entries(drafts).map(([id, tunnel]): PastDocument => [tunnelPath(id), tunnel]),
    [tunnelVersionPath('welcome', 1), version],
    [liveTunnelsPath, live],
    ...runsOf(people, now).map(({ run }): PastDocument => [
      tunnelRunPath(tunnelRunIdOf(run.tunnelId, run.chatId)),
      run,
    ]),
  ]
}
