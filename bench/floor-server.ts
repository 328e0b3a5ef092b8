import { fastify } from 'fastify'
import { openPool } from '../server/platform/database/pool.ts'
import { type FloorName, floorStatements } from './floor-statements.ts'

/** A bare Fastify in front of bare prepared statements: `/read?p=…` answers the rows, whatever they are. */
const { databases, workspaces } = JSON.parse(process.argv[2] ?? '{}') as {
  databases: Record<string, object>
  workspaces: Record<string, string>
}
const app = fastify()

for (const [size, options] of Object.entries(databases)) {
  const pool = openPool({ ...options, max: 8, options: `-c app.workspace=${workspaces[size]}` })
  for (const [name, text] of Object.entries(floorStatements) as [FloorName, string][])
    app.get(`/${size}/${name}`, async (request) => {
      const { p } = request.query as { p?: string | string[] }
      const { rows } = await pool.query({ name, text, values: [workspaces[size], ...[p ?? []].flat()] })
      return rows
    })
}

process.on('SIGTERM', () => process.exit(0))
const url = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.(url)
