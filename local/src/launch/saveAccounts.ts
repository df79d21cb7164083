import { mkdir } from 'node:fs/promises'

/**
 * Has the running suite write its accounts and files to `folder`, from where the next run imports them. Firestore is
 * not among them: our server keeps its own data as it goes; Google's (`official`) is exported with the rest. A suite
 * that cannot answer is left alone: what was saved before stays.
 */
export async function saveAccounts(hubPort: number, folder: string, official: boolean): Promise<void> {
  await mkdir(folder, { recursive: true })
  const targets = ['auth', 'storage', ...(official ? ['firestore'] : [])]
  await fetch(`http://127.0.0.1:${hubPort}/_admin/export`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ path: folder, initiatedBy: 'launcher', targets }),
    signal: AbortSignal.timeout(3000),
  }).catch(() => {})
}
