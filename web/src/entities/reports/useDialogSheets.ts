import type { DialogSheet } from '@chats/domain/DialogSheet'
import { dialogSheetsPath } from '@chats/domain/paths'
import { collection, orderBy, query, where } from 'firebase/firestore'
import { toValue } from 'vue'
import type { MaybeRefOrGetter } from 'vue'
import { backend } from '../backend.ts'
import { useLiveQuery } from '../useLive.ts'

/** From a day to a day, both included, of everybody or of one manager. */
export interface SheetPeriod {
  readonly from: string
  readonly to: string
  readonly managerId?: string
}

/** The sheets of dialogs of a period, live: one for each day and manager. Those of others are for admins (firestore.rules). */
export const useDialogSheets = (period: MaybeRefOrGetter<SheetPeriod>) =>
  useLiveQuery<DialogSheet>(() => {
    const { from, to, managerId } = toValue(period)
    const target = () =>
      query(
        collection(backend().db, dialogSheetsPath),
        ...(managerId === undefined ? [] : [where('managerId', '==', managerId)]),
        where('day', '>=', from),
        where('day', '<=', to),
        orderBy('day'),
      )
    return { key: `dialogDays ${from} ${to} ${managerId ?? ''}`, target }
  })
