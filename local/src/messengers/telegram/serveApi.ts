import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CallLog } from '../createCallLog.ts'
import type { Delivery } from '../createDelivery.ts'
import type { World } from '../Messenger.ts'
import type { Form } from '../parseMultipart.ts'
import { readForm } from '../readForm.ts'
import { sendJson } from '../sendJson.ts'
import { callMethod, methodName, refused, type ApiAnswer } from './callMethod.ts'
import { createParams } from './createParams.ts'
import type { RateWall } from './createRateWall.ts'
import { faultyCall } from './faultyCall.ts'
import { botOfToken } from './findBot.ts'
import type { MethodContext } from './Method.ts'
import { Refusal } from './Refusal.ts'
import { sendFile } from './sendFile.ts'
import type { Bot, State } from './State.ts'

/** What the Bot API's HTTP side needs. */
export interface ApiPorts {
  world: World
  delivery: Delivery
  calls: CallLog
  wall: RateWall
  state: () => State
  contextOf: (bot: Bot, form: Form) => MethodContext
}

function answer(response: ServerResponse, said: ApiAnswer) {
  const retryAfter = said.ok ? undefined : said.parameters?.['retry_after']
  if (typeof retryAfter === 'number') response.setHeader('retry-after', String(retryAfter))
  sendJson(response, said.ok ? 200 : said.error_code, said)
}

function log({ calls, world }: ApiPorts, bot: Bot, method: string, form: Form, truth: ApiAnswer) {
  const { ok, ...error } = truth
  calls.add({
    at: world.clock.now(),
    channel: bot.channel,
    method,
    params: createParams(form.fields, []).raw,
    files: form.files.map(({ field, name, type, bytes }) => ({ field, name, type, size: bytes.length })),
    ok,
    result: truth.ok ? truth.result : error,
  })
}

async function serveCall(
  ports: ApiPorts,
  response: ServerResponse,
  bot: Bot,
  method: string,
  form: Form,
): Promise<void> {
  const { world, wall } = ports
  const chatId = form.fields['chat_id']
  const chat = chatId === undefined ? undefined : String(chatId)
  const early = wall.check(bot.id, chat, method)
  if (early) {
    world.ledger.early({ messenger: 'telegram', channel: bot.channel, method, at: world.clock.now() })
    log(ports, bot, method, form, refused(early))
    answer(response, refused(early))
    return
  }
  const rule = world.faults.pick({
    messenger: 'telegram',
    direction: 'out',
    channel: bot.channel,
    method,
    chat,
  })
  const outcome = await faultyCall(rule, { wall, bot: bot.id, chat }, () =>
    callMethod(method, ports.contextOf(bot, form)),
  )
  log(ports, bot, method, form, outcome.truth)
  world.changed()
  if (outcome.ms > 0) await world.clock.sleep(outcome.ms)
  if (outcome.answer === 'cut') response.destroy()
  else answer(response, outcome.answer)
}

/** Serves `/bot<token>/<method>` and `/file/bot<token>/<path>`; false for other paths. */
export async function serveApi(
  ports: ApiPorts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const [, isFile, rawToken, rest] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(path) ?? []
  if (rawToken === undefined || rest === undefined) return false
  const token = decodeURIComponent(rawToken)
  const state = ports.state()
  const bot = botOfToken(state, token)
  const form = await readForm(request)
  if (bot === 'malformed') {
    answer(response, refused(new Refusal(404, 'Not Found')))
  } else if (bot === 'revoked') {
    const unauthorized = refused(new Refusal(401, 'Unauthorized'))
    const owner = state.bots.find(({ id }) => id === Number.parseInt(token))
    if (owner && form) log(ports, owner, methodName(rest), form, unauthorized)
    answer(response, unauthorized)
  } else if (isFile) {
    await sendFile(ports, bot, decodeURIComponent(rest), response)
  } else if (!form) {
    answer(response, refused(new Refusal(400, "Bad Request: can't parse the request's body")))
  } else {
    await serveCall(ports, response, bot, methodName(rest.replace(/^test\//, '')), form)
  }
  return true
}
