import { doc } from 'firebase/firestore'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Company } from '@chats/domain/Company'
import { companyPath } from '@chats/domain/paths'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveDoc } from '../useLive.ts'

/** The company's settings. `readAllBefore` is 0 until they are known or when there are none. */
export const useCompany = defineStore('company', () => {
  const session = useSession()
  const { doc: company, state } = useLiveDoc<Company>(() =>
    session.stage === 'ready' ? { key: companyPath, target: () => doc(backend().db, companyPath) } : null,
  )
  return {
    company,
    isKnown: computed(() => state.value !== 'loading'),
    name: computed(() => company.value?.name ?? ''),
    readAllBefore: computed(() => company.value?.readAllBefore ?? 0),
  }
})
