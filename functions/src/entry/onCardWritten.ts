import { onDocumentWritten } from 'firebase-functions/firestore'
import type { Card } from '@chats/domain/Card'
import { changedBy, changesOf } from '@chats/domain/changesOf'
import { sameValue } from '@chats/domain/sameValue'
import { region } from '../config.ts'
import { createPeopleIndex } from '../firestore/createPeopleIndex.ts'
import { createSuggestions } from '../firestore/createSuggestions.ts'
import { toDomain } from '../firestore/instants.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { resumePerson } from '../usecases/hearEntry.ts'
import { isTooOld } from './isTooOld.ts'
import { tunnelPorts } from './tunnelPorts.ts'

/** What the row and the search say of a card. */
const shown = [
  'name',
  'phones',
  'emails',
  'assigneeId',
  'tags',
  'salesPlans',
  'leadTools',
  'sources',
  'blacklisted',
] as const satisfies (keyof Card)[]
/** Which tunnels they are or were in; where they stand in them nobody is found by. */
const tunnelsOf = (card: Card | null | undefined) => Object.keys(card?.tunnels ?? {}).toSorted()
const contacts = ['phones', 'emails'] as const

/** A card changed: its history says so, the row and the search follow, and others with its contacts are looked for. */
export const onCardWritten = onDocumentWritten(
  { document: 'cards/{personId}', region, retry: true },
  async event => {
    if (isTooOld(event) || !event.data) return
    const { personId } = event.params
    const index = createPeopleIndex(openDatabase())
    const [before, after] = [event.data.before, event.data.after].map(doc =>
      doc.exists ? toDomain<Card>(doc.data()) : null,
    )
    const changes = before && after && changesOf(before, after)
    const changed = (fields: readonly (keyof Card)[]) =>
      fields.some(field => !sameValue(before?.[field] ?? null, after?.[field] ?? null))
    if (changes) {
      const at = event.data.after.updateTime
      // As exact as the store's clock, so that no two changes of a card have the same.
      const id = at ? `${at.seconds}-${String(at.nanoseconds).padStart(9, '0')}` : event.id
      await index.tell(personId, id, { at: at?.toMillis() ?? Date.now(), changes }, changedBy(before, after))
    }
    if (changed(shown) || !sameValue(tunnelsOf(before), tunnelsOf(after))) await index.refresh(personId)
    // Who is off the block list is led on.
    if (before?.blacklisted && after && !after.blacklisted)
      await resumePerson(personId, tunnelPorts(), Date.now())
    // A card that was made without any costs nothing.
    const has = contacts.some(field => before?.[field].length || after?.[field].length)
    if (after && has && changed(contacts)) await createSuggestions(openDatabase()).refresh(personId)
  },
)
