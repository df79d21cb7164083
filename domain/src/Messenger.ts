import { z } from 'zod'

/** The messengers that a channel can be of. */
export const messengerSchema = z.enum(['telegram', 'vk'])
export type Messenger = z.infer<typeof messengerSchema>
