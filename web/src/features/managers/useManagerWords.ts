import { useI18n } from 'vue-i18n'
import type { ManagerOutcome } from '../../entities/managers/manageManager.ts'

/** Says why something was not done about a manager. */
export function useManagerWords() {
  const { t } = useI18n()
  return ({ why, said }: Extract<ManagerOutcome, { ok: false }>): string =>
    t(`managers.refusal.${why}`, { said: said ?? '' })
}
