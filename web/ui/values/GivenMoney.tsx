import type { ReactNode } from 'react'
import { MoneyText, type MoneyTextProps } from './values.tsx'

interface GivenMoneyProps extends MoneyTextProps {
  /** What stands where nobody has given one; a dash where nothing else is said. */
  none?: ReactNode
}

/** What something is worth. Until somebody says so 0 is kept, and 0 would be read as what he said. */
export function GivenMoney({ none = <span className="quiet">–</span>, ...money }: GivenMoneyProps) {
  return money.amount === 0 ? none : <MoneyText {...money} />
}
