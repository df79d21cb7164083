import { kindLooks } from './content/kindLooks.ts'

/** The word of the catalogue for a kind of message, where it has no text of its own to show. */
export const kindWord = (kind: string) =>
  kind === 'text' ? ('chat.composer' as const) : (`chat.kind.${kindLooks(kind).name}` as const)
