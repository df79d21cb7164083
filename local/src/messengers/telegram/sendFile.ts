import type { ServerResponse } from 'node:http'
import { sendJson } from '../sendJson.ts'
import { avatarOf } from './avatarOf.ts'
import { fileIdOf } from './filePath.ts'
import type { ApiPorts } from './serveApi.ts'
import type { Bot } from './State.ts'

/** Sends the bytes behind a `file_path` that getFile gave; 404 for a file of another bot and for a link of an hour and more. */
export function sendFile(ports: ApiPorts, bot: Bot, path: string, response: ServerResponse): void {
  const id = fileIdOf(path, ports.world.clock.now()) ?? ''
  const file = ports.state().files[id]
  const bytes =
    avatarOf(ports.state(), id) ?? (file?.botId === bot.id ? ports.world.files.get(id) : undefined)
  if (!bytes) {
    sendJson(response, 404, { ok: false, error_code: 404, description: 'Not Found' })
    return
  }
  response.writeHead(200, {
    'content-type': file?.type ?? 'image/png',
    'content-length': bytes.length,
  })
  response.end(bytes)
}
