import { readFile } from 'node:fs/promises'

/** A file of the page with its content type; null when there is none of that name. */
export async function pageFile(name: string): Promise<{ type: string; body: Buffer } | null> {
  const type = types[/^[a-zA-Z]+\.(html|css|js|svg)$/.exec(name)?.[1] ?? '']
  if (type === undefined) return null
  try {
    return { type, body: await readFile(new URL(`./static/${name}`, import.meta.url)) }
  } catch {
    return null
  }
}

const types: { readonly [extension: string]: string } = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}
