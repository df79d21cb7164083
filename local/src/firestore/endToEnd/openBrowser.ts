import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../testBrowser/launchBrowser.ts'

/** A Chromium with the Firebase SDK on `window.sdk`, on an origin of its own. */
export interface TestBrowser {
  readonly browser: Browser
  newPage(): Promise<Page>
  close(): Promise<void>
}

export async function openBrowser(): Promise<TestBrowser> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['browser'],
  })
  const script = bundle.outputFiles[0]?.text ?? ''
  const site = createServer((request, response) => {
    if (request.url === '/page.js')
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(script)
    else
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end('<!doctype html><meta charset="utf-8"><script src="/page.js"></script>')
  })
  await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve))
  const { port } = site.address() as AddressInfo
  const browser = await launchBrowser()
  return {
    browser,
    async newPage() {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${port}/`)
      return page
    },
    async close() {
      await browser.close()
      site.closeAllConnections()
      site.close()
    },
  }
}
