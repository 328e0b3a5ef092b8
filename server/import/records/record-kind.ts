import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { FileRow, Plan } from '../import.ts'
import type { Run } from '../running/run.ts'

/** How one kind of record is imported, a batch at a time. */
export interface RecordKind<Record> {
  /** What would become of the rows. Writes nothing; outside a dry run it locks the records it found. */
  plan(tx: Tx, actor: Actor, run: Run, rows: readonly FileRow[]): Promise<Plan<Record>[]>
  /** Writes a plan whose rows did not fail, set by set, and puts what was into `before`. */
  write(tx: Tx, actor: Actor, run: Run, plans: readonly Plan<Record>[]): Promise<void>
  /** What can only be done when all rows are there, such as a company's parent that stands further down the file. */
  finish?(tx: Tx, actor: Actor, run: Run): Promise<void>
}
