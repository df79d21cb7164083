/** The public id and the secret of a key `chats_<id>_<secret>`; null for what is no key. */
export function keyParts(key: string): { readonly id: string; readonly secret: string } | null {
  const [, id, secret] = /^chats_([A-Za-z0-9]{12})_([\w-]{43})$/u.exec(key) ?? []
  return id !== undefined && secret !== undefined ? { id, secret } : null
}
