import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Counts how often a note was asked for from outside the chat (the palette); whoever shows the chat opens it. */
export const useNoteAsked = defineStore('noteAsked', () => {
  const times = shallowRef(0)
  return { times, ask: () => void times.value++ }
})
