import { botUser } from '../botUser.ts'
import type { Method } from '../Method.ts'

const accepted: Method = () => true

/** getMe, and the calls about the bot itself that a bridge may make and nobody here reads. */
export const identityMethods: Record<string, Method> = {
  getMe: ({ bot }) => ({
    ...botUser(bot),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  setMyCommands: accepted,
  deleteMyCommands: accepted,
  setMyDescription: accepted,
  setMyShortDescription: accepted,
  setChatMenuButton: accepted,
}
