import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { readLocalNote, writeLocalNote } from '../../../entities/draft/localNote.ts'
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

/** A note as it is being written (S-59…S-61): its words, and whom it mentions, wait in this browser. */
export function useNote({ uid, chatId, personId, author, tell, left }: Around) {
  const { t } = useI18n()
  const open = shallowRef(false)
  const kept = readLocalNote(uid, chatId)
  const text = shallowRef(kept?.text ?? '')
  const mentions = shallowRef<Readonly<Record<string, string>>>(kept?.mentions ?? {})
  const complete = computed(
    () =>
      (text.value.trim() !== '' || Object.keys(mentions.value).length > 0) &&
      text.value.trim().length <= LONGEST_NOTE,
  )

  function keep(next: { text?: string; mentions?: Readonly<Record<string, string>> }) {
    text.value = next.text ?? text.value
    mentions.value = next.mentions ?? mentions.value
    writeLocalNote(uid, chatId, { text: text.value, mentions: mentions.value })
  }
  const write = (next: string) => keep({ text: next })

  function send() {
    const by = author()
    if (!by || !complete.value) return
    const [words, whom] = [text.value.trim(), mentions.value]
    keep({ text: '', mentions: {} })
    open.value = false
    left()
    writeNote({ id: crypto.randomUUID(), chatId, personId, text: words, mentions: whom, author: by }).catch(
      () => {
        keep({
          text: [words, text.value].filter(Boolean).join('\n\n'),
          mentions: { ...whom, ...mentions.value },
        })
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
    mention: (id: string, name: string) => keep({ mentions: { ...mentions.value, [id]: name } }),
    forget: (id: string) =>
      keep({ mentions: Object.fromEntries(Object.entries(mentions.value).filter(([one]) => one !== id)) }),
  }
}
