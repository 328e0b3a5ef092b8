import * as route from '../../../contract/hygiene/duplicates.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { dismissDuplicate, undismissDuplicate } from './dismiss-duplicate.ts'
import { listDuplicates } from './list-duplicates.ts'
import { lookAlikes } from './look-alikes.ts'
import { mergeCustomers } from './merging/merge-customers.ts'
import { listMerges } from './merging/show-merge.ts'
import { undoMerge } from './merging/undo-merge.ts'

export const duplicateRoutes: Binding[] = [
  bind(route.lookAlikes, ({ tx, query, actor }) => lookAlikes(tx, query, actor)),
  bind(route.listDuplicates, ({ tx, query, actor }) => listDuplicates(tx, query, actor)),
  bind(route.dismissDuplicate, ({ tx, params, actor }) => dismissDuplicate(tx, params, actor)),
  bind(route.undismissDuplicate, ({ tx, params, actor }) => undismissDuplicate(tx, params, actor)),
  bind(route.mergeCustomers, ({ tx, body, actor }) => mergeCustomers(tx, body, actor)),
  bind(route.listMerges, ({ tx, query, actor }) => listMerges(tx, query, actor)),
  bind(route.undoMerge, ({ tx, params, actor }) => undoMerge(tx, params.mergeId, actor)),
]
