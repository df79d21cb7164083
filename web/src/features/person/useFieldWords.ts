import type { PlanPlace } from '@chats/domain/Card'
import { useI18n } from 'vue-i18n'
import { useDictionary } from '../../entities/dictionaries/useDictionary.ts'
import { useManagers } from '../../entities/managers/useManagers.ts'

/** How fields of a card and their values are said to a manager. */
export function useFieldWords() {
  const { t, te, n } = useI18n()
  const managers = useManagers()
  const tags = useDictionary('tags')
  const plans = useDictionary('salesPlans')
  const fields = useDictionary('fields')
  const others = {
    tunnels: useDictionary('tunnels'),
    leadTools: useDictionary('leadTools'),
    sources: useDictionary('sources'),
  }
  const titleOf = (dictionary: typeof tags, id: unknown) => dictionary.wordOf(String(id))?.title ?? String(id)

  function planPlace(id: string, place: PlanPlace): string {
    const stage = plans.wordOf(id)?.stages?.find(one => one.id === place.stageId)?.title
    const parts = [stage, place.amount === undefined ? undefined : n(place.amount)].filter(Boolean)
    const plan = titleOf(plans, id)
    return parts.length ? `${plan} (${parts.join(', ')})` : plan
  }

  function ofList(field: string, values: readonly unknown[]): string {
    if (field === 'tags') return values.map(id => titleOf(tags, id)).join(', ')
    if (field === 'leadTools' || field === 'sources')
      return values.map(id => titleOf(others[field], id)).join(', ')
    return values.join(', ')
  }

  function ofMap(field: string, values: object): string {
    return Object.entries(values)
      .map(([id, value]) => {
        if (field === 'salesPlans') return planPlace(id, value as PlanPlace)
        if (field === 'fields') return `${titleOf(fields, id)}: ${plain(value)}`
        return field === 'tunnels' ? titleOf(others.tunnels, id) : id
      })
      .join(', ')
  }

  function plain(value: unknown): string {
    if (value === null || value === undefined || value === '') return t('card.nothing')
    if (typeof value === 'boolean') return t(value ? 'card.yes' : 'card.no')
    return typeof value === 'number' ? n(value) : String(value)
  }

  return {
    fieldName(field: string, key?: string): string {
      if (field === 'fields' && key) return titleOf(fields, key)
      if (field === 'salesPlans' && key) return titleOf(plans, key)
      return te(`card.fieldNames.${field}`) ? t(`card.fieldNames.${field}`) : field
    },
    valueText(field: string, value: unknown, key?: string): string {
      if (field === 'assigneeId')
        return value ? (managers.nameOf(String(value)) ?? String(value)) : t('card.nobody')
      if (key !== undefined)
        return value && field === 'salesPlans' ? planPlace(key, value as PlanPlace) : plain(value)
      if (Array.isArray(value)) return ofList(field, value) || t('card.nothing')
      if (typeof value === 'object' && value !== null) return ofMap(field, value) || t('card.nothing')
      return plain(value)
    },
  }
}
