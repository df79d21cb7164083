import { expect } from 'vitest'
import type { Bridge } from './startBridge.ts'
import { boss } from './startJobs.ts'

let sent = 0

/** Another system with a key of its own, made the way an admin makes it. */
export async function openShop(bridge: Bridge, name = 'Shop') {
  const { result } = await bridge.callAs(boss, 'manageKey', { action: 'create', name })
  const { id, key } = result as { id: string; key: string }
  expect(key.startsWith(`chats_${id}_`)).toBe(true)

  /** Posts whatever it is, and reads the answer. */
  async function post(body: BodyInit, headers: Record<string, string> = {}) {
    const response = await fetch(bridge.eventsUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${key}`,
        'idempotency-key': `k-${++sent}`,
        ...headers,
      },
      body,
    })
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    }
  }
  return {
    id,
    key,
    post,
    /** Tells an event, by an idempotency key of its own unless one is given. */
    tell: (event: object, idempotencyKey?: string) =>
      post(JSON.stringify(event), idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  }
}
