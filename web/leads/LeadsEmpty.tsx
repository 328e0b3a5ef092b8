import { Button } from '@mantine/core'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useMay } from '../platform/session.ts'
import { EmptyState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'

/** No leads yet: what they are, and the ways in. */
export function LeadsEmpty() {
  const say = useSay()
  const mayImport = useMay('import')
  return (
    <EmptyState
      title={say('leads.empty')}
      {...(mayImport && {
        act: (
          <Button component={Link} to={paths.imports()} variant="default">
            {say('leads.empty.import')}
          </Button>
        ),
      })}
    >
      <p>{say('leads.empty.why')}</p>
    </EmptyState>
  )
}
