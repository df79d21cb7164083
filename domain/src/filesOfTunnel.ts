import type { TunnelBlock } from './TunnelBlock.ts'

/** The paths of the files that the messages of these blocks carry. */
export const filesOfTunnel = (blocks: readonly TunnelBlock[]): ReadonlySet<string> =>
  new Set(
    blocks.flatMap(block =>
      block.kind === 'message'
        ? block.contents.flatMap(content => ('file' in content && content.file ? [content.file.path] : []))
        : [],
    ),
  )
