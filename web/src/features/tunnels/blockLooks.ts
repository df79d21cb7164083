import {
  mdiCallSplit,
  mdiClockOutline,
  mdiCogOutline,
  mdiFilterOutline,
  mdiFlagOutline,
  mdiLightningBoltOutline,
  mdiMessageTextOutline,
} from '@mdi/js'
import type { TunnelBlockKind } from '@chats/domain/TunnelBlock'

/** The sign of each kind of block, and its colour. */
export const blockLooks: Readonly<Record<TunnelBlockKind, { readonly icon: string; readonly tone: string }>> =
  {
    first: { icon: mdiFlagOutline, tone: 'success' },
    message: { icon: mdiMessageTextOutline, tone: 'accent' },
    delay: { icon: mdiClockOutline, tone: 'neutral' },
    condition: { icon: mdiCallSplit, tone: 'warning' },
    trigger: { icon: mdiLightningBoltOutline, tone: 'warning' },
    filter: { icon: mdiFilterOutline, tone: 'warning' },
    action: { icon: mdiCogOutline, tone: 'danger' },
  }

/** What can be added. */
export const addedKinds = [
  'message',
  'delay',
  'trigger',
  'condition',
  'filter',
  'action',
] as const satisfies readonly TunnelBlockKind[]
