import type { Bridge } from './startBridge.ts'

/** Puts a file where a manager's browser puts what it sends. */
export async function uploadTo(
  bridge: Bridge,
  path: string,
  bytes: Buffer,
  contentType: string,
): Promise<void> {
  const part = (type: string, body: Buffer) =>
    Buffer.concat([Buffer.from(`--cut\r\ncontent-type: ${type}\r\n\r\n`), body, Buffer.from('\r\n')])
  const response = await fetch(
    `http://${bridge.bucket.host}/upload/storage/v1/b/demo/o?uploadType=multipart&name=${encodeURIComponent(path)}`,
    {
      method: 'POST',
      headers: { 'content-type': 'multipart/related; boundary=cut' },
      body: Buffer.concat([
        part('application/json', Buffer.from(JSON.stringify({ name: path, contentType }))),
        part(contentType, bytes),
        Buffer.from('--cut--'),
      ]),
    },
  )
  if (!response.ok) throw new Error(`the upload was answered with ${response.status}`)
}
