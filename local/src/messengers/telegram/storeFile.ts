import { randomUUID } from 'node:crypto'
import type { World } from '../Messenger.ts'
import { mimeOf } from '../mimeOf.ts'
import type { Bot, State, StoredFile } from './State.ts'

/** Keeps a file for a bot; `size` may claim more bytes than there are, to stand for a large one. */
export function storeFile(
  world: World,
  state: State,
  bot: Bot,
  file: { name: string; type: string; bytes: Buffer; size?: number },
): StoredFile {
  const id = `file-${randomUUID()}`
  const stored = {
    id,
    botId: bot.id,
    name: file.name,
    type: mimeOf(file.name, file.type),
    size: file.size ?? file.bytes.length,
  }
  state.files[id] = stored
  world.files.put(id, file.bytes)
  return stored
}
