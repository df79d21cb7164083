import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { fileRefusalOf } from '../fileRefusal.ts'
import { fetchFile } from './fetchFile.ts'
import { isVkAddress } from './isVkAddress.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise(resolve => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const open = (address: string, apiRoot: string) => fetchFile(address, { apiRoot, timeoutMs: 3000 })
const refusalOf = (opening: Promise<unknown>) =>
  opening.then(
    () => 'opened',
    (error: unknown) => fileRefusalOf(error) ?? 'later',
  )

describe('the addresses that are asked', () => {
  it.each([
    'https://sun9-1.userapi.com/impg/a.jpg?size=1',
    'https://vk.com/doc1_2?hash=a',
    'https://vk.ru/doc1_2',
    'https://psv4.vkuseraudio.net/a.mp3',
    'https://psv4.vkuser.net/a.ogg',
  ])('%s', address => {
    expect(isVkAddress(address, 'https://api.vk.ru')).toBe(true)
  })
  it.each([
    'http://vk.com/a',
    'https://vk.com:8443/a',
    'https://vk.com@evil.org/a',
    'https://user:password@vk.com/a',
    'https://evil.org/vk.com',
    'https://evilvk.com/a',
    'https://vk.com.evil.org/a',
    'https://127.0.0.1/a',
    'http://127.0.0.1:8090/vk-file/a',
    'http://169.254.169.254/computeMetadata/v1/',
    'file:///etc/passwd',
    'data:text/plain,a',
    '//vk.com/a',
    '',
  ])('not %s', address => {
    expect(isVkAddress(address, 'https://api.vk.ru')).toBe(false)
  })
  it('where the API itself is, locally', () => {
    expect(isVkAddress('http://127.0.0.1:8090/vk-file/a', 'http://127.0.0.1:8090/vk-api')).toBe(true)
    expect(isVkAddress('http://127.0.0.1:8091/vk-file/a', 'http://127.0.0.1:8090/vk-api')).toBe(false)
  })
})

describe('fetching', () => {
  it('gives the bytes and what they are said to be, also behind a redirect', async () => {
    const root = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end()
      else response.writeHead(200, { 'content-type': 'image/png' }).end('bytes')
    })
    const { bytes, contentType } = await open(`${root}/a`, root)
    expect([Buffer.from(bytes).toString(), contentType]).toEqual(['bytes', 'image/png'])
  })
  it('does not follow a redirect to another host', async () => {
    let asked = 0
    const other = await serve((_request, response) => {
      asked++
      response.end('secret')
    })
    const root = await serve((_request, response) => {
      response.writeHead(302, { location: `${other}/b` }).end()
    })
    expect(await refusalOf(open(`${root}/a`, root))).toBe('gone')
    expect(asked).toBe(0)
  })
  it('does not go round in a circle', async () => {
    const root = await serve((_request, response) => response.writeHead(302, { location: '/a' }).end())
    expect(await refusalOf(open(`${root}/a`, root))).toBe('gone')
  })
  it.each([
    [404, 'gone'],
    [403, 'gone'],
    [500, 'later'],
    [429, 'later'],
  ])('%i is %s', async (status, why) => {
    const root = await serve((_request, response) => response.writeHead(status).end())
    expect(await refusalOf(open(`${root}/a`, root))).toBe(why)
  })
  it('stops at 20 MB, announced or not', async () => {
    const megabyte = Buffer.alloc(1024 * 1024)
    const endless = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(megabyte));
      }
      response.on('drain', more)
      more()
    })
    expect(await refusalOf(open(`${endless}/a`, endless))).toBe('too_big')
    const announced = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 21 * 1024 * 1024 }).flushHeaders()
    })
    expect(await refusalOf(open(`${announced}/a`, announced))).toBe('too_big')
  })
  it('a file that is cut on its way is none', async () => {
    const root = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('half', () => response.destroy())
    })
    expect(await refusalOf(open(`${root}/a`, root))).toBe('later')
  })
})
