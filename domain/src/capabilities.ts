import type { ContentKind } from './Content.ts'
import type { Formatting } from './Formatting.ts'
import type { Messenger } from './Messenger.ts'

const MB = 1024 * 1024
const HOUR_MS = 3_600_000

/** How a kind goes out: as itself, or as something the messenger can take instead, which is said before sending. */
export type SendsAs = 'itself' | 'file'

/** What a messenger can do, so that nobody asks which messenger it is. Lengths are UTF-16 code units. */
export interface Capabilities {
  readonly maxTextLength: number
  readonly maxCaptionLength: number
  /** The formatting that its messages show; of other formatting the words stay. */
  readonly formats: readonly Formatting['type'][]
  /** The kinds with a file that managers can send, and how they go. */
  readonly sends: Readonly<Partial<Record<ContentKind, SendsAs>>>
  /** The biggest file of each kind in bytes; `file` is for all others. */
  readonly maxBytes: Readonly<Partial<Record<ContentKind, number>> & { file: number }>
  /** Endings of names, in small letters, that are refused where a file goes as a file. */
  readonly refusedEndings: readonly string[]
  /** The most files in one album, and the most bytes in all: so much one run holds and one request carries. */
  readonly maxAlbum: number
  readonly maxAlbumBytes: number
  /** Whether an album is a single message there: its parts have one number, the words of the first, and go together. */
  readonly albumIsOne: boolean
  /** The types of sound that go as a voice message; WebM is one of them, because it is made OGG before. */
  readonly voiceTypes: readonly string[]
  /** The longest voice message in seconds. */
  readonly maxVoiceSeconds: number
  /** Whether the messenger tells that the person has read a message. */
  readonly readReceipts: boolean
  /** Whether updates of one chat come one after the other, each once the one before it is acknowledged. */
  readonly ordersUpdates: boolean
  /** Whether the messenger tells that the person is typing. */
  readonly personTyping: boolean
  /** Whether a repeated send with the same key is absorbed; without it a lost answer leaves a message unconfirmed. */
  readonly idempotentSend: boolean
  /**
   * How long after sending a message can be edited; null: always. Past it the attempt is still offered (ruling A25) and
   * the messenger's refusal is told.
   */
  readonly editWindowMs: number | null
  /** How long after sending a message can be removed at the person's side too. */
  readonly removeWindowMs: number
  readonly replies: boolean
  /** The most buttons under a message, and the longest words on one. */
  readonly buttons: {
    readonly maxRows: number
    readonly maxInRow: number
    readonly most: number
    readonly maxTextLength: number
  }
  /** The emoji that a manager can react with; one at a time. */
  readonly reactions: readonly string[]
}

/** Emoji by VK's `reaction_id`, from 1: dev.vk.com/method/messages.sendReaction. */
export const vkReactions = [
  '❤️',
  '🔥',
  '😂',
  '👍',
  '💩',
  '❓',
  '😭',
  '😡',
  '👎',
  '👌',
  '😃',
  '🤔',
  '🙏',
  '😘',
  '😍',
  '🎉',
]

/** The capability table (docs: core.telegram.org/bots/api#sendmessage, dev.vk.com/method/messages.send). */
export const capabilities: Readonly<Record<Messenger, Capabilities>> = {
  telegram: {
    maxTextLength: 4096,
    maxCaptionLength: 1024,
    formats: [
      'bold',
      'italic',
      'underline',
      'strikethrough',
      'spoiler',
      'code',
      'pre',
      'quote',
      'link',
      'mention',
    ],
    sends: { photo: 'itself', video: 'itself', voice: 'itself', audio: 'itself', file: 'itself' },
    maxBytes: { photo: 10 * MB, file: 50 * MB },
    refusedEndings: [],
    maxAlbum: 10,
    maxAlbumBytes: 50 * MB,
    albumIsOne: false,
    voiceTypes: ['audio/ogg', 'audio/webm', 'audio/mp4', 'audio/mpeg'],
    maxVoiceSeconds: 300,
    readReceipts: false,
    ordersUpdates: true,
    personTyping: false,
    idempotentSend: false,
    editWindowMs: null,
    removeWindowMs: 48 * HOUR_MS,
    replies: true,
    // Telegram names no limits but that of `callback_data`: a row of more than eight is refused, longer words are cut on a phone.
    buttons: { maxRows: 20, maxInRow: 8, most: 100, maxTextLength: 64 },
    reactions: ['👍', '❤', '🔥', '🥰', '👏', '😁', '🤔', '🎉', '🙏', '👌', '😢', '👎'],
  },
  vk: {
    maxTextLength: 9000,
    maxCaptionLength: 9000,
    // `format_data` of messages.send. It knows links, too, but who reads in an older app would not see where they lead.
    formats: ['bold', 'italic', 'underline'],
    sends: { photo: 'itself', video: 'file', voice: 'itself', audio: 'file', file: 'itself' },
    maxBytes: { photo: 50 * MB, file: 200 * MB },
    // https://dev.vk.com/api/upload/document-in-profile: any file but music and programs.
    refusedEndings: ['mp3', 'exe', 'bat', 'cmd', 'com', 'scr', 'msi'],
    maxAlbum: 10,
    maxAlbumBytes: 50 * MB,
    albumIsOne: true,
    voiceTypes: ['audio/ogg', 'audio/webm'],
    maxVoiceSeconds: 300,
    readReceipts: true,
    ordersUpdates: false,
    personTyping: true,
    idempotentSend: true,
    editWindowMs: 24 * HOUR_MS,
    removeWindowMs: 24 * HOUR_MS,
    replies: true,
    // https://dev.vk.com/api/bots/development/keyboard, of a keyboard inside a message.
    buttons: { maxRows: 6, maxInRow: 5, most: 10, maxTextLength: 40 },
    reactions: vkReactions,
  },
}
