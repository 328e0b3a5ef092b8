import { once } from 'node:events'
import { connect } from 'node:net'
import { type FastifyRequest, fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { hurry } from './hurry.ts'

test('a body that is kept back loses its connection; a file on a slow line does not', async () => {
  const app = fastify()
  onTestFinished(() => app.close())
  hurry(app, 200)
  app.post('/short', async () => 'done')
  app.post(
    '/file',
    {
      preParsing: async (request: FastifyRequest) => {
        request.mayTakeLong = true
      },
    },
    async () => 'done',
  )
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  const send = async (path: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nwo`,
    )
    return socket
  }
  const [short, file] = [await send('/short'), await send('/file')]
  await once(short, 'close')
  file.write('rd')
  const [answer] = await once(file, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1.1 200/)
  file.destroy()
})
