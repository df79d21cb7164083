import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { PhoneChat } from '../PhoneChat.ts'
import { vkRig, type VkRig } from './vkRig.ts'

const olga = { id: 501, first_name: 'Ольга' }
const open: VkRig[] = []

afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close()
})

async function start(dataFile?: string): Promise<VkRig> {
  const rig = await vkRig(dataFile)
  open.push(rig)
  return rig
}

const chats = async (rig: VkRig) => (await rig.get<{ chats: PhoneChat[] }>('/_sim/phone')).chats

it('keeps conversations, what was sent by which random_id, files and undelivered events over a restart', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'vk-simulator-'))
  const dataFile = join(directory, 'simulators.json')
  const first = await start(dataFile)
  await first.connect()
  first.reply = () => ({ status: 503, headers: { 'retry-after': '3600' } })
  await first.act('say', { from: olga, media: { kind: 'doc', name: 'a.txt', data: 'YQ==' } })
  const sent = await first.ask<number>('messages.send', { peer_id: 501, random_id: 9, message: 'один раз' })
  const before = await chats(first)
  const url = before[0]?.messages[0]?.media?.url
  await open.pop()?.close()

  const second = await start(dataFile)
  expect(await chats(second)).toEqual(before)
  expect(await second.ask('messages.send', { peer_id: 501, random_id: 9, message: 'один раз' })).toBe(sent)
  expect(await (await fetch(`${second.base}${url}`)).text()).toBe('a')
  await second.ask('groups.editCallbackServer', {
    group_id: 222222,
    server_id: 1,
    url: second.webhookUrl,
    title: 'chats',
  })
  await expect.poll(() => second.events().map(({ type }) => type)).toEqual(['message_new', 'message_reply'])
  await rm(directory, { recursive: true })
})

it('starts clean after a reset, with the same community and its server', async () => {
  const rig = await start()
  await rig.connect()
  await rig.act('say', { from: olga, text: 'm-1' })
  await rig.post('/_sim/reset', {})
  expect(await chats(rig)).toEqual([])
  expect(await rig.get('/_sim/vk/calls?after=0')).toEqual([])
  expect(await rig.get('/_sim/ledger')).toMatchObject({ offered: [], delivered: [] })
  expect((await rig.call('messages.send', { peer_id: 501, random_id: 1, message: 'x' })).error).toMatchObject(
    {
      error_code: 901,
    },
  )
  expect(await rig.act('say', { from: olga, text: 'снова' })).toMatchObject({
    message_id: 2,
    conversation_message_id: 1,
    status: 200,
  })
})

it('registers communities, and gives a channel another token', async () => {
  const rig = await start()
  const community = {
    channel: 'shop',
    token: 'vk1.shop',
    group_id: 333,
    title: 'Лавка',
    screen_name: 'lavka',
  }
  expect(await rig.post('/_sim/vk/communities', community)).toMatchObject({ group_id: 333, title: 'Лавка' })
  const named = (access_token: string) => rig.call('groups.getById', { access_token })
  expect((await named('vk1.shop')).response).toMatchObject({ groups: [{ id: 333, screen_name: 'lavka' }] })
  await rig.post('/_sim/vk/communities', { ...community, token: 'vk1.new' })
  expect((await named('vk1.shop')).error).toMatchObject({ error_code: 5 })
  expect((await named('vk1.new')).response).toMatchObject({ groups: [{ id: 333 }] })
  expect(await rig.post('/_sim/vk/communities', { channel: 'x' })).toHaveProperty('error')
  expect(await rig.post('/_sim/vk/say', { channel: 'nobody' })).toHaveProperty('error')
})
