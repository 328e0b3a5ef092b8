import type { Unmet } from '../../../contract/process/gate.ts'
import { type Text, textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'

export type RoleNames = readonly { key: string; name: Text }[]

/** What is missing, in words: "Pricing (Analyst)", "Decision-maker". */
export function useUnmetWords(roles: RoleNames): (unmet: Unmet) => string {
  const say = useSay()
  const { language } = useReader()
  return (unmet) => {
    if (unmet.kind === 'field') return say(`deals.missing.${unmet.field}`)
    const name = textIn(unmet.name, language)
    if (unmet.kind !== 'task' || unmet.role === null) return name
    return say('deals.missing.of_role', { name, role: roleName(roles, unmet.role, language) })
  }
}

/** A role's name; its key, made readable, where the process at hand no longer knows it. */
export function roleName(roles: RoleNames, key: string, language: Parameters<typeof textIn>[1]): string {
  const role = roles.find((one) => one.key === key)
  return role ? textIn(role.name, language) : key.replaceAll('_', ' ')
}
