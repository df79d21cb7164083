/** A person as the phone page and the control calls name them; `colour` is a hue, 0–359. */
export interface PhonePerson {
  id: string
  name: string
  username?: string
  colour: number
  photo: boolean
}

/** Something in a bubble besides text; `duration` in seconds, `size` in bytes. */
export interface PhoneMedia {
  kind: string
  name: string
  url?: string
  duration?: number
  size?: number
}

/** A bubble on the customer's phone; instants in milliseconds of the virtual clock. `read`: by the other side. */
export interface PhoneMessage {
  id: string
  mine: boolean
  text: string
  at: number
  editedAt?: number
  deleted?: boolean
  replyTo?: { id: string; text: string }
  media?: PhoneMedia
  /** All of them, where one message carries several. */
  album?: PhoneMedia[]
  /** The parts of an album that is several messages share it. */
  albumId?: string
  reactions?: string[]
  /** The person's own among the reactions. */
  myReaction?: string
  read?: boolean
  buttons?: { text: string; data?: string; url?: string }[][]
}

/** A person's conversation with one bot or community. */
export interface PhoneChat {
  messenger: string
  channel: string
  person: PhonePerson
  blocked: boolean
  messages: PhoneMessage[]
}

/** What a phone hears live. */
export type PhoneEvent =
  | {
      kind: 'message'
      messenger: string
      channel: string
      person: PhonePerson
      blocked: boolean
      message: PhoneMessage
    }
  | { kind: 'chat'; messenger: string; channel: string; person: PhonePerson; blocked: boolean }
  | { kind: 'typing'; messenger: string; channel: string; personId: string }
  | { kind: 'reload' }
