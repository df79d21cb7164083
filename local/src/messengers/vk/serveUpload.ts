import type { IncomingMessage, ServerResponse } from 'node:http'
import { imageSize } from '../imageSize.ts'
import type { FormFile } from '../parseMultipart.ts'
import { readForm } from '../readForm.ts'
import { sendJson } from '../sendJson.ts'
import { keepFile } from './keepFile.ts'
import type { ApiPorts } from './serveApi.ts'
import type { Community } from './State.ts'

const MB = 1024 * 1024
const photoLimit = 50 * MB
const docLimit = 200 * MB
/** Documents may be of any kind but these. https://dev.vk.com/api/upload/document-in-profile */
const refusedEndings = /\.(mp3|exe|bat|cmd|com|scr|msi)$/i

/** What an upload address answers: VK says errors with status 200 as well. */
function keep(ports: ApiPorts, community: Community, kind: string, file: FormFile | undefined) {
  if (!file || file.bytes.length === 0) return { error: 'no_file', error_descr: 'no file was uploaded' }
  const { world } = ports
  const store = () => keepFile(world, ports.state(), community, file).id
  if (kind === 'photo') {
    const good = file.bytes.length <= photoLimit && imageSize(file.bytes)
    const photo = good ? JSON.stringify([{ markers_restarted: true, photo: store() }]) : '[]'
    return { server: 1, photo, hash: 'c0ffee' }
  }
  if (file.bytes.length > docLimit) return { error: 'file_too_big', error_descr: 'file is too big' }
  if (kind === 'doc' && refusedEndings.test(file.name)) {
    return { error: 'unsupported_format', error_descr: 'this kind of file is not allowed' }
  }
  return { file: `${kind}|${store()}|${community.id}` }
}

/** Serves the upload addresses that the API gives out, `/vk-upload/<kind>/<group>-<peer>`; false for other paths. */
export async function serveUpload(
  ports: ApiPorts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const [, kind, group] = /^\/vk-upload\/(photo|doc|audio_message|graffiti)\/(\d+)-\d+$/.exec(path) ?? []
  if (kind === undefined) return false
  const { world, calls } = ports
  const community = ports.state().communities.find(({ id }) => String(id) === group)
  const form = await readForm(request)
  if (!community || !form) {
    sendJson(response, 400, { error: 'bad_request' })
    return true
  }
  const rule = world.faults.pick({
    messenger: 'vk',
    direction: 'out',
    channel: community.channel,
    method: 'upload',
    chat: undefined,
  })
  if (rule?.do === 'reset' || rule?.do === 'timeout-after-accept') {
    response.destroy()
    return true
  }
  if (rule?.do === 'slow') await world.clock.sleep(rule.ms ?? 3_000)
  const field = kind === 'photo' ? 'photo' : 'file'
  const file = form.files.find(one => one.field === field)
  const answer = rule?.do === 'status' ? undefined : keep(ports, community, kind, file)
  calls.add({
    at: world.clock.now(),
    channel: community.channel,
    method: `upload.${kind}`,
    params: {},
    files: form.files.map(one => ({
      field: one.field,
      name: one.name,
      type: one.type,
      size: one.bytes.length,
    })),
    ok: answer !== undefined && !('error' in answer),
    result: answer ?? { status: rule?.code ?? 500 },
  })
  world.changed()
  if (answer) sendJson(response, 200, answer)
  else sendJson(response, rule?.code ?? 500, { error: 'internal' })
  return true
}
