import { watch } from 'vue'
import { useRouter } from 'vue-router'
import { localeOf } from '../i18n/Locale.ts'
import { setLocale } from '../i18n/setLocale.ts'
import { useSession } from '../entities/session/useSession.ts'
import { useAppTheme } from './useAppTheme.ts'

/** Leaves the inbox when the session does, and takes over what the manager chose on another device. */
export function useSessionEnd() {
  const session = useSession()
  const router = useRouter()
  const theme = useAppTheme()

  watch(
    () => session.stage,
    stage => {
      if (stage === 'signedOut' || stage === 'noAccess') void router.replace({ name: 'signIn' })
    },
  )
  watch(
    () => session.manager?.locale,
    locale => {
      if (locale) void setLocale(localeOf(locale))
    },
    { immediate: true },
  )
  watch(
    () => session.manager?.theme,
    choice => {
      if (choice) theme.choose(choice)
    },
    { immediate: true },
  )
}
