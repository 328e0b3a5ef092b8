import type { CompiledQuery } from 'kysely'
import pg from 'pg'
import utils from 'pg/lib/utils.js'

/** A statement with each value written as a literal where its number stood: for what takes no parameters, or is planned once. */
export function withValues({ sql, parameters }: CompiledQuery): string {
  return sql.replace(/\$(\d+)/g, (_, number: string) => {
    const value: unknown = utils.prepareValue(parameters[Number(number) - 1])
    if (value === null) return 'null'
    if (typeof value !== 'string') throw new Error('a value that is not written as text')
    return pg.escapeLiteral(value)
  })
}
