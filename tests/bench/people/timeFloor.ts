import type { Page } from 'playwright-core'

/**
 * How long this machine takes, now, for what an answer needs at least: one request, forty documents put into IndexedDB,
 * forty rows in the document and the frame after them. It knows of no people; in ms.
 */
export const timeFloor = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const from = performance.now()
    await (await fetch('/favicon.svg', { cache: 'no-store' })).arrayBuffer()
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error('IndexedDB'))
      })
    const opening = indexedDB.open('floor')
    opening.onupgradeneeded = () => opening.result.createObjectStore('documents')
    const db = await asked(opening)
    const store = db.transaction('documents', 'readwrite').objectStore('documents')
    for (let key = 0; key < 40; key++)
      store.put(
        { name: `document ${key}`, tokens: Array.from({ length: 40 }, (_, at) => `token ${at}`) },
        key,
      )
    await asked(store.getAll())
    db.close()
    const rows = document.createElement('div')
    for (let row = 0; row < 40; row++)
      rows.append(Object.assign(document.createElement('p'), { textContent: `row ${row}` }))
    document.body.append(rows)
    await new Promise(requestAnimationFrame)
    rows.remove()
    return performance.now() - from
  })
