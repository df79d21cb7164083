import { parseJson, isRecord } from '../../readForm.ts'
import { makeAttachment } from '../makeAttachment.ts'
import type { Method } from '../Method.ts'
import { Refusal, wrongParameter } from '../Refusal.ts'
import { requireAllowed } from '../requireChat.ts'
import { isOpus } from '../isOpus.ts'
import type { StoredFile } from '../State.ts'

const docKinds = ['doc', 'audio_message', 'graffiti']

const uploadUrl = (origin: string, kind: string, groupId: number, peer: number | undefined) =>
  `${origin}/vk-upload/${kind}/${groupId}-${peer ?? 0}`

/** The kept upload that an answer of an upload address names. */
function uploaded(files: Readonly<Record<string, StoredFile>>, id: unknown, groupId: number) {
  const file = typeof id === 'string' ? files[id] : undefined
  return file?.groupId === groupId ? file : undefined
}

const saveMessagesPhoto: Method = context => {
  const { world, state, community, params } = context
  const listed = parseJson(Buffer.from(params.text('photo') ?? ''))
  if (!Array.isArray(listed)) throw wrongParameter('photo is undefined')
  if (params.text('server') === undefined) throw new Refusal(118, 'Invalid server')
  if (params.text('hash') === undefined) throw new Refusal(121, 'Invalid hash')
  const files = listed.map(one =>
    uploaded(state.files, isRecord(one) ? one['photo'] : undefined, community.id),
  )
  if (files.length === 0) throw new Refusal(129)
  return files.map(file => {
    if (!file) throw new Refusal(129)
    return makeAttachment(world, state, community, -community.id, 'photo', file)['photo']
  })
}

/** `file` is what the upload address answered: the kind it was asked for, and the file. */
const saveDoc: Method = context => {
  const { world, state, community, params } = context
  const [kind = '', id = ''] = (params.text('file') ?? '').split('|')
  const file = uploaded(state.files, id, community.id)
  if (!file) throw wrongParameter('file is undefined')
  const title = params.text('title')
  if (kind === 'audio_message') {
    if (!isOpus(world.files.get(id) ?? Buffer.alloc(0))) {
      throw wrongParameter('file should be an audio message: OGG with Opus')
    }
    return makeAttachment(world, state, community, -community.id, 'audio_message', file)
  }
  return makeAttachment(
    world,
    state,
    community,
    -community.id,
    'doc',
    file,
    title === undefined ? {} : { title },
  )
}

/** Uploads in three steps: an address, the file, its saving. https://dev.vk.com/api/upload/overview */
export const uploadMethods: Readonly<Record<string, Method>> = {
  'photos.getMessagesUploadServer': ({ world, community, params }) => ({
    album_id: -64,
    upload_url: uploadUrl(world.origin(), 'photo', community.id, params.number('peer_id')),
    user_id: 0,
    group_id: community.id,
  }),
  'photos.saveMessagesPhoto': saveMessagesPhoto,
  'docs.getMessagesUploadServer': context => {
    const { world, community, params } = context
    const kind = params.text('type') ?? 'doc'
    if (!docKinds.includes(kind)) throw wrongParameter('type')
    const peer = params.required('peer_id')
    requireAllowed(context, peer)
    return { upload_url: uploadUrl(world.origin(), kind, community.id, peer) }
  },
  'docs.save': saveDoc,
}
