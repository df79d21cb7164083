import { isAbsolute, normalize } from 'node:path'
import type { JsonObject } from '../../../../local/src/firestore/service/Json.ts'
import { mutateBody, mutatePath } from './mutateBody.ts'
import { mutateBytes } from './mutateBytes.ts'
import type { Probe } from './Probe.ts'
import { isRefusal, shorten } from './Probe.ts'
import { sendHttp } from '../sendHttp.ts'
import { fuzzDatabase } from './validRequests.ts'

const project = '/emulator/v1/projects/demo-control'
const database = `${project}/databases/(default)`

const rules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function signedIn(claim) {
      let token = request.auth.token;
      return request.auth != null && token[claim] == true && token.get(['a', 'b'], null) is string;
    }
    match /rows/{row=**} {
      allow read: if signedIn('admin') || resource.data.list.hasAny(['x', "y"]) && row.matches('^[a-z]+$');
      allow create, update: if request.resource.data.diff(resource.data).affectedKeys().hasOnly(['a'])
        && get(/databases/$(database)/documents/rows/$(request.auth.uid)).data.at < request.time + duration.value(1, 'h');
      allow delete: if !(1 + 2 * 3 % 4 >= -5.5) ? exists(/a/b) : false in [true, null];
    }
  }
}
`
const rulesBody = (content: string): JsonObject => ({
  rules: { files: [{ name: 'firestore.rules', content }] },
})

interface Request {
  readonly method: string
  readonly path: string
  readonly body: JsonObject | null
}
const requests: readonly Request[] = [
  { method: 'GET', path: `${project}:securityRules`, body: null },
  { method: 'PUT', path: `${project}:securityRules`, body: { ...rulesBody(rules), ignore_errors: true } },
  { method: 'GET', path: `${project}:ruleCoverage`, body: null },
  {
    method: 'PUT',
    path: `${project}/triggers/one`,
    body: {
      eventTrigger: {
        resource: 'projects/demo-control/databases/(default)/documents/rows/{id}',
        eventType: 'providers/cloud.firestore/eventTypes/document.write',
        service: 'firestore.googleapis.com',
      },
    },
  },
  {
    method: 'POST',
    path: `${project}/eventarcTrigger?eventarcTriggerId=two`,
    body: {
      eventType: 'google.cloud.firestore.document.v1.written',
      database: '(default)',
      namespace: '(default)',
      document: { value: 'rows/{id}', matchType: 'PATH_PATTERN' },
    },
  },
  { method: 'DELETE', path: `${database}/documents`, body: null },
  { method: 'GET', path: `${project}/meters`, body: null },
  { method: 'DELETE', path: `${project}/meters`, body: null },
  { method: 'GET', path: '/emulator/v1/projects', body: null },
  { method: 'GET', path: `${project}/requests`, body: null },
  { method: 'GET', path: '/emulator/v1/projects/demo-fuzz/requests/1', body: null },
  { method: 'GET', path: `${project}/listens`, body: null },
  { method: 'GET', path: `${project}/rules`, body: null },
  { method: 'GET', path: `${database}/collections?parent=rows/1`, body: null },
  { method: 'GET', path: `${database}/documents?collection=rows&after=1&prefix=a&size=3`, body: null },
  { method: 'GET', path: `${database}/document?path=rows/1`, body: null },
  { method: 'GET', path: '/page/page.css', body: null },
]
const exportRequest: Request = {
  method: 'POST',
  path: `${project}:export`,
  body: { database: fuzzDatabase, export_directory: 'exports', export_name: 'fuzz' },
}

/** The emulator's own endpoints and the data of the page. */
export function controlProbe(port: number): Probe {
  return {
    body: async random => {
      const exporting = random.chance(0.01)
      const { method, path, body } = exporting ? exportRequest : random.pick(requests)
      const sent =
        body === null
          ? Buffer.alloc(0)
          : 'rules' in body && random.chance(0.7)
            ? Buffer.from(
                JSON.stringify({
                  ...rulesBody(mutateBytes(random, Buffer.from(rules)).toString()),
                  ignore_errors: random.chance(0.5),
                }),
              )
            : mutateBody(random, body)
      if (exporting && !staysInside(sent.toString())) return null
      const to = mutatePath(random, path)
      const { status, text } = await sendHttp(port, method, to, sent)
      return isRefusal(status, text)
        ? null
        : `${method} ${to} ${shorten(sent.toString())} → ${status} ${shorten(text)}`
    },
    good: async () => {
      const at = '/emulator/v1/projects/demo-good:securityRules'
      const answer = await sendHttp(port, 'PUT', at, JSON.stringify(rulesBody(rules)))
      const read = await sendHttp(port, 'GET', at, '')
      if (answer.status !== 200 || !read.text.includes('signedIn'))
        throw new Error(`good rules: ${answer.text}`)
    },
    close: async () => undefined,
  }
}

/** Whether an export would be written below the directory that the server was started in. */
function staysInside(text: string): boolean {
  try {
    const body = JSON.parse(text) as { [member: string]: unknown } | null
    return ['export_directory', 'export_name'].every(member => {
      const path = body?.[member]
      return (
        typeof path !== 'string' ||
        (!isAbsolute(path) && !normalize(path).startsWith('..') && path.length < 200)
      )
    })
  } catch {
    return true
  }
}
