import { nameRecords as namesRoute, searchKind, search as searchRoute } from '../../contract/search.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { listFound } from './list-found.ts'
import { nameRecords } from './name-records.ts'
import { search } from './search.ts'

export const searchRoutes: Binding[] = [
  bind(searchRoute, ({ tx, query, actor }) => search(tx, query.q, actor)),
  bind(namesRoute, ({ tx, query, actor }) => nameRecords(tx, query, actor)),
  bind(searchKind, ({ tx, params, query, actor }) => listFound(tx, params.kind, query, actor)),
]
