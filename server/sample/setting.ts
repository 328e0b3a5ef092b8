import type {
  CompanyId,
  MemberId,
  PersonId,
  ProcessId,
  ProcessVersionId,
  ProductId,
  WorkspaceId,
} from '../../contract/ids.ts'
import type { ProcessDocument } from '../../contract/process/process-document.ts'
import type { Language } from '../../contract/text.ts'
import type { WorkingCalendar } from '../platform/time/business-calendar.ts'
import type { Random } from './random.ts'
import type { Words } from './words/words.ts'

/** The company in which deals are lived: who sells what to whom, by which processes. */
export interface Setting {
  workspaceId: WorkspaceId
  language: Language
  words: Words
  currency: string
  /** 100 for currencies of two decimals. */
  minorPerUnit: number
  calendar: WorkingCalendar
  random: Random
  /** Epoch ms. */
  now: number
  /** Rows are marked as the sample company's. */
  sample: boolean
  /** Every task is there, and tasks and activities have their events; else only what reports count, for large companies. */
  detailed: boolean
  processes: readonly RunProcess[]
  sellers: readonly Seller[]
  /** Who holds a role of the processes. */
  holders: ReadonlyMap<string, readonly MemberId[]>
  products: readonly Product[]
  companies: readonly Customer[]
}

export interface RunProcess {
  id: ProcessId
  versionId: ProcessVersionId
  document: ProcessDocument
}

export interface Seller {
  id: MemberId
  /** 1 wins as often as the average. */
  skill: number
}

export interface Product {
  id: ProductId
  name: string
  series: string | null
  /** Minor units. */
  price: number
}

export interface Customer {
  id: CompanyId
  name: string
  industry: string
  employees: number
  people: readonly PersonId[]
}
