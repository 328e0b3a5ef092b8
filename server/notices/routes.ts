import * as contract from '../../contract/notices.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { listNotices } from './list-notices.ts'
import { countUnreadNotices, readNotice, readNotices } from './read-notices.ts'

export const noticeRoutes: Binding[] = [
  bind(contract.listNotices, ({ tx, query, actor }) => listNotices(tx, query, actor)),
  bind(contract.countUnreadNotices, ({ tx, actor }) => countUnreadNotices(tx, actor)),
  bind(contract.readNotice, ({ tx, params, actor }) => readNotice(tx, params, actor)),
  bind(contract.readNotices, ({ tx, body, actor }) => readNotices(tx, body, actor)),
]
