import type { Order } from '@chats/domain/Order'
import { ordersPath } from '@chats/domain/paths'
import { collection, orderBy, query, where } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useLivePages } from '../useLivePages.ts'
import type { LivePages } from '../useLivePages.ts'

const PAGE = 10

/** What a person ordered, the latest first, ten at a time; reads nothing while there is nobody to look at. */
export const usePersonOrders = (personId: () => string | null): LivePages<Order> =>
  useLivePages<Order>(() => {
    const id = personId()
    return id === null
      ? null
      : {
          key: `orders ${id}`,
          target: () =>
            query(collection(backend().db, ordersPath), where('personId', '==', id), orderBy('at', 'desc')),
          pageSize: PAGE,
          grows: 'head',
        }
  })
