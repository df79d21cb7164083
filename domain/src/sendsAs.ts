import type { Capabilities, SendsAs } from './capabilities.ts'
import type { ContentKind } from './Content.ts'

/** How a file of this kind and type goes out, to be said before it is sent; null where it cannot go at all. */
export function sendsAs(
  { sends, voiceTypes }: Pick<Capabilities, 'sends' | 'voiceTypes'>,
  kind: ContentKind,
  type: string,
): SendsAs | null {
  const [bare = ''] = type.toLowerCase().split(';')
  if (kind === 'voice' && sends.voice && !voiceTypes.includes(bare.trim())) return 'file'
  return sends[kind] ?? null
}
