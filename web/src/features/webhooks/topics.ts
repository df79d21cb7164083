import type { HookTopic } from '@chats/domain/Webhook'

/** What a webhook may want to hear of, in the order of the page. */
export const topics: readonly HookTopic[] = ['message', 'subscription', 'order', 'payment', 'dialog']
