import type { Firestore } from '@google-cloud/firestore'
import { openFirestore } from '../../local/src/seed/openFirestore.ts'
import type { StackAddresses } from './StackAddresses.ts'

/** The stack's Firestore past every rule, as functions see it. End it with `terminate()`. */
export const openAdmin = ({ ports, projectId }: StackAddresses): Firestore =>
  openFirestore(ports.firestore, projectId)
