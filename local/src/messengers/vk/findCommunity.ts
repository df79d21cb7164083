import { newCommunity, type Community, type State } from './State.ts'

/** The community that a control call means: by channel id, group id or screen name. */
export function findCommunity(state: State, named: unknown): Community | undefined {
  const name = String(named)
  return state.communities.find(
    ({ channel, id, screenName }) => channel === name || String(id) === name || screenName === name,
  )
}

/** Registers a community under a channel, or gives the channel's community a new token, name or title. */
export function registerCommunity(
  state: State,
  given: { channel: string; token: string; groupId: number; screenName?: string; title?: string },
): Community {
  const { channel, token, groupId } = given
  const known = state.communities.find(community => community.channel === channel || community.id === groupId)
  const community = known ?? newCommunity(groupId, token, channel, channel, `club${groupId}`)
  Object.assign(community, {
    id: groupId,
    channel,
    token,
    title: given.title ?? community.title,
    screenName: given.screenName ?? community.screenName,
  })
  if (!known) state.communities.push(community)
  return community
}
