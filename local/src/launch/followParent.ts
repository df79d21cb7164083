// Loaded in front of every Node process of the suite (NODE_OPTIONS=--import). The Firebase CLI puts what it starts into
// process groups of their own; without this a killed CLI, or a killed launcher, would leave them behind.
const EVERY_MS = 1000
const GRACE_MS = 10_000

const startedBy = process.ppid
const timer = setInterval(() => {
  if (process.ppid === startedBy) return
  clearInterval(timer)
  process.kill(process.pid, 'SIGINT')
  setTimeout(() => process.exit(1), GRACE_MS).unref()
}, EVERY_MS)
timer.unref()

export {}
