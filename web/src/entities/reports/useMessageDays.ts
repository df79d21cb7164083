import type { MessageDay } from '@chats/domain/MessageDay'
import { messageDaysPath } from '@chats/domain/paths'
import { collection, orderBy, query, where } from 'firebase/firestore'
import { toValue } from 'vue'
import type { MaybeRefOrGetter } from 'vue'
import { backend } from '../backend.ts'
import { useLiveQuery } from '../useLive.ts'

/** The counted days of a period, live; for admins (firestore.rules). */
export const useMessageDays = (period: MaybeRefOrGetter<{ readonly from: string; readonly to: string }>) =>
  useLiveQuery<MessageDay>(() => {
    const { from, to } = toValue(period)
    const target = () =>
      query(
        collection(backend().db, messageDaysPath),
        where('day', '>=', from),
        where('day', '<=', to),
        orderBy('day'),
      )
    return { key: `messageDays ${from} ${to}`, target }
  })
