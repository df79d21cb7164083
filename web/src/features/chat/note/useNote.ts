import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { readLocalDraft, writeLocalDraft } from '../../../entities/draft/localDraft.ts'
import { writeNote } from '../../../entities/notes/writeNote.ts'

export const LONGEST_NOTE = 5_000

interface Around {
  readonly uid: string
  readonly chatId: string
  readonly personId: string
  readonly author: () => { readonly id: string; readonly name: string } | null
  readonly tell: (words: string) => void
  readonly left: () => void
}

/** A note as it is being written (S-59…S-61): its words wait in this browser, whom it mentions until the chat closes. */
export function useNote({ uid, chatId, personId, author, tell, left }: Around) {
  const { t } = useI18n()
  const key = `note ${chatId}`
  const open = shallowRef(false)
  const text = shallowRef(readLocalDraft(uid, key)?.text ?? '')
  const mentions = shallowRef<Readonly<Record<string, string>>>({})
  const complete = computed(
    () =>
      (text.value.trim() !== '' || Object.keys(mentions.value).length > 0) &&
      text.value.trim().length <= LONGEST_NOTE,
  )

  function write(next: string) {
    text.value = next
    writeLocalDraft(uid, key, next === '' ? null : { text: next, savedAt: Date.now() })
  }

  function send() {
    const by = author()
    if (!by || !complete.value) return
    const [words, whom] = [text.value.trim(), mentions.value]
    write('')
    mentions.value = {}
    open.value = false
    left()
    writeNote({ id: crypto.randomUUID(), chatId, personId, text: words, mentions: whom, author: by }).catch(
      () => {
        write([words, text.value].filter(Boolean).join('\n\n'))
        mentions.value = { ...whom, ...mentions.value }
        open.value = true
        tell(t('chat.note.refused'))
      },
    )
  }

  return {
    open,
    text,
    mentions,
    complete,
    write,
    send,
    mention: (id: string, name: string) => (mentions.value = { ...mentions.value, [id]: name }),
    forget: (id: string) =>
      (mentions.value = Object.fromEntries(Object.entries(mentions.value).filter(([one]) => one !== id))),
  }
}
