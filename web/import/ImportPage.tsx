import { useParams } from '@tanstack/react-router'
import type { ImportInFull } from '../../contract/imports/imports.ts'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { Answer } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { ImportResult } from './ImportResult.tsx'
import { useImport } from './import-queries.ts'
import { MappingSteps } from './MappingSteps.tsx'
import { RunningImport } from './RunningImport.tsx'
import { StateMark } from './StateMark.tsx'

/** One import from its file to its end: what it shows depends on how far it is. */
export function ImportPage() {
  const { id = '' } = useParams({ strict: false })
  const found = useImport(id)
  const say = useSay()
  return (
    <Page
      title={found.data?.fileName ?? say('import.title')}
      {...(found.data && { mark: <StateMark state={found.data.state} /> })}
      sub={
        <>
          {found.data && `${say(`import.kind.${found.data.kind}`)} · `}
          <Link to={paths.imports()}>{say('import.list')}</Link>
        </>
      }
    >
      <Answer of={found}>{(one) => <Present one={one} />}</Answer>
    </Page>
  )
}

function Present({ one }: { one: ImportInFull }) {
  switch (one.state) {
    case 'uploaded':
    case 'mapped':
      return <MappingSteps key={one.id} one={one} />
    case 'running':
    case 'undoing':
      return <RunningImport one={one} />
    default:
      return <ImportResult one={one} />
  }
}
