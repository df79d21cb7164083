import { createHash } from 'node:crypto'
import type { ApiKey } from '@chats/domain/ApiKey'
import { keyParts } from '@chats/domain/keyParts'
import { apiKeyPath, apiKeySecretPath } from '@chats/domain/paths'
import type { PastDocument } from './historyDocuments.ts'

/** The key of the demo's shop; it opens nothing but a demo. */
export const demoKey = `chats_DemoShop1111_${'demo'.repeat(10)}key`

/** The key of the demo's shop, in use, and one that was revoked. */
export function demoKeys(now: number): readonly PastDocument[] {
  const day = 86_400_000
  const { id, secret } = keyParts(demoKey) ?? { id: '', secret: '' }
  const createdBy = { id: 'demo-admin', name: 'Марина Ковальчук' }
  const shop: ApiKey = {
    schema: 1,
    name: 'Магазин на сайте',
    ending: secret.slice(-4),
    createdAt: now - 40 * day,
    createdBy,
    lastUsedAt: now - day / 12,
    revokedAt: null,
  }
  const old: ApiKey = {
    ...shop,
    name: 'Старая CRM',
    ending: 'x7Qd',
    createdAt: now - 300 * day,
    lastUsedAt: now - 61 * day,
    revokedAt: now - 60 * day,
  }
  const hash = createHash('sha256').update(secret).digest('hex')
  return [
    [apiKeyPath(id), shop],
    [apiKeySecretPath(id), { schema: 1, hash, name: shop.name, lastUsedAt: shop.lastUsedAt }],
    [apiKeyPath('DemoCrm22222'), old],
  ]
}
