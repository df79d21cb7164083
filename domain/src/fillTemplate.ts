import { templateVariables } from './templateVariables.ts'
import type { TemplateVariable } from './templateVariables.ts'

const PLACE = /(,?[^\S\n]*)\{\{\s*(\w+)\s*\}\}/gu
const isVariable = (word: string): word is TemplateVariable =>
  (templateVariables as readonly string[]).includes(word)

/**
 * A template's text with its variables filled in. One that is not known here takes the comma and the space before it
 * along («Добрый день, {{name}}!» → «Добрый день!»); a word that is no variable stays as it is.
 */
export const fillTemplate = (text: string, values: Readonly<Record<TemplateVariable, string>>): string =>
  text.replace(PLACE, (whole, before: string, word: string) => {
    if (!isVariable(word)) return whole
    const value = values[word].trim()
    return value === '' ? '' : before + value
  })
