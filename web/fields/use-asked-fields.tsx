import { type ReactNode, useState } from 'react'
import type { OwnEdit, OwnFieldEntity } from '../../contract/fields.ts'
import { useFieldFaults } from '../ui/inputs/FieldError.tsx'
import { useOwnFields } from './field-queries.ts'
import { OwnInput } from './OwnInput.tsx'

/**
 * The own fields that the form of a new record asks for: its inputs, and what was filled in as the request takes it.
 * `error` is that of the act, for what was refused about a field.
 */
export function useAskedFields(
  entity: OwnFieldEntity,
  error: Error | null,
): { inputs: ReactNode; given: { own?: OwnEdit } } {
  const [own, setOwn] = useState<OwnEdit>({})
  const fault = useFieldFaults(error)
  const asked = useOwnFields(entity).filter((field) => field.asked)
  return {
    inputs: asked.map((field) => (
      <OwnInput
        key={field.id}
        field={field}
        value={own[field.key] ?? null}
        onChange={(value) => setOwn((before) => ({ ...before, [field.key]: value }))}
        error={fault(`own.${field.key}`)}
      />
    )),
    given: Object.values(own).some((value) => value !== null) ? { own } : {},
  }
}
