import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** What a browser gives to be pushed to (Web Push, RFC 8030 and 8291). */
export const pushAddressSchema = z.object({
  /** Where its push service takes messages for it. */
  endpoint: z.string().max(1000).startsWith('http'),
  /** Its public key, and a secret shared with it; both base64url. */
  p256dh: z.string().regex(/^[\w-]{80,100}={0,2}$/u),
  auth: z.string().regex(/^[\w-]{16,40}={0,2}$/u),
})
export type PushAddress = z.infer<typeof pushAddressSchema>

/** `managers/{uid}/devices/{id}`: a browser of theirs that is pushed to. `id` follows from the endpoint. */
export const pushDeviceSchema = pushAddressSchema.extend({
  schema: z.literal(1),
  /** Which browser that is, for its manager to know: «Chrome, Android». */
  name: z.string().max(80),
  createdAt: instantSchema,
})
export type PushDevice = z.infer<typeof pushDeviceSchema>
