import type { TunnelBlock } from '@chats/domain/TunnelBlock'
import type { Option } from './useTunnelOptions.ts'

/** The blocks that one can be sent to, but the first one and this one, numbered as they stand. */
export const blockOptions = (
  blocks: readonly TunnelBlock[],
  titleOf: (block: TunnelBlock) => string,
  exceptId?: string,
): readonly Option[] =>
  blocks.flatMap((block, index) =>
    block.kind === 'first' || block.id === exceptId
      ? []
      : [{ value: block.id, text: `${index + 1}. ${titleOf(block)}` }],
  )
