import type { CurrencyFigures, Numbers } from '../../../contract/insights.ts'
import { FigureTile } from './FigureTile.tsx'

type Valued = Exclude<keyof CurrencyFigures, 'currency'>

/** A figure of value: the company's own currency large, the others in which there is something beneath. */
export function ValueTile({ numbers: { values }, of }: { numbers: Numbers; of: Valued }) {
  const [own, ...others] = values
  if (!own) return null
  return (
    <FigureTile
      figure={own[of]}
      currency={own.currency}
      others={others
        .filter((other) => other[of].cases > 0)
        .map((other) => ({ figure: other[of], currency: other.currency }))}
    />
  )
}
