import type { StackAddresses } from './StackAddresses.ts'

/** Puts a file into the stack's Storage past every rule, with the metadata that the rules look at. */
export async function putFile(
  { ports, projectId }: StackAddresses,
  path: string,
  file: { readonly type: string; readonly bytes: Uint8Array },
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  const edge = 'file-and-its-facts'
  const facts = JSON.stringify({ name: path, contentType: file.type, metadata })
  const head = `--${edge}\r\nContent-Type: application/json\r\n\r\n${facts}\r\n--${edge}\r\nContent-Type: ${file.type}\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${edge}--`)])
  const objects = `http://127.0.0.1:${ports.storage}/v0/b/${projectId}.appspot.com/o`
  const answer = await fetch(`${objects}?uploadType=multipart&name=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: {
      Authorization: 'Bearer owner',
      'Content-Type': `multipart/related; boundary=${edge}`,
      'X-Goog-Upload-Protocol': 'multipart',
    },
    body,
  })
  if (!answer.ok) throw new Error(`Storage did not take ${path}: ${answer.status} ${await answer.text()}`)
}
