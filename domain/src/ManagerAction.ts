import { z } from 'zod'
import { accessSchema, roleSchema } from './Manager.ts'

const uidSchema = z
  .string()
  .max(128)
  .regex(/^[^/]+$/u)

/**
 * What an admin may ask about managers; the request of the callable `manageManager`. `invite` makes an account and
 * rights for an address that nobody here works with yet. `link` makes a new one-time code to set a password with.
 */
export const managerActionSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('invite'),
    email: z.string().trim().max(320),
    name: z.string().trim().min(1).max(100),
    role: roleSchema,
    access: accessSchema,
  }),
  z.object({ action: z.literal('change'), uid: uidSchema, role: roleSchema, access: accessSchema }),
  z.object({ action: z.enum(['disable', 'enable', 'link']), uid: uidSchema }),
])
export type ManagerAction = z.infer<typeof managerActionSchema>

/** Why it was not done. `last_admin`: nobody would be left who may do this. `no_account`: there is nothing to sign in to. */
export type ManagerRefusal =
  'bad_email' | 'already_manager' | 'disabled_manager' | 'last_admin' | 'not_found' | 'no_account'

/** The answer of `manageManager`. `code` sets a password, once, within an hour. `said`: the name of who is in the way. */
export type ManagerAnswer =
  | { readonly ok: true; readonly uid: string; readonly code?: string }
  | { readonly ok: false; readonly why: ManagerRefusal; readonly said?: string }
