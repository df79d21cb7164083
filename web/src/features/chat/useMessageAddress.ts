import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** The message that the page's address asks for, and the address of any message. */
export function useMessageAddress(personId: string, chatId: string) {
  const route = useRoute()
  const router = useRouter()
  const asked = computed(() => (typeof route.query.message === 'string' ? route.query.message : null))
  return {
    asked,
    /** Takes the message out of the address: one has gone on from it. */
    forget() {
      if (asked.value !== null) void router.replace({ query: { ...route.query, message: undefined } })
    },
    linkOf: (messageId: string) =>
      location.origin +
      router.resolve({
        name: 'inbox',
        params: { tab: 'all', personId, chatId },
        query: { message: messageId },
      }).href,
  }
}
