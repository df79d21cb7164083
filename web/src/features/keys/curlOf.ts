import type { EventRequest } from '@chats/domain/EventRequest'

/** The command that tells an event, ready to be pasted into a shell; the key is the shell's own. */
export const curlOf = (address: string, event: EventRequest): string =>
  [
    `curl -X POST '${address}' \\`,
    `  -H "Authorization: Bearer $CHATS_KEY" \\`,
    `  -H "Idempotency-Key: $(uuidgen)" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(event, null, 2).replaceAll("'", String.raw`'\''`)}'`,
  ].join('\n')
