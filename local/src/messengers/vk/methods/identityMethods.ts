import type { Method } from '../Method.ts'
import { groupObject, userObject } from '../profileObjects.ts'
import { Refusal, wrongParameter } from '../Refusal.ts'

const always = ['id', 'first_name', 'last_name', 'can_access_closed', 'is_closed']

/** Unknown people are left out, as VK leaves out ids that nobody has. */
const getUsers: Method = ({ state, world, params }) => {
  const named = params.list('user_ids')
  if (named.length === 0) throw wrongParameter('user_ids is undefined')
  const fields = [...always, ...params.list('fields')]
  const people = Object.values(state.people)
  return named.flatMap(name => {
    const person = state.people[name] ?? people.find(({ user }) => user.screen_name === name)
    if (!person) return []
    return [
      Object.fromEntries(Object.entries(userObject(world, person)).filter(([key]) => fields.includes(key))),
    ]
  })
}

/** The named communities, or the token's own. */
const getGroups: Method = ({ state, community, world, params }) => {
  const named = [...params.list('group_ids'), ...params.list('group_id')]
  const groups = named.map(name => {
    const found = state.communities.find(({ id, screenName }) => String(id) === name || screenName === name)
    if (!found) throw wrongParameter('group_ids is undefined')
    return found
  })
  return {
    groups: (groups.length > 0 ? groups : [community]).map(group => groupObject(world, group)),
    profiles: [],
  }
}

/** Who is who. https://dev.vk.com/method/users.get */
export const identityMethods: Readonly<Record<string, Method>> = {
  'users.get': getUsers,
  'groups.getById': getGroups,
  execute: ({ params }) => {
    if (params.text('code') === undefined) throw wrongParameter('code is undefined')
    throw new Refusal(12, 'Unable to compile code: UNSUPPORTED by the simulator')
  },
}
