import type { Card } from '@chats/domain/Card'
import { cardPath } from '@chats/domain/paths'
import { doc } from 'firebase/firestore'
import { toValue } from 'vue'
import type { MaybeRefOrGetter } from 'vue'
import { backend } from '../backend.ts'
import { useLiveDoc } from '../useLive.ts'
import type { LiveDoc } from '../useLive.ts'

/** What is written down about a person, live. */
export const useCard = (personId: MaybeRefOrGetter<string | null>): LiveDoc<Card> =>
  useLiveDoc<Card>(() => {
    const id = toValue(personId)
    return id ? { key: cardPath(id), target: () => doc(backend().db, cardPath(id)) } : null
  })
