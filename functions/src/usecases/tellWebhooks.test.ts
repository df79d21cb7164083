import { expect, it } from 'vitest'
import type { HookEvent, HookWanted } from '@chats/domain/Webhook'
import { tellWebhooks } from './tellWebhooks.ts'

const DAY_MS = 86_400_000
const event: HookEvent = { key: 'k', topic: 'order', type: 'order.created', at: 0, chatId: 'c', data: {} }

/** What was filed for whom when this is wanted, and how often it was asked what is. */
async function told(wanted: HookWanted, some: HookEvent | null, now = 0) {
  let asked = 0
  const filed: (readonly string[])[] = []
  await tellWebhooks(
    some,
    {
      wanted: () => Promise.resolve((asked++, wanted)),
      file: hookIds => Promise.resolve(void filed.push(hookIds)),
    },
    now,
  )
  return { asked, filed }
}

it('files an event for whoever wants to hear of it, and for nobody else', async () => {
  const wanted = { crm: ['order', 'payment'], bi: ['order'], chat: ['message'] } as const
  expect(await told(wanted, event)).toEqual({ asked: 1, filed: [['crm', 'bi']] })
})

it('writes nothing where nobody does, and asks nothing of what is no event or none any longer', async () => {
  expect(await told({}, event)).toEqual({ asked: 1, filed: [] })
  expect(await told({ chat: ['message'] }, event)).toEqual({ asked: 1, filed: [] })
  expect(await told({ crm: ['order'] }, null)).toEqual({ asked: 0, filed: [] })
  expect(await told({ crm: ['order'] }, event, DAY_MS + 1)).toEqual({ asked: 0, filed: [] })
})
