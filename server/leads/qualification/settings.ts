import type { ProcessId } from '../../../contract/ids.ts'
import type {
  Criterion,
  qualificationSettings,
  editQualification as route,
} from '../../../contract/leads/qualification.ts'
import type { Received, Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { fieldRefusal, Refusal, unknownRecord } from '../../platform/refusal.ts'
import { questionnaireLibrary } from '../../process/questionnaires/library.ts'
import { notRetired, publishedProcesses } from '../../process/versions/published-processes.ts'
import { fitFilter } from '../../segments/fit-filter.ts'
import { allowEditingRules, mayEditRules } from '../policy.ts'
import { allQualifications, saveQualification, usualQualification } from './table.ts'

/** What leads are asked and what a good customer is: for all, then for each process that says it of its own. */
export async function showSettings(tx: Tx, actor: Actor): Promise<Returned<typeof qualificationSettings>> {
  const known = await allQualifications(tx, actor)
  const processes = notRetired(await publishedProcesses(tx, actor.workspaceId))
  const common = known.find(({ processId }) => processId === null) ?? usualQualification
  return {
    rows: [
      { ...partsOf(common), process: null },
      ...processes.map(({ id, document }) => ({
        ...partsOf(
          known.find(({ processId }) => processId === id) ?? { ...common, criteria: [], version: 0 },
        ),
        process: { id, name: document.name },
      })),
    ],
    questionnaires: [
      ...questionnaireLibrary().map(({ key, name }) => ({ key, name, processId: null })),
      ...processes.flatMap(({ id, document }) =>
        document.questionnaires.map(({ key, name }) => ({ key, name, processId: id })),
      ),
    ],
    can: { edit: mayEditRules(actor) || 'not_allowed' },
  }
}

/** `version` as it was read; 0 while nobody has said anything. */
type Edit = Received<typeof route>['body'] & { of: 'all' | ProcessId; version: number }

/** @throws Refusal `changed_meanwhile`, `malformed` for a filter nobody could read or a questionnaire that is not there */
export async function editSettings(tx: Tx, { of, ...edit }: Edit, actor: Actor): Promise<void> {
  allowEditingRules(actor)
  const processId = of === 'all' ? null : of
  const processes = await publishedProcesses(tx, actor.workspaceId)
  const process = processes.find(({ id }) => id === processId)
  if (processId && !process) throw unknownRecord('params.of')
  const offered = [...questionnaireLibrary(), ...(process?.document.questionnaires ?? [])]
  if (edit.questionnaire !== null && !offered.some(({ key }) => key === edit.questionnaire))
    throw fieldRefusal('malformed', 'body.questionnaire', 'no such questionnaire')
  for (const { filter } of edit.criteria) await fitFilter(tx, 'lead', filter, actor, { shared: true })
  const known = (await allQualifications(tx, actor)).find((one) => one.processId === processId)
  seen(known ?? { ...usualQualification, processId }, edit.version)
  if (!(await saveQualification(tx, actor, { ...edit, processId }))) throw new Refusal('changed_meanwhile')
  await record(tx, actor, {
    type: 'lead_qualification.edited',
    subject: { type: 'lead_qualification', id: processId ?? actor.workspaceId },
    data: { questionnaire: edit.questionnaire, criteria: edit.criteria.map(({ name }) => name) },
  })
}

const partsOf = ({
  questionnaire,
  criteria,
  version,
}: {
  questionnaire: string | null
  criteria: readonly Criterion[]
  version: number
}) => ({ questionnaire, criteria: [...criteria], version })
