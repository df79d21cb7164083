import { mdiAccountOffOutline, mdiAlertCircleOutline, mdiLockOutline } from '@mdi/js'
import type { LiveState } from '../../entities/useLive.ts'

/** Why there is no card to show: its icon and words of `person`. */
export function personProblem(state: LiveState, known: boolean) {
  if (state === 'denied') return { icon: mdiLockOutline, title: 'denied', text: 'deniedText' } as const
  if (known) return null
  if (state === 'failed') {
    return { icon: mdiAlertCircleOutline, title: 'failed', text: 'failedText' } as const
  }
  return state === 'ready'
    ? ({ icon: mdiAccountOffOutline, title: 'missing', text: 'missingText' } as const)
    : null
}
