import type { BulkOf } from '../../bulk/bulk.ts'
import { BulkEditList, type Lists } from '../../bulk/runs/BulkEditList.tsx'
import { useCompanyBulk } from '../../customers/companies/company-bulk.ts'
import { usePersonBulk } from '../../customers/people/person-bulk.tsx'
import { useDealBulk } from '../../deals/bulk/deal-bulk.tsx'
import { useProductBulk } from '../../products/product-bulk.ts'
import { useLeadBulk } from './lead-bulk.tsx'

/** The bulk edits of all lists. It stands with the leads because the words of every list are known from here on. */
export function BulkEditsPage() {
  const lists: Lists = {
    companies: { entity: 'company', bulk: useCompanyBulk() ?? nothing },
    people: { entity: 'person', bulk: usePersonBulk() ?? nothing },
    deals: { entity: 'deal', bulk: useDealBulk() ?? nothing },
    leads: { entity: 'lead', bulk: useLeadBulk() ?? nothing },
    products: { entity: 'product', bulk: useProductBulk() ?? nothing },
  }
  return <BulkEditList lists={lists} />
}

/** Who may edit none of a list any more still sees what he did; its fields have lost their names for him. */
const nothing: BulkOf<never> = { rowLabel: () => '', allLabel: '', fields: [] }
