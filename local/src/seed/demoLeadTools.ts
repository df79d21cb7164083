import type { LeadTool } from '@chats/domain/LeadTool'

const leads: Readonly<Record<string, Pick<LeadTool, 'channelIds' | 'tunnelId' | 'sourceId'>>> = {
  site: { channelIds: [], tunnelId: 'trial', sourceId: null },
  test: { channelIds: [], tunnelId: 'welcome', sourceId: 'instagram' },
  flyer: { channelIds: ['demo-telegram', 'demo-vk'], tunnelId: 'trial', sourceId: 'friends' },
}

/** The links by which the demo school's customers come, by their codes. */
export const demoLeadTools = (now: number): Readonly<Record<string, LeadTool>> =>
  Object.fromEntries(
    Object.entries(leads).map(([code, tool], index) => [
      code,
      {
        schema: 1,
        ...tool,
        createdAt: now - (20 + index) * 86_400_000,
        createdBy: { id: 'demo-admin', name: 'Марина Ковальчук' },
      } satisfies LeadTool,
    ]),
  )
