import type { DealInList, Source } from '../../../contract/deals/deal.ts'
import type { CompanyId, MemberId, ProductId } from '../../../contract/ids.ts'
import type { Deal } from '../deal.ts'
import type { Names } from '../table.ts'

/** A row of dealColumns and nameColumns as the API shows a deal in a list. */
export function inList(row: Deal & Names): DealInList {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    status: row.status,
    amount: row.amount,
    currency: row.currency,
    processId: row.processId,
    stageKey: row.stageKey,
    enteredAt: row.enteredAt,
    warnAt: row.warnAt,
    deadlineAt: row.deadlineAt,
    expectedCloseOn: row.expectedCloseOn,
    nextContactOn: row.nextContactOn,
    closedAt: row.closedAt,
    createdAt: row.createdAt,
    owner: named<MemberId>(row.ownerId, row.ownerName),
    company: named<CompanyId>(row.companyId, row.companyName),
    person: row.person,
    product: named<ProductId>(row.productId, row.productName),
    source: row.source as Source | null,
    importFlags: row.importFlags,
    own: row.own,
    version: row.version,
    ...(row.tags && { tags: row.tags }),
  }
}

function named<Id extends string>(id: Id | null, name: string | null): { id: Id; name: string } | null {
  return id === null ? null : { id, name: name ?? '' }
}
