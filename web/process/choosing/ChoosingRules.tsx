import { useState } from 'react'
import type { ChoosingRule, showChoosing } from '../../../contract/process/choosing.ts'
import { orderProcesses } from '../../../contract/process/choosing.ts'
import type { Returned } from '../../../contract/route.ts'
import { textIn } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import styles from './ChoosingRules.module.css'
import { RuleEntry } from './RuleEntry.tsx'

interface ChoosingRulesProps {
  choosing: Returned<typeof showChoosing>
  mayOrder: boolean
  /** The process whose deals are listed. */
  shows: string | undefined
  onShow: (processId: string | undefined) => void
}

/** The rules as they are asked; dragged, or moved with Alt and the arrows, into another order. */
export function ChoosingRules({ choosing, mayOrder, shows, onShow }: ChoosingRulesProps) {
  const say = useSay()
  const { language } = useReader()
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const act = useAct(orderProcesses, { touches: [['process-choosing'], ['processes']] })
  const asked = choosing.rules.filter(({ retiredAt }) => retiredAt === null)
  const retired = choosing.rules.filter(({ retiredAt }) => retiredAt !== null)
  const rules = act.isPending ? inOrder(asked, act.variables.body?.processIds ?? []) : asked

  return (
    <>
      <ol className={styles.rules}>
        {rules.map((rule, place) => (
          <RuleEntry
            key={rule.processId}
            rule={rule}
            place={place}
            last={rules.length - 1}
            choosing={choosing}
            open={shows === rule.processId}
            onOpen={(open) => onShow(open ? rule.processId : undefined)}
            onMove={mayOrder ? (by) => move(rule, by) : undefined}
            drag={
              mayOrder
                ? {
                    isOver: over === rule.processId && dragged !== rule.processId,
                    onStart: () => setDragged(rule.processId),
                    onOver: () => setOver(rule.processId),
                    onEnd: () => {
                      const to = rules.findIndex(({ processId }) => processId === over)
                      const from = rules.findIndex(({ processId }) => processId === dragged)
                      if (from >= 0 && to >= 0 && from !== to) move(rules[from] as ChoosingRule, to - from)
                      setDragged(null)
                      setOver(null)
                    },
                  }
                : undefined
            }
          />
        ))}
      </ol>
      <p className="only-heard" role="status">
        {told}
      </p>
      <ActError error={act.error} />
      {retired.length > 0 && (
        <p className="quiet">
          {say('choosing.retired', {
            names: retired.map(({ name }) => textIn(name, language)).join(say('process.comma')),
          })}
        </p>
      )}
    </>
  )

  function move(rule: ChoosingRule, by: number): void {
    const from = rules.indexOf(rule)
    const to = Math.min(rules.length - 1, Math.max(0, from + by))
    if (to === from) return
    const next = rules.toSpliced(from, 1).toSpliced(to, 0, rule)
    setTold(say('choosing.moved', { name: textIn(rule.name, language), place: to + 1, count: rules.length }))
    act.mutate({ body: { processIds: next.map(({ processId }) => processId) } })
  }
}

/** As they were just put, until the server has answered. */
function inOrder(rules: readonly ChoosingRule[], ids: readonly string[]): ChoosingRule[] {
  return rules.toSorted((a, b) => ids.indexOf(a.processId) - ids.indexOf(b.processId))
}
