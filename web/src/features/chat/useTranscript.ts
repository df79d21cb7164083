import type { Content } from '@chats/domain/Content'
import { useI18n } from 'vue-i18n'
import { safeFileName } from '../../entities/files/safeFileName.ts'
import { saveBlob } from '../../entities/files/saveBlob.ts'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { readMessages, type ReadMessages } from '../../entities/messages/readMessages.ts'
import { eventWord } from './events/eventWord.ts'
import { isEvent } from './isEvent.ts'
import { kindWord } from './kindWord.ts'
import { printText } from './printText.ts'
import { transcriptOf } from './transcriptOf.ts'

const PAGE = 500
/** Each costs a read. */
const MOST = 3_000

interface Use {
  readonly chatId: string
  readonly name: () => string
  readonly channel: () => string
  readonly tell: (words: string) => void
}

/** The conversation as text, to keep or to print: the newest messages up to a bound, which it names when it cut. */
export function useTranscript({ chatId, name, channel, tell }: Use) {
  const { t, locale } = useI18n()
  let busy = false

  async function read(): Promise<{ messages: readonly LiveMessage[]; complete: boolean } | null> {
    let all: readonly LiveMessage[] = []
    let last: ReadMessages['last'] = null
    while (all.length < MOST) {
      const page = await readMessages(chatId, last, PAGE)
      if (!page) return null
      all = [...page.messages, ...all]
      last = page.last
      if (page.complete) return { messages: all, complete: true }
    }
    return { messages: all, complete: false }
  }

  async function compose(): Promise<string | null> {
    if (busy) return null
    busy = true
    tell(t('chat.more.reading'))
    const found = await read()
    busy = false
    tell(found ? '' : t('chat.more.failed'))
    if (!found) return null
    return transcriptOf(found.messages, {
      head: [
        t('chat.transcript.title', { name: name() }),
        t('chat.transcript.channel', { channel: channel() }),
        ...(found.complete ? [] : [t('chat.transcript.cut', { count: found.messages.length })]),
      ],
      deleted: t('chat.transcript.deleted'),
      edited: t('chat.transcript.edited'),
      kind: content => t(wordFor(content)),
      author: ({ direction, author }) => (direction === 'in' ? name() : author.name),
      locale: locale.value,
    })
  }

  return {
    async save() {
      const text = await compose()
      if (text === null) return
      const day = new Date().toLocaleDateString('en-CA')
      // The mark at its beginning tells every editor that the text is UTF-8.
      saveBlob(new Blob(['\uFEFF', text]), safeFileName(`${name()} ${day}.txt`))
    },
    async print() {
      const text = await compose()
      if (text !== null) printText(text)
    },
  }
}

function wordFor(content: Content) {
  if (content.kind === 'note') return 'chat.note.title' as const
  return isEvent(content) ? eventWord(content) : kindWord(content.kind)
}
