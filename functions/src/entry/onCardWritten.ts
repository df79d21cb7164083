import { onDocumentWritten } from 'firebase-functions/firestore'
import { region } from '../config.ts'
import { createSuggestions } from '../firestore/createSuggestions.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { isTooOld } from './isTooOld.ts'

/** The contacts on a card changed: look for others who have them. A card that was made without any costs nothing. */
export const onCardWritten = onDocumentWritten(
  { document: 'cards/{personId}', region, retry: true },
  async event => {
    const contacts = (card: { get(field: string): unknown } | undefined) =>
      JSON.stringify([card?.get('phones') ?? [], card?.get('emails') ?? []])
    const changed = contacts(event.data?.before) !== contacts(event.data?.after)
    if (!changed || !event.data?.after.exists || isTooOld(event)) return
    await createSuggestions(openDatabase()).refresh(event.params.personId)
  },
)
