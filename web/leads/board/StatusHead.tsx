import { closedDaysOnBoard, type LeadColumn } from '../../../contract/leads/board.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ColumnHead, ColumnMeasure } from '../../ui/board/ColumnHead.tsx'

interface StatusHeadProps {
  id: string
  column: Pick<LeadColumn, 'status' | 'leads' | 'late'> & { name: string }
}

/** Beneath name and count how many wait too long; of the closed ones, since when they are shown. */
export function StatusHead({ column: { status, leads, late, name }, id }: StatusHeadProps) {
  const say = useSay()
  const closed = status === 'qualified' || status === 'disqualified'
  return (
    <ColumnHead id={id} name={name} count={leads} countHeard={say('leads.count', { count: leads })}>
      <ColumnMeasure>
        {closed
          ? say('leads.column.closed', { days: closedDaysOnBoard })
          : say(`leads.column.${status}`, { late })}
      </ColumnMeasure>
    </ColumnHead>
  )
}
