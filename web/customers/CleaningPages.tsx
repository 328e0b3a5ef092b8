import { DuplicatesPage } from '../hygiene/duplicates/DuplicatesPage.tsx'
import { RepairPage } from '../hygiene/repair/RepairPage.tsx'
import { CustomerTabs } from './CustomerTabs.tsx'

/** Customers written down twice, one step from the lists of them. */
export function CustomerDuplicatesPage() {
  return <DuplicatesPage above={<CustomerTabs current="duplicates" />} />
}

/** What is missing or wrong, one step from the lists as well. */
export function CustomerRepairPage() {
  return <RepairPage above={<CustomerTabs current="repair" />} />
}
