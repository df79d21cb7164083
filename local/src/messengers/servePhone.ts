import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const policy =
  "default-src 'self'; img-src 'self' blob: data:; media-src 'self'; style-src 'self'; connect-src 'self' ws:; frame-ancestors 'self'"

/** Serves the customer's phone page and its few files; false for other paths. */
export function servePhone(response: ServerResponse, path: string): boolean {
  const name = path === '/' ? 'index.html' : (/^\/phone\/([a-zA-Z]+\.(?:css|js|svg))$/.exec(path)?.[1] ?? '')
  if (name === '') return false
  try {
    const body = readFileSync(new URL(`./phone/${name}`, import.meta.url))
    response.writeHead(200, {
      'content-type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'cache-control': 'no-cache',
    })
    response.end(body)
    return true
  } catch {
    return false
  }
}
