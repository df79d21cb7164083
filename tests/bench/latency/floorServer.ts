import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

// The least that could do the same: an update is posted, kept in memory, pushed over a WebSocket, put into the DOM.
const page = `<!doctype html><title>floor</title><main></main><script>
const socket = new WebSocket('ws://' + location.host)
socket.onopen = () => document.title = 'open'
socket.onmessage = ({ data }) => {
  const article = document.createElement('article')
  article.dataset.testid = 'message'
  article.textContent = JSON.parse(data).message.text
  document.querySelector('main').append(article)
}
</script>`

const kept = new Map<number, unknown[]>()
const server = createServer((request, response) => {
  if (request.method !== 'POST') {
    response.setHeader('Content-Type', 'text/html')
    response.end(page)
    return
  }
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    const update = JSON.parse(body)
    const chat = kept.get(update.message.chat.id) ?? []
    chat.push(update)
    kept.set(update.message.chat.id, chat)
    for (const client of sockets.clients) client.send(body)
    response.end()
  })
})
const sockets = new WebSocketServer({ server })
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
process.on('disconnect', () => process.exit(0))
