import type { Figure } from '../../../contract/insights.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Link } from '../../ui/Link.tsx'
import styles from './FigureLink.module.css'
import { exactText, isMoney, isThin, valueParts } from './figure-text.ts'

interface FigureLinkProps {
  figure: Figure
  currency: string
  /** `table`: quiet when thin. `beside`: among other currencies, so it names its own and says when it is thin. */
  as?: 'table' | 'beside'
}

/** The number itself; it leads to its deals, where there are any and a filter names them. */
export function FigureLink({ figure, currency, as }: FigureLinkProps) {
  const say = useSay()
  const saying = { say, reader: useReader(), currency }
  const exact = exactText(figure, saying)
  const { text, unit } = valueParts(figure, saying)
  const thin = isThin(figure)
  const words = (
    <>
      {as === 'beside' && !isMoney(figure.definition) && `${currency} `}
      {text}
      {unit && <span className={styles.unit}> {unit}</span>}
      {as === 'beside' && thin && (
        <span className={styles.cases}> {say('insights.of_cases', { count: figure.cases })}</span>
      )}
    </>
  )
  const quiet = as === 'table' && thin ? true : undefined
  if (!figure.deals || figure.cases === 0)
    return (
      <span className={styles.plain} title={exact} data-thin={quiet}>
        {words}
      </span>
    )
  const behind = say('insights.open_deals', { count: figure.cases })
  return (
    <Link
      to={withSearch(paths.dealList(), figure.deals)}
      className={styles.link}
      title={exact ? `${exact} · ${behind}` : behind}
      data-thin={quiet}
    >
      {words}
    </Link>
  )
}
