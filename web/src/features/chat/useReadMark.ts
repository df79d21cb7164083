import type { Person } from '@chats/domain/Person'
import { useEventListener } from '@vueuse/core'
import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { markRead } from '../../entities/messages/markRead.ts'
import type { Row } from '../../entities/Row.ts'
import { isReadKey } from './chatKeys.ts'

interface Around {
  readonly chatId: string
  readonly root: Readonly<ShallowRef<HTMLElement | null>>
  readonly person: () => Row<Person> | null
  readonly by: () => { readonly id: string; readonly name: string } | null
  readonly unread: () => number
  readonly online: () => boolean
  readonly tell: (words: string) => void
}

/** Marks what is unread in a chat as read: by the button, and by Shift+Enter. */
export function useReadMark({ chatId, root, person, by, unread, online, tell }: Around) {
  const { t } = useI18n()

  async function read() {
    const [row, reader] = [person(), by()]
    if (!row || !reader || unread() === 0) return
    const done = await markRead({ person: row, chatId, by: reader }, online())
    tell(t(done ? 'chat.marked' : 'chat.markReadRefused'))
  }

  /** Anywhere on the page, but not over another field, link or dialog that has its own use for the key. */
  useEventListener(window, 'keydown', event => {
    if (!isReadKey(event) || event.defaultPrevented || !(event.target instanceof Element)) return
    const taken = event.target.closest('input, textarea, select, a, button, [role="dialog"], [role="menu"]')
    if (taken && !root.value?.contains(event.target)) return
    event.preventDefault()
    void read()
  })

  return read
}
