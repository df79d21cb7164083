import { z } from 'zod'
import { notificationChoiceSchema } from './NotificationChoice.ts'

export const roleSchema = z.enum(['admin', 'manager'])
export type Role = z.infer<typeof roleSchema>

/** Whom the manager sees: everybody, or only people assigned to them. */
export const accessSchema = z.enum(['all', 'assigned'])
export type Access = z.infer<typeof accessSchema>

/** `managers/{uid}`: who works in the inbox. Role, active and access belong to functions (and the console). */
export const managerSchema = z.object({
  schema: z.literal(1),
  name: z.string().min(1).max(100),
  /** The address they sign in with, as it was when they were invited. */
  email: z.string().max(320).optional(),
  photo: z.string().optional(),
  role: roleSchema,
  active: z.boolean(),
  access: accessSchema,
  locale: z.enum(['ru', 'uk', 'en']).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
  timeZone: z.string().max(60).optional(),
  /** How their unread people are sorted (S-27); by when the first unread message was written. */
  unreadOrder: z.enum(['newest', 'oldest']).optional(),
  /** How they are told of what happens; else as is usual (`choiceOf`). */
  notify: notificationChoiceSchema.optional(),
  error: z.string().optional(),
})
export type Manager = z.infer<typeof managerSchema>

/** The custom claims that functions set from `managers/{uid}`. No claim, no access. */
export interface Claims {
  readonly role: Role
  readonly access: Access
}
