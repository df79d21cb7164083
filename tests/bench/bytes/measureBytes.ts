import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { signIn } from '../../support/signIn.ts'
import type { BenchStack } from '../startBenchStack.ts'
import { buildPage } from './buildPage.ts'
import { findForbidden } from './forbiddenCode.ts'
import { sizesOf } from './sizesOf.ts'
import type { Sizes } from './sizesOf.ts'

export interface Bytes {
  readonly loads: readonly (readonly [what: string, sizes: Sizes])[]
  /** The inbox with an empty cache: JavaScript and CSS. */
  readonly firstLoad: Sizes
  /** Packages found in the production build that must not be there. */
  readonly forbidden: readonly string[]
}

const isCode = (path: string) => /\.(js|css)$/.test(path)

/** The bytes of the first load: of the production build, and what a browser with an empty cache really asked for. */
export async function measureBytes(stack: BenchStack): Promise<Bytes> {
  const folder = await mkdtemp(resolve(import.meta.dirname, '../../../.tmp/page-'))
  try {
    const { all, entry } = await buildPage(folder)
    const [document, every, first] = await Promise.all(
      [[join(folder, 'index.html'), join(folder, 'theme.js')], all.filter(isCode), entry].map(paths =>
        Promise.all(paths.map(path => readFile(path))),
      ),
    )
    const files = first?.map((file, index) => ({ file, path: entry[index] ?? '' })) ?? []
    const fetched = await fetchedForInbox(stack)
    const firstLoad = sizesOf([...ofKind(fetched, '.js'), ...ofKind(fetched, '.css')])
    return {
      firstLoad,
      loads: [
        ['entry: JS (with its static imports)', sizesOf(ofKind(files, '.js'))],
        ['entry: CSS', sizesOf(ofKind(files, '.css'))],
        ['entry: page and theme', sizesOf(document ?? [])],
        ['cold inbox, as fetched: JS', sizesOf(ofKind(fetched, '.js'))],
        ['cold inbox, as fetched: CSS', sizesOf(ofKind(fetched, '.css'))],
        ['cold inbox, as fetched: JS and CSS', firstLoad],
        ['cold inbox, as fetched: everything', sizesOf(fetched.map(({ file }) => file))],
        ['whole application: JS and CSS', sizesOf(every ?? [])],
      ],
      forbidden: findForbidden((every ?? []).join('\n')),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Fetched {
  readonly path: string
  readonly file: Uint8Array
}

const ofKind = (files: readonly Fetched[], ending: string) =>
  files.filter(({ path }) => path.endsWith(ending)).map(({ file }) => file)

/** Every file of the page's own origin that a signed-in manager's browser with an empty HTTP cache asks for. */
async function fetchedForInbox(stack: BenchStack): Promise<readonly Fetched[]> {
  const page = await stack.open()
  try {
    await signIn(page, stack.addresses.page, 'anna@demo.test')
    await (await page.context().newCDPSession(page)).send('Network.setCacheDisabled', { cacheDisabled: true })
    const bodies = collectBodies(page, new URL(stack.addresses.page).origin)
    await page.reload()
    await page.getByTestId('person-row').first().waitFor()
    return await bodies()
  } finally {
    await page.context().close()
  }
}

function collectBodies(page: Page, origin: string): () => Promise<readonly Fetched[]> {
  const answers = new Map<string, Promise<Uint8Array>>()
  page.on('response', response => {
    const { pathname, origin: from } = new URL(response.url())
    if (from === origin && response.ok()) answers.set(pathname, response.body())
  })
  return () => Promise.all([...answers].map(async ([path, body]) => ({ path, file: await body })))
}
