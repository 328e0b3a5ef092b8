import { Button } from '@mantine/core'
import type { BulkList } from '../../contract/bulk.ts'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { Link } from '../ui/Link.tsx'

/** To the list's bulk edits of the last thirty days. */
export function EarlierLink({ list }: { list: BulkList }) {
  const say = useSay()
  return (
    <Button
      component={Link}
      to={withSearch(paths.bulkEdits(), { list })}
      size="compact-sm"
      variant="subtle"
      color="gray"
    >
      {say('bulk.earlier')}
    </Button>
  )
}
