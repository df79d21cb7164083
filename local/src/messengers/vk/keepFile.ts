import { randomUUID } from 'node:crypto'
import type { World } from '../Messenger.ts'
import { mimeOf } from '../mimeOf.ts'
import type { Community, State, StoredFile } from './State.ts'

/** Keeps a file for a community; `size` may claim more bytes than there are, to stand for a large one. */
export function keepFile(
  world: World,
  state: State,
  community: Community,
  file: { name: string; type: string; bytes: Buffer; size?: number },
): StoredFile {
  const stored = {
    id: `vk-${randomUUID()}`,
    groupId: community.id,
    name: file.name,
    type: mimeOf(file.name, file.type),
    size: file.size ?? file.bytes.length,
  }
  state.files[stored.id] = stored
  world.files.put(stored.id, file.bytes)
  return stored
}

/** Where a kept file is to be had. */
export const fileUrl = (world: World, { id, name }: StoredFile): string =>
  `${world.origin()}/vk-file/${id}/${encodeURIComponent(name)}`
