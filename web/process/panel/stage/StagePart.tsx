import type { Stage } from '../../../../contract/process/process-document.ts'
import { StageGate } from './StageGate.tsx'
import { StageRest } from './StageRest.tsx'
import { StageWays } from './StageWays.tsx'
import { StageWhat } from './StageWhat.tsx'
import { StageWho } from './StageWho.tsx'

export interface StageProps {
  stage: Stage
  /** Its place among the stages. */
  at: number
}

/** Everything about a stage, by the questions whoever owns the process has about it. */
export function StagePart(props: StageProps) {
  return (
    <>
      <StageWhat {...props} />
      <StageWho {...props} />
      <StageGate {...props} />
      <StageWays {...props} />
      <StageRest {...props} />
    </>
  )
}
