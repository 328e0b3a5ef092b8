import type { ImportInFull } from '../../contract/imports/imports.ts'
import { useSay } from '../platform/i18n.tsx'
import styles from './import.module.css'

const delimiters: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' }

/** How the file was read, and its first rows as they were read. */
export function FileUnderstood({ one: { profile, rowsTotal } }: { one: ImportInFull }) {
  const say = useSay()
  const { format, encoding, delimiter, columns, sampleRows } = profile
  const how =
    format === 'xlsx'
      ? say('import.understood.xlsx')
      : say('import.understood.csv', {
          encoding: `\u2068${encoding?.toUpperCase() ?? ''}\u2069`,
          delimiter: say(`import.delimiter.${delimiters[delimiter ?? ','] ?? 'comma'}`),
        })
  return (
    <details className={styles.understood}>
      <summary>
        {say('import.understood', { rows: rowsTotal, columns: columns.length })} · {how}
      </summary>
      <div className={styles.sheet}>
        <table aria-label={say('import.sample')}>
          <thead>
            <tr>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sampleRows.map((cells, row) => (
              <tr key={row}>
                {columns.map(({ name }, place) => (
                  <td key={name}>
                    <bdi>{cells[place]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
