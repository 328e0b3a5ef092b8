import { Tooltip } from '@mantine/core'
import type { Definition as Name } from '../../contract/insights.ts'
import { useSay } from '../platform/i18n.tsx'
import styles from './Definition.module.css'

/** The name of a figure; what it means is one hover, touch or keyboard step away. */
export function Definition({ of }: { of: Name }) {
  const say = useSay()
  return (
    <Tooltip
      label={say(`insights.definition.${of}`)}
      multiline
      w={320}
      position="top-start"
      events={{ hover: true, focus: true, touch: true }}
    >
      <button type="button" className={styles.name}>
        {say(`insights.figure.${of}`)}
      </button>
    </Tooltip>
  )
}
