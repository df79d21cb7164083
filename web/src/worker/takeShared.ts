/** Where what was shared waits for the page; `entities/shared` reads it. */
const SHARED = 'chats-shared'

/** Keeps what another app shared into this one, in this browser alone, and opens the page that asks for the chat. */
export async function takeShared(request: Request): Promise<Response> {
  const form = await request.formData()
  const words = ['title', 'text', 'url'].map(name => form.get(name)).filter(word => typeof word === 'string')
  const files = form.getAll('files').filter(file => file instanceof File)
  await caches.delete(SHARED)
  const cache = await caches.open(SHARED)
  await cache.put('/share/text', new Response([...new Set(words)].filter(Boolean).join('\n')))
  for (const [n, file] of files.entries())
    await cache.put(
      `/share/file/${n}`,
      new Response(file, { headers: { 'content-type': file.type, 'x-name': encodeURIComponent(file.name) } }),
    )
  return Response.redirect('/share', 303)
}
