import { dayOf } from '@chats/domain/dayOf'
import { timeZoneOf } from '@chats/domain/timeZoneOf'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useCompany } from '../../entities/company/useCompany.ts'
import { useMinute } from '../../ui/useMinute.ts'

const DAY_MS = 86_400_000
/** What is offered: this many days, the last of which is today. */
export const reportSpans = [7, 30, 90, 365] as const

/** Which days and of what a report is, kept in the address; days are those of the company. */
export function useReportPeriod() {
  const route = useRoute()
  const router = useRouter()
  const company = useCompany()
  const now = useMinute()
  const zone = computed(() => timeZoneOf(company.company?.timeZone))
  const today = computed(() => dayOf(now.value, zone.value))
  const daysBefore = (count: number) => dayOf(now.value - count * DAY_MS, zone.value)
  const asked = (name: string) => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/u.test(text ?? '')
  const day = (name: string, otherwise: string) => {
    const value = asked(name)
    return isDay(value) ? value : otherwise
  }
  const to = computed(() => day('to', today.value))
  const from = computed(() => day('from', daysBefore(29)))
  const ask = (changes: Readonly<Record<string, string | undefined>>) =>
    router.replace({ query: { ...route.query, ...changes } })

  return {
    today,
    from,
    to,
    asked,
    ask,
    /** The offered span that is shown; null for days of one's own. */
    span: computed(
      () => reportSpans.find(span => to.value === today.value && from.value === daysBefore(span - 1)) ?? null,
    ),
    showSpan: (span: number) => ask({ from: daysBefore(span - 1), to: today.value }),
  }
}
