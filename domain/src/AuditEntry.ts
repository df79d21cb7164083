import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** What admins do that is written down. */
export const auditedSchema = z.enum([
  'channel_connect',
  'channel_replace_token',
  'channel_pause',
  'channel_resume',
  'channel_rotate_secret',
  'channel_repair',
  'channel_remove',
  'quarantine_retry',
  'quarantine_delete',
  'manager_invite',
  'manager_change',
  'manager_disable',
  'manager_enable',
  'manager_link',
  'people_import',
  'people_export',
  'person_export',
  'person_erase',
  'company_read_all',
  'tunnel_publish',
  'tunnel_stop',
  'tunnel_resume',
  'tunnel_resend',
  'key_create',
  'key_revoke',
  'webhook_create',
  'webhook_change',
  'webhook_turn',
  'webhook_remove',
  'webhook_resend',
])
export type Audited = z.infer<typeof auditedSchema>

/** `audit/{id}`: who did what and when. Written by functions, never changed; admins read it. Holds no token and no text. */
export const auditEntrySchema = z.object({
  schema: z.literal(1),
  at: instantSchema,
  by: z.object({ id: z.string(), name: z.string() }),
  what: auditedSchema,
  channelId: z.string().optional(),
  managerId: z.string().optional(),
  /** The channel's title, the manager's or the key's name, or the id of the quarantined update or of the job. */
  about: z.string().max(300).optional(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>
