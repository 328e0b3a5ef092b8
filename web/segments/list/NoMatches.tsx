import { Button } from '@mantine/core'
import { useSay } from '../../platform/i18n.tsx'
import { EmptyState } from '../../ui/feedback/states.tsx'

/** There are such records, but none that fits what is asked. */
export function NoMatches({ onClear }: { onClear: () => void }) {
  const say = useSay()
  return (
    <EmptyState
      title={say('lists.no_match')}
      act={
        <Button variant="default" onClick={onClear}>
          {say('common.clear_filters')}
        </Button>
      }
    >
      {say('lists.no_match.why')}
    </EmptyState>
  )
}
