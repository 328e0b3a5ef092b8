import type { ProcessDocument, Stage } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import styles from './TaskTable.module.css'
import { TaskTableRow } from './TaskTableRow.tsx'

const columns = ['task', 'mandatory', 'role', 'kind', 'due', 'condition'] as const

/** The same process, one row a task. */
export function TaskTable({ document }: { document: ProcessDocument }) {
  const say = useSay()
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('process.column.stage')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {say(`process.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {document.stages.map((stage) => (
          <StageRows key={stage.key} stage={stage} document={document} />
        ))}
      </table>
    </div>
  )
}

function StageRows({ stage, document }: { stage: Stage; document: ProcessDocument }) {
  const say = useSay()
  const { language } = useReader()
  const head = (
    <th scope="rowgroup" rowSpan={Math.max(1, stage.tasks.length)} className={styles.stage}>
      {textIn(stage.name, language)}
    </th>
  )
  return (
    <tbody>
      {stage.tasks.length === 0 && (
        <tr>
          {head}
          <td colSpan={columns.length} className="quiet">
            {say('process.tasks.none')}
          </td>
        </tr>
      )}
      {stage.tasks.map((task, index) => (
        <TaskTableRow
          key={task.key}
          task={task}
          stage={stage}
          document={document}
          head={index === 0 ? head : undefined}
        />
      ))}
    </tbody>
  )
}
