import { onMounted, shallowRef } from 'vue'
import { askPush } from '../../../entities/push/askPush.ts'
import { pushSupport } from '../../../entities/push/pushSupport.ts'
import { turnPushOff } from '../../../entities/push/turnPushOff.ts'
import { pushedAt, turnPushOn } from '../../../entities/push/turnPushOn.ts'
import type { PushTurn } from '../../../entities/push/turnPushOn.ts'

/** `unknown` for a moment; `none`: this browser cannot be pushed to, or not as it is opened now. */
type DeviceState = 'unknown' | 'on' | 'off' | 'none'
type Trouble = Exclude<PushTurn, 'on'> | 'install' | 'unsupported'

/** Whether this browser is pushed to, and what stands in the way. */
export function useThisDevice() {
  const state = shallowRef<DeviceState>('unknown')
  const endpoint = shallowRef<string | null>(null)
  const trouble = shallowRef<Trouble | null>(null)
  const busy = shallowRef(false)

  async function look() {
    endpoint.value = await pushedAt()
    state.value = endpoint.value === null ? 'off' : 'on'
  }

  onMounted(async () => {
    const support = pushSupport()
    if (support === 'yes') return look()
    state.value = 'none'
    trouble.value = support === 'install' ? 'install' : 'unsupported'
  })

  /** One thing at a time; what fails on the way is no reason to stay busy. */
  async function during(work: () => Promise<Trouble | null>) {
    if (busy.value) return
    busy.value = true
    trouble.value = await work().catch((): Trouble => 'later')
    if (state.value !== 'none') await look()
    busy.value = false
  }

  return {
    state,
    endpoint,
    trouble,
    busy,
    turnOn: () =>
      during(async () => {
        const turn = await turnPushOn()
        return turn === 'on' ? null : turn
      }),
    turnOff: () =>
      during(async () => {
        await turnPushOff()
        return null
      }),
    /** Pushes something to this browser; whether that was taken. */
    async test(): Promise<boolean> {
      const at = endpoint.value
      if (at === null) return false
      await during(async () => {
        const answer = await askPush({ action: 'try', endpoint: at })
        return answer.ok ? null : answer.why
      })
      return trouble.value === null
    },
  }
}
