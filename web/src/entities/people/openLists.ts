import type { Person } from '@chats/domain/Person'
import { shallowReactive } from 'vue'
import type { LivePages } from '../useLivePages.ts'

/** The lists of people on the screen. Whoever shows one of their people needs no listener of their own. */
export const openLists = shallowReactive(new Set<LivePages<Person>>())
