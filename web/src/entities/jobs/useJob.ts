import type { Job } from '@chats/domain/Job'
import { jobPath } from '@chats/domain/paths'
import { doc } from 'firebase/firestore'
import { toValue } from 'vue'
import type { MaybeRefOrGetter } from 'vue'
import { backend } from '../backend.ts'
import { useLiveDoc } from '../useLive.ts'
import type { LiveDoc } from '../useLive.ts'

/** How far long work has come, live; null follows nothing. */
export const useJob = (id: MaybeRefOrGetter<string | null>): LiveDoc<Job> =>
  useLiveDoc<Job>(() => {
    const wanted = toValue(id)
    return wanted ? { key: jobPath(wanted), target: () => doc(backend().db, jobPath(wanted)) } : null
  })
