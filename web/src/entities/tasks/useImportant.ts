import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useMinute } from '../../ui/useMinute.ts'
import { importantPeople } from './importantPeople.ts'
import { useMyTasks } from './useMyTasks.ts'

/** The people of the Important tab: those of my tasks for today, or overdue; one listener for the whole app. */
export const useImportant = defineStore('important', () => {
  const { rows, state } = useMyTasks()
  const now = useMinute()
  const due = computed(() => importantPeople(rows.value))
  /** When the earliest of them is due; null for somebody who is not important now. */
  const dueOf = (personId: string) => due.value.get(personId) ?? null
  return {
    state,
    /** In the order in which they are due. */
    personIds: computed(() => [...due.value.keys()]),
    count: computed(() => due.value.size),
    dueOf,
    overdueOf: (personId: string) => (dueOf(personId) ?? Infinity) < now.value,
  }
})
