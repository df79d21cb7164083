import { checkTunnel } from '@chats/domain/checkTunnel'
import { liveTunnelsSchema, tunnelSchema, tunnelVersionSchema } from '@chats/domain/Tunnel'
import { tunnelRunSchema } from '@chats/domain/TunnelRun'
import { tunnelWords } from '@chats/domain/tunnelWords'
import { findBlock } from '@chats/domain/tunnelWays'
import { expect, it } from 'vitest'
import { composeHistory } from './composeHistory.ts'
import { demoDictionaries } from './demoDictionaries.ts'
import { demoManagers } from './DemoManager.ts'
import { demoTunnels } from './demoTunnels.ts'

const now = Date.UTC(2026, 10, 22, 12)
const documents = demoTunnels(composeHistory(now), now)
const of = (pattern: RegExp) => documents.filter(([path]) => pattern.test(path)).map(([, data]) => data)
const tunnels = of(/^tunnels\/[^/]+$/u).map(data => tunnelSchema.strict().parse(data))

it('writes tunnels, versions and runs as the domain has them', () => {
  expect(tunnels.map(({ state }) => state)).toEqual(['live', 'draft'])
  expect(of(/versions\/1$/u).map(data => tunnelVersionSchema.strict().parse(data))).toHaveLength(1)
  expect(liveTunnelsSchema.strict().parse(of(/^settings\/tunnels$/u)[0]).tunnels).toHaveProperty('welcome')
  const runs = of(/^tunnelRuns\//u).map(data => tunnelRunSchema.strict().parse(data))
  expect(runs).toHaveLength(5)
  for (const { blockId, passed } of runs) {
    expect(findBlock(tunnels[0]?.blocks ?? [], blockId)).toBeDefined()
    expect(passed.at(-1)).toBe(blockId)
  }
})

it('has nothing in them that could not be published', () => {
  const entries = (kind: keyof typeof demoDictionaries) => demoDictionaries[kind].entries
  const words = tunnelWords(
    {
      tags: entries('tags'),
      salesPlans: entries('salesPlans'),
      fields: entries('fields'),
      tunnels: entries('tunnels'),
    },
    demoManagers.map(({ uid }) => uid),
    { hooks: [], allowLoopback: false },
  )
  for (const { blocks } of tunnels) expect(checkTunnel(blocks, words)).toEqual([])
})
