import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'

/** Letters as they are compared: case does not count, and ё is е. */
const fold = (text: string) => text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ')

function saidBy({ content }: LiveMessage): string {
  const said: (string | undefined)[] = ['text' in content ? content.text : undefined]
  if ('file' in content) said.push(content.file.name)
  if (content.kind === 'audio') said.push(content.title, content.performer)
  if (content.kind === 'location') said.push(content.address)
  if (content.kind === 'contact') said.push(content.phone)
  if (content.kind === 'poll') said.push(...content.options)
  return said.filter(Boolean).join('\n')
}

/** Fewer characters than this are not looked for. */
export const SHORTEST_QUERY = 2

/** The messages whose words, or file names, hold what was asked, newest first; what was deleted is not found. */
export function findInChat(messages: readonly LiveMessage[], query: string): LiveMessage[] {
  const asked = fold(query).trim()
  if (asked.length < SHORTEST_QUERY) return []
  return messages
    .filter(message => message.deletedAt === undefined && fold(saidBy(message)).includes(asked))
    .toReversed()
}
