import type { World } from '../Messenger.ts'
import type { Community, Person } from './State.ts'

/** A person as users.get and `extended` answers show one; without a photo VK gives the picture of a camera. */
export function userObject(world: World, { user, photo }: Person): Record<string, unknown> {
  const picture = photo
    ? `${world.origin()}/vk-file/avatar-${user.id}/photo.png`
    : `${world.origin()}/vk-file/camera/camera_200.png`
  return {
    ...user,
    can_access_closed: true,
    is_closed: false,
    has_photo: photo ? 1 : 0,
    domain: user.screen_name,
    photo_50: picture,
    photo_100: picture,
    photo_200: picture,
    photo_max: picture,
    photo_max_orig: picture,
  }
}

/** A community as groups.getById shows it. */
export function groupObject(world: World, { id, title, screenName }: Community): Record<string, unknown> {
  const picture = `${world.origin()}/vk-file/group-${id}/photo.png`
  return {
    id,
    name: title,
    screen_name: screenName,
    is_closed: 0,
    type: 'group',
    photo_50: picture,
    photo_100: picture,
    photo_200: picture,
  }
}
