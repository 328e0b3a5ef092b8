import { useSay } from '../../platform/i18n.tsx'

/** "· for Ada Berg", where who did it was her deputy. */
export function ActedFor({ data }: { data: Readonly<Record<string, unknown>> }) {
  const say = useSay()
  const { actedFor } = data
  if (typeof actedFor !== 'object' || actedFor === null || !('name' in actedFor)) return null
  return <> · {say('deputies.acted_for', { name: String(actedFor.name) })}</>
}
