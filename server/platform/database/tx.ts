import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { PoolClient } from 'pg'
import { ask } from './ask.ts'
import { enterWorkspace, type Pool, statementName } from './pool.ts'

/**
 * One connection inside one workspace. Commands and questions receive it; there is no importable database.
 * A command's Tx is a transaction; a question's may be a bare connection, since one statement is its own snapshot.
 * Each concept's table.ts gives it its tables' types: `tx.withTables<DealTables>()`.
 */
export type Tx = Kysely<unknown>

export interface Database {
  /** Runs `work` in one transaction of the workspace; a thrown error rolls back. Serialization faults are retried. */
  write<T>(workspaceId: string | null, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs questions on one connection of the workspace, without a transaction. */
  read<T>(workspaceId: string | null, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The bare connection, for COPY and LISTEN. */
  withClient<T>(workspaceId: string | null, work: (client: PoolClient) => Promise<T>): Promise<T>
  end(): Promise<void>
}

export function openDatabase(pool: Pool): Database {
  async function withClient<T>(
    workspaceId: string | null,
    work: (client: PoolClient) => Promise<T>,
  ): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await enterWorkspace(client, workspaceId)
      return await work(client)
    } catch (fault) {
      if (isBroken(fault)) broken = fault as Error
      throw fault
    } finally {
      client.release(broken)
    }
  }

  return {
    withClient,
    read: (workspaceId, work) => withClient(workspaceId, (client) => work(txOn(client))),
    write: (workspaceId, work) =>
      retried(() => withClient(workspaceId, (client) => inTransaction(client, () => work(txOn(client))))),
    end: () => pool.end(),
  }
}

export async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    throw fault
  }
}

const transient = new Set(['40001', '40P01'])

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (fault) {
      if (tries === 4 || !transient.has((fault as { code?: string }).code ?? '')) throw fault
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** tries * (0.5 + Math.random())))
    }
  }
}

/** Connection faults (class 08, 57P0x, a closed socket) spoil the client; everything else leaves it usable. */
function isBroken(fault: unknown): boolean {
  const code = (fault as { code?: string }).code ?? ''
  return (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    /^E[A-Z]+$/.test(code) ||
    /terminated/.test(String(fault))
  )
}

const clients = new WeakMap<PoolClient, Tx>()
const clientsUnder = new WeakMap<Tx, PoolClient>()

/** The connection a Tx runs on, for COPY. */
export function clientOf(tx: Tx): PoolClient {
  const client = clientsUnder.get(tx)
  if (!client) throw new Error('not a Tx of this house')
  return client
}

/** Kysely over a client that is already acquired; made once per connection. */
export function txOn(client: PoolClient): Tx {
  let tx = clients.get(client)
  if (tx) return tx
  tx = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => driverOn(client),
    },
  })
  clients.set(client, tx)
  clientsUnder.set(tx, client)
  return tx
}

function driverOn(client: PoolClient): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, rowCount, command } = await ask<R & object>(client, {
        name: statementName(query.sql),
        text: query.sql,
        values: query.parameters as unknown[],
      })
      const counted =
        command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
      return counted ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
    },
    async *streamQuery() {
      throw new Error('streaming is done with COPY')
    },
  }
  const own = () => Promise.reject(new Error('a command does not open its own transaction'))
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: own,
    commitTransaction: own,
    rollbackTransaction: own,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}
