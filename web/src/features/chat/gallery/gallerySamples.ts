import type { Content } from '@chats/domain/Content'
import type { Delivery } from '@chats/domain/Delivery'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import type { Parts } from '../TimelineRow.ts'
import { hostileTexts } from './hostileTexts.ts'

/** Bubbles under one heading. */
export interface Shelf {
  readonly title: string
  readonly bubbles: readonly Parts[]
}

const PEAKS = Array.from({ length: 64 }, (_, i) => Math.round(15 + 14 * Math.sin(i / 3) * Math.cos(i / 7)))
const manager = { type: 'manager', id: 'someone', name: 'Ирина' } as const
const person = { type: 'person', id: 'gallery', name: 'Соня' } as const
/** Paths that the gallery fills by itself. */
export const galleryFiles = { picture: 'gallery/picture', sound: 'gallery/sound' } as const

/** Every bubble in every state, as they stand in a chat; ids follow from their order. */
export function gallerySamples(now: number): readonly Shelf[] {
  let count = 0
  const bubble = (content: Content, more: Partial<LiveMessage> = {}): LiveMessage => ({
    schema: 1,
    id: `gallery-${++count}`,
    chatId: 'gallery',
    personId: person.id,
    pending: false,
    direction: 'in',
    kind: content.kind,
    at: now - 3_600_000 + count * 1_000,
    content,
    author: person,
    externalId: String(count),
    ...more,
  })
  const ours = (content: Content, more: Partial<LiveMessage> = {}) =>
    bubble(content, {
      direction: 'out',
      author: manager,
      delivery: { state: 'sent', attempt: 1, sentAt: now - 60_000 },
      ...more,
    })
  const both = (content: Content): LiveMessage[] => [bubble(content), ours(content)]
  const text = (words: string): Content => ({ kind: 'text', text: words })
  const file = (name: string, type: string, path: string) => ({
    state: 'stored' as const,
    name,
    type,
    size: 48_000,
    path,
  })
  const picture = file('стенд.png', 'image/png', galleryFiles.picture)
  const sound = file('голос.wav', 'audio/wav', galleryFiles.sound)
  const shelf = (title: string, bubbles: readonly (LiveMessage | Parts)[]): Shelf => ({
    title,
    bubbles: bubbles.map((one): Parts => ('id' in one ? [one] : one)),
  })
  const delivered = (delivery: Partial<Delivery>, words: string) =>
    ours(text(words), { delivery: { attempt: 1, state: 'sent', ...delivery } })
  const offer = { offer: 'English с нуля', price: 240, currency: 'EUR', orderId: '10482' }
  const change = { author: manager, at: now, attempt: 1 }

  return [
    shelf('Text', [
      ...both(text('Добрый день! Сайт example.com, почта anna@example.com, телефон +380 44 123-45-67.')),
      bubble({
        kind: 'text',
        text: 'Жирный, курсив, код, ссылка и секрет',
        formatting: [
          { type: 'bold', offset: 0, length: 6 },
          { type: 'italic', offset: 8, length: 6 },
          { type: 'code', offset: 16, length: 3 },
          { type: 'link', offset: 21, length: 6, url: 'https://example.com/price' },
          { type: 'spoiler', offset: 30, length: 6 },
        ],
      }),
      bubble(text('👍')),
      ours(text('🎉🎉')),
    ]),
    shelf('Around a text', [
      bubble(text('Ответ на сообщение'), {
        replyTo: { externalId: '1', direction: 'out', kind: 'text', preview: 'Когда вам удобно?' },
      }),
      bubble(text('Буду в шесть'), {
        edits: [{ content: text('Буду в пять'), at: now - 9_000 }],
        editedAt: now - 5_000,
      }),
      bubble(text(''), { deletedAt: now }),
      bubble(text('С реакциями'), { reactions: { in: ['🔥'], inAt: now, out: ['👍'] } }),
      ours(text('Написано с телефона'), { elsewhere: true }),
    ]),
    shelf('Delivery', [
      ours(text('Отправляется'), { pending: true, delivery: { state: 'queued', attempt: 0 } }),
      delivered({ state: 'queued', attempt: 0 }, 'В очереди'),
      delivered({ state: 'queued', reason: 'rate_limited' }, 'Ждёт'),
      delivered({ state: 'sending' }, 'Уходит'),
      delivered({ state: 'sent' }, 'Отправлено'),
      delivered({ state: 'read' }, 'Прочитано'),
      delivered({ state: 'failed', reason: 'person_blocked' }, 'Не отправлено'),
      delivered({ state: 'unconfirmed', reason: 'answer_lost' }, 'Не подтверждено'),
      delivered({ state: 'cancelled' }, 'Отменено'),
      ours(text('Изменяется'), {
        change: { ...change, kind: 'edit', state: 'queued', content: text('Новое') },
      }),
      ours(text('Удаляется'), { change: { ...change, kind: 'remove', state: 'sending' } }),
      ours(text('Не изменено'), {
        change: { ...change, kind: 'edit', state: 'failed', reason: 'too_late', content: text('Новое') },
      }),
    ]),
    shelf('Pictures and films', [
      ...both({ kind: 'photo', file: picture, width: 320, height: 240, text: 'Наш стенд' }),
      bubble({ kind: 'photo', file: picture, width: 240, height: 600 }),
      [
        bubble({ kind: 'photo', file: picture, width: 320, height: 240 }, { albumId: 'a' }),
        bubble({ kind: 'photo', file: picture, width: 240, height: 320 }, { albumId: 'a' }),
        bubble({ kind: 'photo', file: picture, width: 320, height: 240, text: 'Альбом' }, { albumId: 'a' }),
      ],
      bubble({
        kind: 'video',
        file: { ...picture, type: 'video/mp4' },
        width: 1280,
        height: 720,
        duration: 12,
      }),
      bubble({ kind: 'round', file: { ...picture, type: 'video/mp4' }, duration: 5 }),
      bubble({ kind: 'animation', file: { ...picture, type: 'image/gif' }, width: 320, height: 240 }),
      bubble({ kind: 'sticker', file: { ...picture, type: 'image/webp' }, text: '😀' }),
      bubble({
        kind: 'photo',
        file: { state: 'pending', name: 'a.jpg', type: 'image/jpeg' },
        width: 320,
        height: 240,
      }),
      bubble({
        kind: 'photo',
        file: { state: 'failed', name: 'a.jpg', type: 'image/jpeg' },
        width: 320,
        height: 240,
      }),
      bubble({
        kind: 'video',
        file: { state: 'too_big', name: 'свадьба.mp4', type: 'video/mp4', size: 734_003_200 },
      }),
    ]),
    shelf('Sounds and files', [
      ...both({ kind: 'voice', file: sound, duration: 2, peaks: PEAKS }),
      bubble({
        kind: 'audio',
        file: sound,
        duration: 2,
        title: 'Ой у лузі червона калина',
        performer: 'Хор',
      }),
      ...both({ kind: 'file', file: file('Договор поставки.pdf', 'application/pdf', galleryFiles.sound) }),
    ]),
    shelf('Other kinds', [
      bubble({
        kind: 'location',
        latitude: 50.4501,
        longitude: 30.5234,
        text: 'Офис',
        address: 'Крещатик, 1',
      }),
      bubble({ kind: 'contact', text: 'Пётр Сидоров', phone: '+380 44 123-45-67' }),
      bubble({ kind: 'poll', text: 'Когда удобно?', options: ['Утром', 'Днём', 'Вечером'] }),
      bubble({ kind: 'unsupported', what: 'story' }),
    ]),
    shelf(
      'Indicators',
      (
        [
          { what: 'subscribed', tunnel: 'Знакомство', source: 'Instagram', tool: 'Тест', payload: 'spring' },
          { what: 'subscribed', payload: 'spring' },
          { what: 'resubscribed' },
          { what: 'unsubscribed' },
          { what: 'ordered', ...offer },
          { what: 'paid', ...offer, method: 'LiqPay' },
          { what: 'paymentFailed', ...offer, method: 'LiqPay', reason: 'Недостаточно средств' },
          { what: 'tunnelStarted', tunnel: 'Пробный урок', block: 'Записать на урок' },
          { what: 'tunnelStopped', tunnel: 'Знакомство', block: 'Дальше ведёт другой' },
        ] as const
      ).map(fields => bubble({ kind: 'indicator', ...fields })),
    ),
    shelf('Buttons', [
      ours({
        kind: 'text',
        text: 'Оцените, как мы помогли',
        buttons: [
          { row: ['1', '2', '3', '4', '5'].map(score => ({ text: score, press: `rate ${score}` })) },
          { row: [{ text: 'Правила школы', url: 'https://example.com/rules' }] },
        ],
      }),
      bubble({ kind: 'press', text: '5', press: 'rate 5', messageExternalId: '1', messageId: 'gallery-1' }),
      bubble({ kind: 'press', text: '', press: 'gone', messageExternalId: '1' }),
    ]),
    shelf('Rows of the system', [
      bubble({ kind: 'automation', what: 'trigger', block: 'Написал «урок»', tunnel: 'Знакомство' }),
      bubble({
        kind: 'automation',
        what: 'filter',
        block: 'Оплатил?',
        tunnel: 'Пробный урок',
        condition: 'Есть оплата курса',
        outcome: false,
        inputs: [{ name: 'Оплаты', value: '0' }],
      }),
      ...(
        [
          { what: 'botOff', endsAt: null },
          { what: 'botOff', endsAt: now + 3_600_000 },
          { what: 'botOn' },
          { what: 'dialogOpened', dialogId: 'd' },
          { what: 'dialogResolved', dialogId: 'd' },
          { what: 'dialogReopened', dialogId: 'd' },
        ] as const
      ).map(fields => bubble({ kind: 'system', ...fields }, { direction: 'internal', author: manager })),
    ]),
    shelf('Notes', [
      bubble(
        { kind: 'note', text: 'Просит рассрочку, согласуйте', mentions: { 'gallery-viewer': 'Анна' } },
        { direction: 'internal', author: manager },
      ),
      bubble(
        { kind: 'note', text: hostileTexts['script'] ?? '' },
        { direction: 'internal', author: manager },
      ),
    ]),
    shelf(
      'Bad input',
      Object.values(hostileTexts).flatMap(words => both(text(words))),
    ),
    shelf('Bad names', [
      bubble({
        kind: 'file',
        file: file(hostileTexts['turned'] ?? '', 'application/pdf', galleryFiles.sound),
      }),
      bubble({ kind: 'contact', text: hostileTexts['script'] ?? '', phone: 'javascript:alert(1)' }),
      bubble({ kind: 'indicator', what: 'ordered', ...offer, offer: hostileTexts['script'] ?? '' }),
      bubble({
        kind: 'automation',
        what: 'filter',
        block: (hostileTexts['unbroken'] ?? '').slice(0, 200),
        tunnel: hostileTexts['arabic'] ?? '',
      }),
    ]),
  ]
}
