import { sql } from 'kysely'
import type { WorkspaceId } from '../contract/ids.ts'
import { forgetOldBulkEdits } from './bulk/forget-old-bulk-edits.ts'
import { sweepTalks } from './chat/talks/sweep-talks.ts'
import { fireDeadlines } from './deadlines/fire-deadlines.ts'
import { recountDeadlines } from './deadlines/recounting/recount-deadlines.ts'
import { foldGrownTotals } from './deals/lists/fold-grown-totals.ts'
import { wakeRestedDeals } from './deals/resting/wake-rested-deals.ts'
import { sweepSubmissions } from './forms/taking/sweep-submissions.ts'
import { lookAfterRecords } from './hygiene/checks/look-after-records.ts'
import { findDuplicates } from './hygiene/duplicates/find-duplicates.ts'
import { forgetOldMerges } from './hygiene/duplicates/merging/forget-old-merges.ts'
import { passOnLateLeads } from './leads/assignment/pass-on-late-leads.ts'
import { assignWaitingLeads } from './leads/assignment/waiting-leads.ts'
import { recycleLeads } from './leads/recycling/recycle-leads.ts'
import { notify } from './notices/notify.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/tx.ts'
import { openFileStore } from './platform/files/store.ts'
import { sweepIdempotencyKeys } from './platform/http/sweep-idempotency-keys.ts'
import { every, type Job } from './platform/jobs/every.ts'
import type { Log } from './platform/log.ts'
import { keepRetention } from './privacy/retention/keep-retention.ts'
import { learnScores } from './scoring/learned/learn-scores.ts'
import { rescoreLeads } from './scoring/rules/rescore-leads.ts'
import { sweepWords } from './search/sweep-words.ts'
import { scanWaiting } from './tasks/files/scan-waiting.ts'
import { sweepFiles } from './tasks/files/sweep-files.ts'
import { keepDeputies } from './team/deputies/keep-deputies.ts'
import { sweepIdentity } from './team/identity/sweep-identity.ts'

/** What is done without anybody asking. Each round is safe to repeat, and to run in two processes at once. */
export function startJobs(
  db: Database,
  log: Log,
  { dataFolder, scanCommand }: Pick<Config, 'dataFolder' | 'scanCommand'>,
): Job {
  const store = openFileStore(dataFolder)
  const foldGrown = foldGrownTotals()
  const jobs = [
    every(20_000, 'fold totals', forEachWorkspace(db, foldGrown), log),
    every(5_000, 'tell of deadlines', (signal) => fireDeadlines(db, signal), log),
    every(1_500, 'count deadlines again', (signal) => recountDeadlines(db, signal), log),
    every(60_000, 'wake resting deals', forEachWorkspace(db, wakeRestedDeals), log),
    every(10_000, 'give out waiting leads', forEachWorkspace(db, assignWaitingLeads), log),
    every(10_000, 'pass on late leads', forEachWorkspace(db, passOnLateLeads), log),
    every(5_000, 'score leads', forEachWorkspace(db, rescoreLeads), log),
    every(
      15_000,
      'learn lead scores',
      async (signal) => learnScores(db, await workspaceIds(db), signal),
      log,
    ),
    every(
      20_000,
      'begin and end deputies',
      forEachWorkspace(db, (tx, id) => keepDeputies(tx, id, notify)),
      log,
    ),
    every(60_000, 'recycle leads', forEachWorkspace(db, recycleLeads), log),
    every(
      10_000,
      'find duplicates',
      async (signal) => findDuplicates(db, await workspaceIds(db), { signal }),
      log,
    ),
    every(
      2_000,
      'look after records',
      async (signal) => lookAfterRecords(db, await workspaceIds(db), { signal }),
      log,
    ),
    every(3_600_000, 'forget old merges', forEachWorkspace(db, forgetOldMerges), log),
    every(3_600_000, 'forget old bulk edits', forEachWorkspace(db, forgetOldBulkEdits), log),
    every(
      3_600_000,
      'keep retention',
      async (signal) => keepRetention(db, store, await workspaceIds(db), { signal }),
      log,
    ),
    every(60_000, 'sweep words of names', forEachWorkspace(db, sweepWords), log),
    every(600_000, 'sweep idempotency keys', forEachWorkspace(db, sweepIdempotencyKeys), log),
    every(3_600_000, 'sweep what forms were sent', forEachWorkspace(db, sweepSubmissions), log),
    every(3_600_000, 'sweep abandoned chats', forEachWorkspace(db, sweepTalks), log),
    every(600_000, 'sweep identity', () => db.write(null, sweepIdentity), log),
    every(
      120_000,
      'scan files',
      async (signal) => scanWaiting(db, store, await workspaceIds(db), { scanCommand, signal }),
      log,
    ),
    every(
      3_600_000,
      'sweep files',
      async (signal) => sweepFiles(db, store, await workspaceIds(db), { now: Date.now(), signal }),
      log,
    ),
  ]
  return {
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()))
    },
  }
}

type Work = (
  tx: Parameters<Parameters<Database['write']>[1]>[0],
  workspaceId: WorkspaceId,
) => Promise<unknown>

/** A transaction for each workspace, so that none waits for another. */
function forEachWorkspace(db: Database, work: Work) {
  return async (signal: AbortSignal): Promise<void> => {
    for (const id of await workspaceIds(db)) {
      if (signal.aborted) return
      await db.write(id, (tx) => work(tx, id))
    }
  }
}

async function workspaceIds(db: Database): Promise<WorkspaceId[]> {
  const { rows } = await db.read(null, (tx) =>
    sql<{ id: WorkspaceId }>`select workspace_ids() as id`.execute(tx),
  )
  return rows.map(({ id }) => id)
}
