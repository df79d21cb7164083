import { decodePath } from '../wire/decodePath.ts'

/** What a request to the page's part of the port asks for. */
export type PageRoute =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'projects' }
  | { readonly kind: 'requests' | 'clearRequests' | 'listens' | 'rules'; readonly project: string }
  | { readonly kind: 'request'; readonly project: string; readonly seq: number }
  | {
      readonly kind: 'collections' | 'documents' | 'document'
      readonly project: string
      readonly database: string
    }

/** Null when the request is none of the page's. `/` is the page's for those who accept HTML; probes get `Ok`. */
export function pageRoute(method: string, url: URL, accept: string): PageRoute | null {
  const reads = method === 'GET'
  if (url.pathname === '/')
    return reads && accept.includes('text/html') ? { kind: 'file', name: 'page.html' } : null
  const file = /^\/page\/([a-zA-Z]+\.[a-z]+)$/.exec(url.pathname)?.[1]
  if (file !== undefined) return reads ? { kind: 'file', name: file } : null
  if (!url.pathname.startsWith('/emulator/v1/projects')) return null
  const [, , , , project, ...rest] = decodePath(url.pathname).split('/')
  if (project === undefined) return reads ? { kind: 'projects' } : null
  const [what = '', id, part, more] = rest
  if (method === 'DELETE' && what === 'requests' && rest.length === 1)
    return { kind: 'clearRequests', project }
  if (!reads) return null
  if (rest.length === 1 && (what === 'requests' || what === 'listens' || what === 'rules'))
    return { kind: what, project }
  if (what === 'requests' && rest.length === 2) return { kind: 'request', project, seq: Number(id) }
  const ofDatabase = part === 'collections' || part === 'documents' || part === 'document'
  if (what === 'databases' && id !== undefined && ofDatabase && more === undefined)
    return { kind: part, project, database: id }
  return null
}
