import type { Actor } from '../server/platform/actor.ts'
import { type Cast, playCast } from './cast.ts'
import { type Client, type ServerOptions, serverForFile, type TestServer } from './server.ts'

/** Whoever of the cast can sign in. */
type Player = { [Name in keyof Cast]: Cast[Name] extends Actor ? Name : never }[keyof Cast]

/** A server in which the cast is at work, and a client for each who was named. */
export type House<Name extends Player> = { server: TestServer; cast: Cast } & Record<Name, Client>

/**
 * How most tests of the server begin: awaited at the top of a file, closed when all its tests have ended.
 *
 *     const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])
 *
 * @param by how they sign in: by API key unless said otherwise
 */
export async function openHouse<Name extends Player = never>(
  names: readonly Name[] = [],
  { by, ...options }: ServerOptions & { by?: 'key' | 'cookie' } = {},
): Promise<House<Name>> {
  const server = await serverForFile(options)
  const cast = await playCast(server.db)
  const clients = {} as Record<Name, Client>
  for (const name of names) clients[name] = await server.client(cast[name], by)
  return { server, cast, ...clients }
}
