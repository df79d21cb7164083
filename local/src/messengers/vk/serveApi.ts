import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CallLog } from '../createCallLog.ts'
import type { World } from '../Messenger.ts'
import { readForm } from '../readForm.ts'
import { sendJson } from '../sendJson.ts'
import { callMethod, refused, type ApiAnswer } from './callMethod.ts'
import { createParams, type Params } from './createParams.ts'
import type { RateWall } from './createRateWall.ts'
import { faultyCall } from './faultyCall.ts'
import type { MethodContext } from './Method.ts'
import { Refusal } from './Refusal.ts'
import type { Community, State } from './State.ts'

/** What the API's HTTP side needs. */
export interface ApiPorts {
  world: World
  calls: CallLog
  wall: RateWall
  state: () => State
  contextOf: (community: Community, params: Params) => MethodContext
}

function log(
  { calls, world }: ApiPorts,
  community: Community,
  method: string,
  params: Params,
  truth: ApiAnswer | undefined,
) {
  calls.add({
    at: world.clock.now(),
    channel: community.channel,
    method,
    params: params.raw,
    files: [],
    ok: truth !== undefined && 'response' in truth,
    result: truth === undefined ? null : 'response' in truth ? truth.response : truth.error,
  })
}

/** The person that a call is about, when it is one. */
function peerOf(params: Params): string | undefined {
  const peers = params.list('peer_ids')
  return params.text('peer_id') ?? params.text('user_id') ?? (peers.length === 1 ? peers[0] : undefined)
}

async function serveCall(
  ports: ApiPorts,
  response: ServerResponse,
  community: Community,
  method: string,
  params: Params,
) {
  const { world, wall } = ports
  const peer = peerOf(params)
  const refuse = (refusal: Refusal) => refused(refusal, method, params.raw)
  const early = wall.check(community.id, peer)
  if (early) {
    world.ledger.early({ messenger: 'vk', channel: community.channel, method, at: world.clock.now() })
    log(ports, community, method, params, refuse(early))
    sendJson(response, 200, refuse(early))
    return
  }
  const event = { messenger: 'vk', direction: 'out' as const, channel: community.channel, method, chat: peer }
  const party = { wall, group: community.id, peer, refuse }
  const outcome = await faultyCall(world.faults.pick(event), party, () =>
    callMethod(method, ports.contextOf(community, params)),
  )
  log(ports, community, method, params, outcome.truth)
  world.changed()
  if (outcome.ms > 0) await world.clock.sleep(outcome.ms)
  if (outcome.answer === 'cut') response.destroy()
  else if (typeof outcome.answer === 'number') response.writeHead(outcome.answer).end('<html></html>')
  else sendJson(response, 200, outcome.answer)
}

/** Serves `/vk-api/method/<name>`, whose errors come with status 200 as VK's do; false for other paths. */
export async function serveApi(
  ports: ApiPorts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const method = /^\/vk-api\/method\/([\w.]+)$/.exec(path)?.[1]
  if (method === undefined) return false
  const form = await readForm(request)
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const token = form?.fields['access_token'] ?? bearer
  const params = createParams(form?.fields ?? {})
  const community = ports.state().communities.find(one => one.token === token)
  if (community) {
    await serveCall(ports, response, community, method, params)
  } else {
    const words = token === undefined ? 'no access_token passed.' : 'invalid access_token (4).'
    sendJson(
      response,
      200,
      refused(new Refusal(5, `User authorization failed: ${words}`), method, params.raw),
    )
  }
  return true
}
