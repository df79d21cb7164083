import type { ServerResponse } from 'node:http'
import { sendJson } from '../sendJson.ts'
import { avatarOf } from './avatarOf.ts'
import { fileIdOf } from './filePath.ts'
import type { ApiPorts } from './serveApi.ts'
import type { Bot } from './State.ts'

/**
 * Sends the bytes behind a `file_path` that getFile gave; 404 for a file of another bot and for a link of an hour and more.
 * The faults of `method: 'file'` hit here: `cut` breaks off at half.
 */
export async function sendFile(
  ports: ApiPorts,
  bot: Bot,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const { channel } = bot
  const rule = ports.world.faults.pick({
    messenger: 'telegram',
    direction: 'out',
    channel,
    method: 'file',
    chat: undefined,
  })
  if (rule?.ms) await ports.world.clock.sleep(rule.ms)
  if (rule?.do === 'reset') return void response.destroy()
  if (rule?.do === 'status') {
    return sendJson(response, rule.code ?? 500, {
      ok: false,
      error_code: rule.code ?? 500,
      description: 'Error',
    })
  }
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
  if (rule?.do === 'cut') {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy())
  } else response.end(bytes)
}
