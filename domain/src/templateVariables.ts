/** What a template can say of the moment it is used in. */
export const templateVariables = ['name', 'fullName', 'manager', 'channel'] as const
export type TemplateVariable = (typeof templateVariables)[number]
