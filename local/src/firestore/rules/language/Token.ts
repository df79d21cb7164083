import type { Position } from './Position.ts'

/**
 * A token of the rules language. A path is told apart from a division while scanning, so its parts are tokens of
 * their own: `slash`, then `segment`, `capture` or `interpolation` (which stands for `$(`).
 */
export type Token = { readonly at: Position } & (
  | { readonly kind: 'identifier' | 'symbol' | 'segment'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string; readonly value: string }
  | { readonly kind: 'bytes'; readonly text: string; readonly value: Uint8Array }
  | { readonly kind: 'int'; readonly text: string; readonly value: bigint }
  | { readonly kind: 'float'; readonly text: string; readonly value: number }
  | { readonly kind: 'capture'; readonly text: string; readonly name: string; readonly glob: boolean }
  | { readonly kind: 'slash' | 'interpolation' | 'end'; readonly text: string }
)
