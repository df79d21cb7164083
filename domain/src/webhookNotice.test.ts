import { expect, it } from 'vitest'
import { webhookNotice } from './webhookNotice.ts'

it('says which webhook turned itself off by its host alone, once for each time', () => {
  expect(webhookNotice('w1', 'https://crm.example:8443/in?token=secret', 7)).toEqual({
    id: 'webhook_w1_7',
    notification: {
      schema: 1,
      kind: 'webhook',
      personId: '',
      personName: '',
      text: 'crm.example:8443',
      by: null,
      at: 7,
      readAt: null,
    },
  })
})
