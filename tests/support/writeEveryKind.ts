import { Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import type { Content } from '@chats/domain/Content'
import { messagePath, uploadPath } from '@chats/domain/paths'
import { sampleFile } from '../../local/src/messengers/sampleFile.ts'
import type { SampleKind } from '../../local/src/messengers/sampleFile.ts'
import { putFile } from './putFile.ts'
import type { StackAddresses } from './StackAddresses.ts'

const PEAKS = Array.from({ length: 64 }, (_, i) => Math.round(15 + 14 * Math.sin(i / 3) * Math.cos(i / 7)))

interface Where {
  readonly chatId: string
  readonly personId: string
  readonly personName: string
}

/**
 * Writes one message of every kind and state straight into a chat, as functions leave them behind, a second apart and
 * ending at `endsAt`; the files stand in Storage. Ids are `kind-<name>`.
 */
export async function writeEveryKind(
  stack: StackAddresses,
  db: Firestore,
  { chatId, personId, personName }: Where,
  endsAt: number,
): Promise<void> {
  const person = { type: 'person', id: personId, name: personName }
  const manager = { type: 'manager', id: 'someone', name: 'Ирина' }
  const kept = async (name: string, kind: SampleKind, type?: string) => {
    const file = sampleFile(kind)
    const path = uploadPath(chatId, name)
    await putFile(stack, path, { ...file, type: type ?? file.type }, { uid: 'someone', personId, chatId })
    return {
      state: 'stored' as const,
      name: file.name,
      type: type ?? file.type,
      size: file.bytes.length,
      path,
    }
  }
  const photo = await kept('kind-photo', 'photo')
  const all: [name: string, content: Content, more?: Record<string, unknown>][] = [
    [
      'text',
      {
        kind: 'text',
        text: 'Важно: цена до пятницы. Код SALE-10, сайт здесь. Секрет внутри',
        formatting: [
          { type: 'bold', offset: 0, length: 6 },
          { type: 'italic', offset: 7, length: 15 },
          { type: 'code', offset: 28, length: 7 },
          { type: 'link', offset: 42, length: 5, url: 'https://example.com/price' },
          { type: 'spoiler', offset: 49, length: 13 },
        ],
      },
    ],
    ['photo', { kind: 'photo', file: photo, width: 320, height: 240, text: 'Вот наш стенд' }],
    ...(['a', 'b', 'c'] as const).map(
      part =>
        [
          `album-${part}`,
          { kind: 'photo', file: photo, width: 320, height: 240 },
          { albumId: 'album' },
        ] satisfies [string, Content, object],
    ),
    [
      'video',
      { kind: 'video', file: await kept('kind-video', 'video'), width: 1280, height: 720, duration: 12 },
    ],
    ['round', { kind: 'round', file: await kept('kind-round', 'video_note'), duration: 5 }],
    [
      'animation',
      {
        kind: 'animation',
        file: await kept('kind-animation', 'photo', 'image/gif'),
        width: 320,
        height: 240,
      },
    ],
    ['sticker', { kind: 'sticker', file: await kept('kind-sticker', 'sticker'), text: '😀' }],
    [
      'tgs',
      {
        kind: 'sticker',
        file: { state: 'stored', name: 'a.tgs', type: 'application/x-tgsticker' },
        text: '🔥',
      },
    ],
    ['voice', { kind: 'voice', file: await kept('kind-voice', 'voice'), duration: 2, peaks: PEAKS }],
    [
      'audio',
      {
        kind: 'audio',
        file: await kept('kind-audio', 'audio'),
        duration: 5,
        title: 'Ой у лузі червона калина',
        performer: 'Хор',
      },
    ],
    [
      'file',
      { kind: 'file', file: { ...(await kept('kind-file', 'document')), name: 'Договор поставки.txt' } },
    ],
    [
      'location',
      { kind: 'location', latitude: 50.4501, longitude: 30.5234, text: 'Офис', address: 'Крещатик, 1' },
    ],
    ['contact', { kind: 'contact', text: 'Пётр Сидоров', phone: '+380 44 123-45-67' }],
    ['poll', { kind: 'poll', text: 'Когда удобно?', options: ['Утром', 'Днём', 'Вечером'] }],
    ['unsupported', { kind: 'unsupported', what: 'story' }],
    [
      'too-big',
      {
        kind: 'video',
        file: { state: 'too_big', name: 'свадьба.mp4', type: 'video/mp4', size: 734_003_200 },
      },
    ],
    [
      'failed',
      {
        kind: 'photo',
        file: { state: 'failed', name: 'photo.jpg', type: 'image/jpeg' },
        width: 300,
        height: 200,
      },
    ],
    [
      'reply',
      { kind: 'text', text: 'Да, это подходит' },
      {
        replyTo: {
          externalId: '9001',
          messageId: 'kind-text',
          direction: 'in',
          kind: 'text',
          preview: 'Важно: цена до пятницы',
        },
        reactions: { in: ['👍'], out: ['🔥'] },
      },
    ],
    [
      'edited',
      { kind: 'text', text: 'Буду в шесть' },
      {
        editedAt: Timestamp.fromMillis(endsAt),
        edits: [{ content: { kind: 'text', text: 'Буду в пять' }, at: Timestamp.fromMillis(endsAt - 1000) }],
      },
    ],
    ['deleted', { kind: 'text', text: '' }, { deletedAt: Timestamp.fromMillis(endsAt) }],
    [
      'out-read',
      { kind: 'text', text: 'Спасибо, ждём вас!' },
      { direction: 'out', author: manager, delivery: { state: 'read', attempt: 1 } },
    ],
    [
      'out-elsewhere',
      { kind: 'text', text: 'Написано с телефона' },
      { direction: 'out', author: manager, elsewhere: true, delivery: { state: 'sent', attempt: 1 } },
    ],
    [
      'out-photo',
      { kind: 'photo', file: photo, width: 320, height: 240 },
      { direction: 'out', author: manager, delivery: { state: 'sent', attempt: 1 } },
    ],
    [
      'out-voice',
      { kind: 'voice', file: await kept('kind-out-voice', 'voice'), duration: 2, peaks: PEAKS },
      { direction: 'out', author: manager, delivery: { state: 'sent', attempt: 1 } },
    ],
    [
      'out-refused',
      { kind: 'text', text: 'Старый текст' },
      {
        direction: 'out',
        author: manager,
        delivery: { state: 'sent', attempt: 1 },
        change: {
          kind: 'edit',
          state: 'failed',
          reason: 'too_late',
          content: { kind: 'text', text: 'Новый текст' },
          author: manager,
          at: Timestamp.fromMillis(endsAt),
          attempt: 1,
        },
      },
    ],
  ]
  const batch = db.batch()
  all.forEach(([name, content, more], i) =>
    batch.set(db.doc(messagePath(chatId, `kind-${name}`)), {
      schema: 1,
      chatId,
      personId,
      direction: 'in',
      kind: content.kind,
      at: Timestamp.fromMillis(endsAt - (all.length - i) * 1000),
      content,
      author: person,
      externalId: String(9001 + i),
      ...more,
    }),
  )
  await batch.commit()
}
