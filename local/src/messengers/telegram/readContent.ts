import type { World } from '../Messenger.ts'
import { isRecord } from '../readForm.ts'
import { chatOf } from './chatOf.ts'
import { findMessage } from './storeMessage.ts'
import { storeFile } from './storeFile.ts'
import type { Bot, State } from './State.ts'

const own = new Set(['channel', 'from', 'reply_to', 'file', 'payload'])

/**
 * The fields of a person's message in a control call: Bot API fields as they are (`text`, `entities`, `location`, …),
 * `reply_to` as a message id, `file` as `{kind, name, type, base64 | size}`. Commands get their entity.
 */
export function readContent(
  world: World,
  state: State,
  bot: Bot,
  personId: number,
  body: Record<string, unknown>,
): Record<string, unknown> {
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !own.has(name)))
  const chat = chatOf(state, bot, personId)
  const replied =
    chat && body['reply_to'] !== undefined ? findMessage(chat, Number(body['reply_to'])) : undefined
  const command = typeof body['text'] === 'string' ? /^\/\w+/.exec(body['text'])?.[0] : undefined
  return {
    ...(command && !fields['entities']
      ? { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }
      : {}),
    ...(replied ? { reply_to_message: replied.message } : {}),
    ...(isRecord(body['file']) ? mediaOf(world, state, bot, body['file']) : {}),
    ...fields,
  }
}

function mediaOf(
  world: World,
  state: State,
  bot: Bot,
  file: Record<string, unknown>,
): Record<string, unknown> {
  const kind = String(file['kind'] ?? 'document')
  const bytes = Buffer.from(String(file['base64'] ?? ''), 'base64')
  const stored = storeFile(world, state, bot, {
    name: String(file['name'] ?? kind),
    type: String(file['type'] ?? 'application/octet-stream'),
    bytes,
    ...(typeof file['size'] === 'number' ? { size: file['size'] } : {}),
  })
  const described = { file_id: stored.id, file_unique_id: `u${stored.id}`, file_size: stored.size }
  if (kind === 'photo') return { photo: [{ ...described, width: 800, height: 600 }] }
  return {
    [kind]: { ...described, file_name: stored.name, mime_type: stored.type, duration: 1, length: 240 },
  }
}
