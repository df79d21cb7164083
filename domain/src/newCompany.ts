import type { Company } from './Company.ts'

/** The settings of a company that nobody has written down anything of yet; its first admin names it. */
export const newCompany = (): Company => ({
  schema: 1,
  name: '',
  timeZone: 'UTC',
  readAllBefore: 0,
  markReadOnReply: false,
})
