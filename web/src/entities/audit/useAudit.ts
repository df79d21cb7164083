import type { AuditEntry } from '@chats/domain/AuditEntry'
import { collection, orderBy, query } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useLivePages } from '../useLivePages.ts'

const PAGE_SIZE = 50

/** Who did what, newest first; for admins (firestore.rules). */
export const useAudit = () =>
  useLivePages<AuditEntry>({
    key: 'audit',
    target: () => query(collection(backend().db, 'audit'), orderBy('at', 'desc')),
    pageSize: PAGE_SIZE,
    grows: 'head',
  })
