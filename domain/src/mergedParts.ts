import type { Card } from './Card.ts'
import { emailKey, phoneKey } from './contactKeys.ts'

const itself = (value: string) => value

/** The lists of a card that a merge joins, and what makes two of their values the same one. */
export const mergedLists = {
  phones: phoneKey,
  emails: emailKey,
  notSameAs: itself,
  tags: itself,
  leadTools: itself,
  sources: itself,
} as const satisfies Partial<Record<keyof Card, (value: string) => string>>
export type MergedList = keyof typeof mergedLists

/** The parts of a card with a value by the id of a word; where both people have one, that of the kept one counts. */
export const mergedMaps = ['salesPlans', 'fields', 'tunnels'] as const satisfies readonly (keyof Card)[]
export type MergedMap = (typeof mergedMaps)[number]
