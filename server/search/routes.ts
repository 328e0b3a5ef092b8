import { search as route } from '../../contract/search.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { search } from './search.ts'

export const searchRoutes: Binding[] = [bind(route, ({ tx, query, actor }) => search(tx, query.q, actor))]
