import { useSay } from '../../platform/i18n.tsx'
import { NurturingPart } from './lists/NurturingPart.tsx'
import { ReasonsPart } from './lists/ReasonsPart.tsx'
import { RolesPart } from './lists/RolesPart.tsx'
import { usePanel } from './panel.ts'
import type { EditorPlace } from './place.ts'
import { ProcessPart } from './process/ProcessPart.tsx'
import { QuestionnairesPart } from './questionnaires/QuestionnairesPart.tsx'
import { StagePart } from './stage/StagePart.tsx'
import { TaskPart } from './task/TaskPart.tsx'

/** The part of the panel that belongs to a place. */
export function PanelPart({ place }: { place: EditorPlace }) {
  switch (place.kind) {
    case 'process':
      return <ProcessPart />
    case 'stage':
    case 'task':
      return <StageOrTask place={place} />
    case 'roles':
      return <RolesPart />
    case 'questionnaires':
      return <QuestionnairesPart chosen={place.questionnaire} />
    case 'nurturing':
      return <NurturingPart />
    case 'reasons':
      return <ReasonsPart />
  }
}

function StageOrTask({ place }: { place: Extract<EditorPlace, { kind: 'stage' | 'task' }> }) {
  const say = useSay()
  const { document } = usePanel()
  const at = document.stages.findIndex(({ key }) => key === place.stage)
  const stage = document.stages[at]
  const gone = <p className="quiet">{say('panel.gone')}</p>
  if (!stage) return gone
  if (place.kind === 'stage') return <StagePart key={stage.key} stage={stage} at={at} />
  const taskAt = stage.tasks.findIndex(({ key }) => key === place.task)
  const task = stage.tasks[taskAt]
  if (!task) return gone
  return <TaskPart key={task.key} stage={stage} task={task} path={`stages.${at}.tasks.${taskAt}`} />
}
