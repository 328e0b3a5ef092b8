import { useQuery } from '@tanstack/react-query'
import { type FormShown, listForms, showForm } from '../../contract/forms.ts'
import { ask } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

whenEvent('form', () => [['forms']])

export const touchedByForm = [['forms']]

export const useForms = () => useQuery(ask(listForms))

export const useForm = (id: string) =>
  useQuery({
    ...ask(showForm, { params: { id: id as FormShown['id'] } }),
    placeholderData: undefined as never,
  })
