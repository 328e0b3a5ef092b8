import { useSay } from '../../platform/i18n.tsx'
import { Code } from '../../ui/values/values.tsx'
import styles from './FaultList.module.css'
import { lineRange, type PublishFault } from './publish-faults.ts'

interface FaultListProps {
  faults: readonly PublishFault[]
  /** The text they were found in. */
  text: string
  onGo: (line: number) => void
}

/** Every mistake with its line, the line itself and its place in the document; a press leads there. */
export function FaultList({ faults, text, onGo }: FaultListProps) {
  const say = useSay()
  return (
    <div role="alert" className={styles.faults}>
      <p className={styles.title}>{say('process.faults', { count: faults.length })}</p>
      <ol className={styles.list}>
        {faults.map(({ line, path, code, name, message }) => (
          <li key={`${path} ${code} ${line}`} className={styles.fault}>
            {line !== null && (
              <button type="button" className={styles.line} onClick={() => onGo(line)}>
                {say('process.fault.line', { line })}
              </button>
            )}
            <span className={styles.words}>
              {say(`process.fault.${known.has(code) ? code : 'other'}`, { name })}
              {technical(code) && (
                <span className={styles.detail}>
                  <Code>{message}</Code>
                </span>
              )}
              <code dir="ltr" className={styles.place}>
                {path}
                {line !== null && <> · {lineAt(text, line)}</>}
              </code>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function lineAt(text: string, line: number): string {
  const { from, to } = lineRange(text, line)
  return text.slice(from, to).trim().slice(0, 120)
}

/** Said by what reads the text; our own words alone would not help to find it. */
const technical = (code: string) =>
  !known.has(code) || code === 'yaml_invalid' || code === 'condition_invalid'

const known = new Set([
  'circle',
  'condition_invalid',
  'deadline_empty',
  'duplicate_key',
  'invalid_type',
  'too_big',
  'too_small',
  'unknown_buying_stage',
  'unknown_field',
  'unknown_role',
  'unknown_stage',
  'unknown_task',
  'warns_too_late',
  'wrong_direction',
  'yaml_invalid',
])
