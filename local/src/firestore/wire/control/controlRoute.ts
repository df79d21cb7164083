import { decodePath } from '../decodePath.ts'

/** What a control request asks for. */
export type ControlRoute =
  | { readonly kind: 'health' }
  | { readonly kind: 'putRules'; readonly project: string }
  | { readonly kind: 'getRules'; readonly project: string }
  | { readonly kind: 'ruleCoverage'; readonly project: string }
  | { readonly kind: 'putTriggerV1'; readonly project: string; readonly key: string }
  | { readonly kind: 'putTriggerV2'; readonly project: string; readonly key: string }
  | { readonly kind: 'restTriggers'; readonly project: string; readonly resting: boolean }
  | { readonly kind: 'clear'; readonly project: string; readonly database: string }
  | { readonly kind: 'export'; readonly project: string }
  | { readonly kind: 'readMeters'; readonly project: string }
  | { readonly kind: 'resetMeters'; readonly project: string }
  | { readonly kind: 'watchDocuments'; readonly project: string }
  | { readonly kind: 'hottestDocuments'; readonly project: string }

/** Null when the emulator has no such endpoint. */
export function controlRoute(method: string, url: URL): ControlRoute | null {
  if (url.pathname === '/') return { kind: 'health' }
  const parts = /^\/emulator\/v1\/projects\/([^/:]+)(?:([/:])(.*))?$/.exec(decodePath(url.pathname))
  const project = parts?.[1]
  if (project === undefined) return null
  const rest = `${parts?.[2] ?? ''}${parts?.[3] ?? ''}`
  const request = `${method} ${rest}`

  if (request === 'PUT :securityRules') return { kind: 'putRules', project }
  if (request === 'GET :securityRules') return { kind: 'getRules', project }
  if (request === 'GET :ruleCoverage' || request === 'GET :ruleCoverage.html')
    return { kind: 'ruleCoverage', project }
  if (request === 'POST :export') return { kind: 'export', project }
  if (request === 'GET /meters') return { kind: 'readMeters', project }
  if (request === 'DELETE /meters') return { kind: 'resetMeters', project }
  if (request === 'PUT /meters/documents') return { kind: 'watchDocuments', project }
  if (request === 'GET /meters/documents') return { kind: 'hottestDocuments', project }
  if (request === 'PUT :restTriggers') return { kind: 'restTriggers', project, resting: true }
  if (request === 'PUT :wakeTriggers') return { kind: 'restTriggers', project, resting: false }
  const key = /^PUT \/triggers\/(.+)$/.exec(request)?.[1]
  if (key !== undefined) return { kind: 'putTriggerV1', project, key }
  if (request === 'POST /eventarcTrigger') {
    return { kind: 'putTriggerV2', project, key: url.searchParams.get('eventarcTriggerId') ?? '' }
  }
  const database = /^DELETE \/databases\/([^/]+)\/documents$/.exec(request)?.[1]
  return database === undefined ? null : { kind: 'clear', project, database }
}
