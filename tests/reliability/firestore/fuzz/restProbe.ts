import { mutateBody, mutatePath } from './mutateBody.ts'
import type { Probe } from './Probe.ts'
import { isRefusal, shorten } from './Probe.ts'
import { sendHttp } from '../sendHttp.ts'
import { fuzzDatabase, validRequests } from './validRequests.ts'

/** `/v1/…`: every RPC that has a route. */
export function restProbe(port: number): Probe {
  let count = 0
  return {
    body: async random => {
      const { method, path, request } = random.pick(validRequests)
      const way = random.chance(0.05) ? random.pick(['GET', 'POST', 'PATCH', 'DELETE', 'PUT']) : method
      const to = mutatePath(random, path)
      const body = way === 'GET' || way === 'DELETE' ? '' : mutateBody(random, request)
      const { status, text } = await sendHttp(port, way, to, body)
      return isRefusal(status, text)
        ? null
        : `${way} ${to} ${shorten(body.toString())} → ${status} ${shorten(text)}`
    },
    good: async () => {
      count += 1
      const path = `/v1/${fuzzDatabase}/documents/good/rest`
      const fields = { count: { integerValue: String(count) } }
      const answer = await sendHttp(port, 'PATCH', path, JSON.stringify({ fields }))
      const read = await sendHttp(port, 'GET', path, '')
      if (answer.status !== 200 || !read.text.includes(`"${count}"`))
        throw new Error(`good request: ${read.text}`)
    },
    close: async () => undefined,
  }
}
