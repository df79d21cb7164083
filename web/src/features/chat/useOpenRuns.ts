import { shallowRef } from 'vue'
import type { EventRun } from './TimelineRow.ts'

/** Which folded runs are open: a run is known by any of its events, for it grows at both ends. */
export function useOpenRuns() {
  const opened = shallowRef<ReadonlySet<string>>(new Set())
  const isOpen = (run: EventRun) => run.events.some(({ id }) => opened.value.has(id))

  return {
    isOpen,
    toggle(run: EventRun) {
      const ids = new Set(run.events.map(({ id }) => id))
      const others = [...opened.value].filter(id => !ids.has(id))
      opened.value = new Set(isOpen(run) ? others : [...others, run.events[0].id])
    },
    /** Opens the run that an event is in. */
    open: (eventId: string) => (opened.value = new Set([...opened.value, eventId])),
  }
}
