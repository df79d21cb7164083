/** Where a watched text was seen: in a message of the open chat, on a row of the list, in a message that is sent. */
export type Place = 'chat' | 'row' | 'sent'

declare global {
  interface Window {
    /** Resolves with the moment, on the machine's clock, at which the text first stood in the DOM at that place. */
    benchSeen(place: Place, text: string): Promise<number>
    /** The moment of the last click on the send button, before the page saw it. */
    benchClicked: number
    benchNow(): number
  }
}

/** Runs in the page: from now on notes when texts of the form `bench-….` come into the DOM. */
export function watchTexts(): void {
  const moments = new Map<string, number>()
  const waiting = new Map<string, (moment: number) => void>()
  const now = () => performance.timeOrigin + performance.now()

  const note = (key: string, moment: number) => {
    if (moments.has(key)) return
    moments.set(key, moment)
    waiting.get(key)?.(moment)
  }
  const look = (node: Node, moment: number) => {
    const texts = node.textContent?.match(/bench-\w+\./g)
    const element = node instanceof Element ? node : node.parentElement
    if (!texts || !element) return
    const find = (testId: string) =>
      element.closest(`[data-testid="${testId}"]`) ?? element.querySelector(`[data-testid="${testId}"]`)
    const message = find('message')
    const row = find('person-row')
    for (const text of new Set(texts)) {
      if (message?.textContent?.includes(text)) note(`chat ${text}`, moment)
      if (message?.textContent?.includes(text) && message.getAttribute('data-state') === 'sent')
        note(`sent ${text}`, moment)
      if (row?.textContent?.includes(text)) note(`row ${text}`, moment)
    }
  }
  new MutationObserver(records => {
    const moment = now()
    for (const { type, target, addedNodes } of records)
      for (const node of type === 'childList' ? addedNodes : [target]) look(node, moment)
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['data-state'],
  })
  document.addEventListener('click', () => (window.benchClicked = now()), { capture: true })
  window.benchNow = now
  window.benchSeen = (place, text) =>
    new Promise(resolve => {
      const key = `${place} ${text}`
      const moment = moments.get(key)
      if (moment === undefined) waiting.set(key, resolve)
      else resolve(moment)
    })
}
