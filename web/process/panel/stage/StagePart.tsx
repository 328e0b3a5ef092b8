import type { Stage } from '../../../../contract/process-document.ts'
import { StageWhat } from './StageWhat.tsx'

export interface StageProps {
  stage: Stage
  /** Its place among the stages. */
  at: number
}

/** Everything about a stage, by the questions whoever owns the process has about it. */
export function StagePart(props: StageProps) {
  return <StageWhat {...props} />
}
