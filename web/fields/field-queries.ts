import { useQuery } from '@tanstack/react-query'
import { listOwnFields, type OwnField, type OwnFieldEntity } from '../../contract/fields.ts'
import { ask } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

whenEvent('own_field', () => [['own-fields']])

export const touchedByField = [['own-fields']]

/** All own fields of the company. They change seldom and every record shows some, so that they are asked for once. */
export const useAllOwnFields = () => useQuery({ ...ask(listOwnFields), staleTime: 600_000 })

/** Those in use on one kind of record, in their order. */
export function useOwnFields(entity: OwnFieldEntity): readonly OwnField[] {
  const rows = useAllOwnFields().data?.rows ?? []
  return rows.filter((field) => field.entity === entity && field.retiredAt === null)
}
