import type { TunnelBlock, TunnelBlockKind } from './TunnelBlock.ts'

/** An empty block of a kind, as it is added. */
export function newTunnelBlock(kind: TunnelBlockKind, id: string): TunnelBlock {
  const common = { id, title: '' }
  switch (kind) {
    case 'first':
      return { ...common, kind, keywords: [], everySubscription: false, again: false }
    case 'message':
      return { ...common, kind, contents: [{ id: `${id.slice(0, 18)}-1`, kind: 'text', text: '' }], rows: [] }
    case 'delay':
      return { ...common, kind, wait: { type: 'for', minutes: 60 } }
    case 'condition':
    case 'filter':
      return { ...common, kind, all: true, conditions: [] }
    case 'trigger':
      return { ...common, kind, waitsFor: { type: 'answer' }, timeoutMinutes: 24 * 60 }
    case 'action':
      return { ...common, kind, does: { type: 'tag', tagId: '', add: true } }
  }
}
