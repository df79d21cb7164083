import type { Card } from '@chats/domain/Card'
import type { CardEdit } from '@chats/domain/CardEdit'
import { inject } from 'vue'
import type { ComputedRef, InjectionKey } from 'vue'
import type { Row } from '../../entities/Row.ts'
import type { LiveState } from '../../entities/useLive.ts'

/** What the sections of a card work with. */
export interface CardTools {
  /** As it will be once what was edited here is through; null while loading and when there is none. */
  readonly card: ComputedRef<Row<Card> | null>
  readonly state: ComputedRef<LiveState>
  /** Writes edits down; `words` tell that it is done and can be undone. False when nothing was changed. */
  readonly save: (edits: readonly CardEdit[], words: string) => Promise<boolean>
}

export const cardToolsKey: InjectionKey<CardTools> = Symbol('card')

/** The tools of the card that this component is part of. */
export function useCardSection(): CardTools {
  const tools = inject(cardToolsKey)
  if (!tools) throw new Error('not inside a card')
  return tools
}
