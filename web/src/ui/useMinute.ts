import { shallowRef } from 'vue'

const MINUTE = 60_000
const now = shallowRef(Date.now())
let ticking = false

/** The present moment, renewed when the minute turns: enough for texts like "yesterday". Shared by the page. */
export function useMinute() {
  if (!ticking) {
    ticking = true
    tick()
  }
  return now
}

function tick() {
  now.value = Date.now()
  setTimeout(tick, MINUTE - (Date.now() % MINUTE) + 20)
}
