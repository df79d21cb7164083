import type { NotifiedKind } from './NotifiedKind.ts'

/**
 * What a push carries, encrypted for the one browser; its service worker puts it into words. What was written is in it
 * only for managers who chose that.
 */
export interface PushMessage {
  readonly kind: NotifiedKind | 'test'
  readonly locale: 'ru' | 'uk' | 'en'
  /** The person it is about, or the channel. */
  readonly about: string
  /** Who caused it; empty: nobody in particular. */
  readonly by: string
  readonly text: string
  /** Where a click leads, within the app. */
  readonly path: string
  /** A later push under the same tag takes the place of this one. */
  readonly tag: string
}
