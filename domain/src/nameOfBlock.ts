import type { TunnelBlock } from './TunnelBlock.ts'

/** What a block is called, on timelines and cards; by its kind where nobody has called it anything. */
export const nameOfBlock = ({ title, kind }: TunnelBlock): string => title.trim() || kind
