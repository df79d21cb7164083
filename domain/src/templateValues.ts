import type { TemplateVariable } from './templateVariables.ts'

/** What the variables of a template say, of a person in a channel and of who writes; empty where that is not known. */
export const templateValues = (of: {
  readonly person: string
  readonly manager?: string
  readonly channel?: string
}): Readonly<Record<TemplateVariable, string>> => ({
  name: of.person.trim().split(/\s+/u)[0] ?? '',
  fullName: of.person.trim(),
  manager: of.manager ?? '',
  channel: of.channel ?? '',
})
