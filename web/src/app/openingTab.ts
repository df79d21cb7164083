import type { Tab } from '../entities/people/Tab.ts'

/** Which list the section opens with (S-18, S-20, A5): Important if anybody is, else All; also when it is not known. */
export async function openingTab(): Promise<Tab> {
  const { hasImportant } = await import('../entities/tasks/hasImportant.ts')
  return (await hasImportant()) ? 'important' : 'all'
}
