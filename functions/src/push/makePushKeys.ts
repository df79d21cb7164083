/** A new pair of keys to sign pushes with. */
export async function makePushKeys(): Promise<{ publicKey: string; privateKey: string }> {
  const { default: webPush } = await import('web-push')
  return webPush.generateVAPIDKeys()
}
