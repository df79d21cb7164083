import type { Method } from '../Method.ts'
import { activityMethods } from './activityMethods.ts'
import { callbackMethods } from './callbackMethods.ts'
import { changeMethods } from './changeMethods.ts'
import { conversationMethods } from './conversationMethods.ts'
import { historyMethods } from './historyMethods.ts'
import { identityMethods } from './identityMethods.ts'
import { sendMethods } from './sendMethods.ts'
import { uploadMethods } from './uploadMethods.ts'

/** Every method that the simulator knows, by VK's name of it. */
export const methods: Readonly<Record<string, Method>> = {
  ...sendMethods,
  ...changeMethods,
  ...activityMethods,
  ...historyMethods,
  ...conversationMethods,
  ...identityMethods,
  ...callbackMethods,
  ...uploadMethods,
}
