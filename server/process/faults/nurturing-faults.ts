import type { DraftDocument } from '../../../contract/process/process-document.ts'
import { type Fault, keysOf, twice, unknown } from './fault.ts'

/** Plans for resting deals: each once, each step once, given to roles there are. */
export function nurturingFaults({ nurturing, roles }: DraftDocument): Fault[] {
  const known = keysOf(roles)
  return [
    ...twice(nurturing, 'nurturing'),
    ...nurturing.flatMap(({ steps }, place) => [
      ...twice(steps, `nurturing.${place}.steps`),
      ...steps.flatMap(({ role }, index) =>
        unknown(role, `nurturing.${place}.steps.${index}.role`, known, 'role'),
      ),
    ]),
  ]
}
