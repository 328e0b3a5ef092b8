import { type Cast, playCast } from '../cast.ts'
import { addWithRights } from '../company.ts'
import { type Client, startServer, type TestServer } from '../server.ts'

export interface Sellers {
  server: TestServer
  cast: Cast
  /** Administers. */
  kari: Client
  ola: Client
  /** Sees and edits only customers of her own. */
  nina: Client
}

export async function playSellers(): Promise<Sellers> {
  const server = await startServer()
  const cast = await playCast(server.db)
  const keeper = await addWithRights(server.db, cast.kari, 'Nina Vik', {
    'customers.see': 'own',
    'customers.edit': 'own',
  })
  return {
    server,
    cast,
    kari: await server.client(cast.kari),
    ola: await server.client(cast.ola),
    nina: await server.client(keeper),
  }
}
