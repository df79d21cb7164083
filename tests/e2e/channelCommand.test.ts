import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, inject, it } from 'vitest'

const { ports, projectId } = inject('stack')
const cli = resolve(import.meta.dirname, '../../local/src/channel/cli.ts')

async function channel(args: readonly string[], input = '') {
  const child = spawn(process.execPath, [cli, ...args, '--project', projectId], {
    env: {
      ...process.env,
      FIRESTORE_EMULATOR_HOST: `127.0.0.1:${ports.firestore}`,
      METADATA_SERVER_DETECTION: 'none',
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
  child.stdin.end(input)
  const code = await new Promise(done => child.once('close', done))
  return { code, said }
}

it('lists the connected channels', async () => {
  const { code, said } = await channel(['list'])
  expect(code).toBe(0)
  expect(said).toMatch(/demo-telegram .*@demo_chats_bot .*active/)
})

it('says what the messenger answered to a wrong token, and does not repeat the token', async () => {
  const { code, said } = await channel(['add', 'telegram', '--id', 'wrong-one'], '111111:revoked\n')
  expect(said).toContain('Not connected')
  expect(said).not.toContain('111111:revoked')
  expect(code).toBe(1)
})

it('connects a bot whose token is typed', async () => {
  const { code, said } = await channel(['add', 'telegram', '--id', 'demo-telegram-2'], '111112:demo\n')
  expect(said).toContain('@demo_chats_2_bot')
  expect(code).toBe(0)
})
