import {
  mdiFileOutline,
  mdiImageOutline,
  mdiLinkVariant,
  mdiTextBoxOutline,
  mdiTextLong,
  mdiVideoOutline,
} from '@mdi/js'
import type { BlockKind } from '@chats/domain/blockKinds'

/** The icon of each kind of block, and what may be chosen for those with a file. */
export const blockLooks: Readonly<Record<BlockKind, { readonly icon: string; readonly accept?: string }>> = {
  text: { icon: mdiTextLong },
  image: { icon: mdiImageOutline, accept: 'image/*' },
  link: { icon: mdiLinkVariant },
  video: { icon: mdiVideoOutline, accept: 'video/*' },
  template: { icon: mdiTextBoxOutline },
  file: { icon: mdiFileOutline, accept: '' },
}
