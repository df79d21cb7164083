import { z } from 'zod'
import type { Profile } from '../Messenger.ts'
import { callVk } from './callVk.ts'
import type { Community } from './callVk.ts'

const usersSchema = z.array(
  z.looseObject({
    first_name: z.string(),
    last_name: z.string(),
    screen_name: z.string().optional(),
    has_photo: z.number().optional(),
    photo_200: z.string().optional(),
  }),
)

/** The name, the short address and the photo of a person. Throws when it may go better later. */
export async function readProfile(community: Community, userId: string): Promise<Profile> {
  const fields = 'photo_200,has_photo,screen_name'
  const called = await callVk(community, 'users.get', { user_ids: userId, fields }, usersSchema)
  if (!called.ok) {
    const final = ['bad_input', 'person_refuses'].includes(called.failure.class)
    if (final) return { photo: null }
    throw new Error(`users.get: ${called.failure.class}`)
  }
  const [user] = called.result
  if (!user) return { photo: null }
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ').slice(0, 200).toWellFormed().trim()
  const chosen = user.screen_name && !/^id\d+$/u.test(user.screen_name) ? user.screen_name : undefined
  return {
    photo: user.has_photo === 0 ? null : (user.photo_200 ?? null),
    ...(name && { name }),
    ...(chosen && { username: chosen.slice(0, 100) }),
  }
}
