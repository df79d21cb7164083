import type { ServerResponse } from 'node:http'
import { drawPortrait } from '../drawPortrait.ts'
import { drawPoster } from './drawPoster.ts'
import { sendJson } from '../sendJson.ts'
import type { ApiPorts } from './serveApi.ts'
import type { State } from './State.ts'

/** The profile photo (PNG) of a person; undefined when they have none. */
export function photoOf(state: State, personId: string): Buffer | undefined {
  const person = state.people[personId]
  return person?.photo ? drawPortrait(person.user.id, person.colour, person.user.first_name) : undefined
}

function pictureOf(state: State, id: string): Buffer | undefined {
  if (id.startsWith('avatar-')) return photoOf(state, id.slice('avatar-'.length))
  if (id === 'poster') return drawPoster()
  if (id === 'camera') return drawPortrait(0, 220, 'VK')
  const group = state.communities.find(community => id === `group-${community.id}`)
  return group && drawPortrait(group.id, 214, group.title)
}

/** Serves `/vk-file/<id>/<name>`: kept files and profile photos; false for other paths. */
export async function serveFile(ports: ApiPorts, response: ServerResponse, path: string): Promise<boolean> {
  const id = /^\/vk-file\/([\w-]+)\//.exec(path)?.[1]
  if (id === undefined) return false
  const { world } = ports
  const state = ports.state()
  const file = state.files[id]
  const channel = state.communities.find(({ id: group }) => group === file?.groupId)?.channel ?? ''
  const rule = world.faults.pick({
    messenger: 'vk',
    direction: 'out',
    channel,
    method: 'file',
    chat: undefined,
  })
  if (rule?.do === 'slow') await world.clock.sleep(rule.ms ?? 3_000)
  const bytes = pictureOf(state, id) ?? world.files.get(id)
  if (rule?.do === 'reset') {
    response.destroy()
  } else if (!bytes || rule?.do === 'status') {
    sendJson(response, rule?.code ?? 404, { error: 'Not Found' })
  } else if (rule?.do === 'cut') {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length })
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
  } else {
    response.writeHead(200, { 'content-type': file?.type ?? 'image/png', 'content-length': bytes.length })
    response.end(bytes)
  }
  return true
}
