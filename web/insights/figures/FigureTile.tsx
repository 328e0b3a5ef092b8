import type { Figure } from '../../../contract/insights.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import { Definition } from '../Definition.tsx'
import { FigureLink } from './FigureLink.tsx'
import styles from './FigureTile.module.css'
import { changeOf, isThin } from './figure-text.ts'

interface FigureTileProps {
  figure: Figure
  currency: string
  /** The same figure in the company's other currencies. */
  others?: readonly { figure: Figure; currency: string }[]
}

/** One figure: its name, the number large, its change small, and how much it rests on when that is little. */
export function FigureTile({ figure, currency, others = [] }: FigureTileProps) {
  const say = useSay()
  const change = changeOf(figure, { say, reader: useReader(), currency })
  return (
    <div className={styles.tile}>
      <Definition of={figure.definition} />
      <p className={styles.number}>
        <FigureLink figure={figure} currency={currency} />
      </p>
      {others.map((other) => (
        <p key={other.currency} className={styles.other}>
          <FigureLink figure={other.figure} currency={other.currency} as="beside" />
        </p>
      ))}
      {change && (
        <p className={styles.change}>
          {change.way && <Icon name={change.way} size={12} />}
          <span>{change.text}</span>
        </p>
      )}
      {isThin(figure) && <p className={styles.thin}>{say('insights.thin', { count: figure.cases })}</p>}
    </div>
  )
}
