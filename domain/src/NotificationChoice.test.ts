import { expect, it } from 'vitest'
import { choiceOf } from './choiceOf.ts'
import { notifiedKinds } from './notifiedKinds.ts'
import { notificationChoiceSchema } from './NotificationChoice.ts'

it('may be all kinds that there are', () => {
  const all = { ...choiceOf(null), sounds: [...notifiedKinds], pushes: [...notifiedKinds] }
  expect(notificationChoiceSchema.parse(all)).toEqual(all)
})
