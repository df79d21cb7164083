import { hostOf } from '@chats/domain/hostOf'
import { tunnelWords } from '@chats/domain/tunnelWords'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDictionary } from '../../entities/dictionaries/useDictionary.ts'
import type { Word } from '../../entities/dictionaries/useDictionary.ts'
import { useManagers } from '../../entities/managers/useManagers.ts'
import { useSession } from '../../entities/session/useSession.ts'
import { useWebhooks } from '../../entities/webhooks/useWebhooks.ts'

/** A choice of a list. */
export interface Option {
  readonly value: string
  readonly text: string
}

/** As of WEBHOOKS_TO_LOOPBACK of the functions: the local stack posts to itself. */
const allowLoopback = import.meta.env.VITE_LOCAL === '1'

/** What blocks can name: words of the company, managers, and for admins the webhooks whose secrets may sign. */
export function useTunnelOptions() {
  const { t } = useI18n()
  const [tags, plans, fields, tunnels] = (['tags', 'salesPlans', 'fields', 'tunnels'] as const).map(kind =>
    useDictionary(kind),
  ) as [
    ReturnType<typeof useDictionary>,
    ReturnType<typeof useDictionary>,
    ReturnType<typeof useDictionary>,
    ReturnType<typeof useDictionary>,
  ]
  const managers = useManagers()
  const session = useSession()
  const isAdmin = () => session.claims?.role === 'admin'
  const hooks = useWebhooks(isAdmin)
  const knownHooks = computed(() => (isAdmin() && hooks.state.value === 'ready' ? hooks.rows.value : null))
  const atWork = computed(() => managers.active)
  const optionsOf = (words: ComputedRef<readonly Word[]>) =>
    computed(() => words.value.map(({ id, title }): Option => ({ value: id, text: title })))
  const entriesOf = (words: readonly Word[]) => Object.fromEntries(words.map(word => [word.id, word]))
  const tagOptions = optionsOf(tags.offered)
  const planOptions = optionsOf(plans.offered)
  return {
    known: computed(() => [tags, plans, fields, tunnels].every(({ state }) => state.value !== 'loading')),
    words: computed(() =>
      tunnelWords(
        {
          tags: entriesOf(tags.words.value),
          salesPlans: entriesOf(plans.words.value),
          fields: entriesOf(fields.words.value),
          tunnels: entriesOf(tunnels.words.value),
        },
        atWork.value.map(({ id }) => id),
        { hooks: knownHooks.value?.map(({ id }) => id) ?? null, allowLoopback },
      ),
    ),
    tags: tagOptions,
    plans: planOptions,
    fields: optionsOf(fields.offered),
    tunnels: optionsOf(tunnels.offered),
    managers: computed(() => atWork.value.map(({ id, name }): Option => ({ value: id, text: name }))),
    /** Null for who is no admin. */
    hooks: computed(
      () => knownHooks.value?.map(({ id, url }): Option => ({ value: id, text: hostOf(url) })) ?? null,
    ),
    allowLoopback,
    stagesOf: (planId: string): readonly Option[] =>
      (plans.wordOf(planId)?.stages ?? []).map(({ id, title }) => ({ value: id, text: title })),
    facets: computed((): readonly Option[] => [
      { value: 'phone', text: t('tunnels.facet.phone') },
      { value: 'email', text: t('tunnels.facet.email') },
      { value: 'm:telegram', text: t('tunnels.facet.in', { what: 'Telegram' }) },
      { value: 'm:vk', text: t('tunnels.facet.in', { what: 'VK' }) },
      ...tagOptions.value.map(({ value, text }) => ({
        value: `tag:${value}`,
        text: t('tunnels.facet.tag', { what: text }),
      })),
      ...planOptions.value.map(({ value, text }) => ({
        value: `plan:${value}`,
        text: t('tunnels.facet.plan', { what: text }),
      })),
      ...tunnels.offered.value.map(({ id, title }) => ({
        value: `tunnel:${id}`,
        text: t('tunnels.facet.tunnel', { what: title }),
      })),
    ]),
  }
}

export type TunnelOptions = ReturnType<typeof useTunnelOptions>
