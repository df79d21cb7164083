/** The hosts on which VK keeps what people send: pages, user content, voice and music. */
const hosts = [
  'vk.com',
  'vk.ru',
  'userapi.com',
  'vkuser.net',
  'vkuseraudio.net',
  'vkuservideo.net',
  'vkuserlive.net',
  'vkuserphoto.ru',
  'vk-cdn.net',
]

/** Whether bytes may be fetched from an address: over https from VK's own hosts, or from where the API itself is. */
export function isVkAddress(address: string, apiRoot: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, origin, username, password } = new URL(address)
  if (username || password) return false
  if (origin === new URL(apiRoot).origin) return true
  if (protocol !== 'https:' || port !== '') return false
  return hosts.some(host => hostname === host || hostname.endsWith(`.${host}`))
}
