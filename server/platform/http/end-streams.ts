import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/**
 * Answers that never end by themselves (server-sent events) would keep a server from closing. Call what this returns
 * when closing begins: browsers come back to the next server by themselves.
 * @param path of the stream, without a query
 */
export function endStreams(server: Server, path: string): () => void {
  const open = new Set<ServerResponse>()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.split('?')[0] !== path) return
    open.add(response)
    response.once('close', () => open.delete(response))
  })
  return () => {
    for (const response of open) response.end()
  }
}
