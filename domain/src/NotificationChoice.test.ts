import { expect, it } from 'vitest'
import { choiceOf, notifiedKinds } from './choiceOf.ts'
import { notificationChoiceSchema } from './NotificationChoice.ts'

it('may be all kinds that there are', () => {
  const all = { ...choiceOf(null), sounds: [...notifiedKinds], pushes: [...notifiedKinds] }
  expect(notificationChoiceSchema.parse(all)).toEqual(all)
})
