import { Button } from '@mantine/core'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useMay } from '../platform/session.ts'
import { EmptyState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './NoCustomers.module.css'

/** No customer yet: what they are for, and the ways to get some. */
export function NoCustomers({ kind, onCreate }: { kind: 'companies' | 'people'; onCreate?: () => void }) {
  const say = useSay()
  const mayImport = useMay('import')
  return (
    <EmptyState
      title={say(`customers.none.${kind}`)}
      act={
        <div className={styles.acts}>
          {onCreate && <Button onClick={onCreate}>{say(`customers.none.${kind}.create`)}</Button>}
          {mayImport && <Link to={paths.imports()}>{say('customers.none.import')}</Link>}
        </div>
      }
    >
      {say(`customers.none.${kind}.why`)}
    </EmptyState>
  )
}
