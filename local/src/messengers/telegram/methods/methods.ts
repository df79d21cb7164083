import type { Method } from '../Method.ts'
import { chatMethods } from './chatMethods.ts'
import { deleteMethods } from './deleteMethods.ts'
import { editMethods } from './editMethods.ts'
import { identityMethods } from './identityMethods.ts'
import { mediaMethods } from './mediaMethods.ts'
import { placeMethods } from './placeMethods.ts'
import { pressMethods } from './pressMethods.ts'
import { textMethods } from './textMethods.ts'
import { webhookMethods } from './webhookMethods.ts'

const all: Record<string, Method> = {
  ...identityMethods,
  ...webhookMethods,
  ...textMethods,
  ...mediaMethods,
  ...placeMethods,
  ...editMethods,
  ...deleteMethods,
  ...chatMethods,
  ...pressMethods,
}

/** Every method that the simulator knows, by its name in lower case: Telegram does not mind the case. */
export const methods = new Map(
  Object.entries(all).map(([name, method]) => [name.toLowerCase(), { name, method }]),
)
