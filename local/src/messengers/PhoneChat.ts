/** A person as the phone page and the control calls name them; `colour` is a hue, 0–359. */
export interface PhonePerson {
  id: string
  name: string
  username?: string
  colour: number
  photo: boolean
}

/** A bubble on the customer's phone; instants in milliseconds of the virtual clock. */
export interface PhoneMessage {
  id: string
  mine: boolean
  text: string
  at: number
  editedAt?: number
  deleted?: boolean
  replyTo?: { id: string; text: string }
  media?: { kind: string; name: string; url?: string }
  reactions?: string[]
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
