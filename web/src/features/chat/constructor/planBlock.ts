import type { Capabilities } from '@chats/domain/capabilities'
import type { BlockFile, FileBlock } from '@chats/domain/MessageBlock'
import { planFile, type FilePlan } from '../compose/planFile.ts'

/** As what the file of a block goes: a file block sends whatever it holds unchanged. */
export const planBlock = (
  { kind }: Pick<FileBlock, 'kind'>,
  { name, type, size }: Pick<BlockFile, 'name' | 'type' | 'size'>,
  capabilities: Capabilities,
): FilePlan => planFile({ name, size, type: kind === 'file' ? '' : type }, capabilities)
