import { useRef, useState } from 'react'
import type { Check } from '../../../contract/hygiene/checks.ts'
import {
  excuseFinding,
  type Finding,
  type Repaired,
  type RepairRecord,
  repairRecord,
  takeBackExcuse,
} from '../../../contract/hygiene/repairs.ts'
import { contactLead } from '../../../contract/leads/acts.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { touchedByRepair } from './repair-queries.ts'
import { editBetween, type Values } from './row/edit-of.ts'

/** What became of a row in this sitting. */
export type Done =
  | { is: 'repaired'; from: Values; to: Values; version: number; passes: boolean }
  | { is: 'excused'; reason: string }
  | { is: 'contacted' }

export type Repairs = ReturnType<typeof useRepairs>

/** Acts on the rows of a check, and what became of each: every repair can be taken back, the last one first. */
export function useRepairs(check: Check, onRepaired: (change: { by: number; score: number | null }) => void) {
  const say = useSay()
  const [done, setDone] = useState<ReadonlyMap<string, Done>>(new Map())
  const [undone, setUndone] = useState<Readonly<Record<string, number>>>({})
  /** Versions move on with each repair and each undoing. */
  const versions = useRef(new Map<string, number>())
  const repair = useAct(repairRecord, { touches: touchedByRepair })
  const excuse = useAct(excuseFinding, { touches: touchedByRepair })
  const back = useAct(takeBackExcuse, { touches: touchedByRepair })
  const contact = useAct(contactLead, { touches: touchedByRepair })
  const { key, entity } = check

  return {
    error: repair.error ?? excuse.error ?? contact.error,
    isPending: repair.isPending || excuse.isPending || contact.isPending,
    isDone: (id: string) => done.has(id),
    doneOf: (id: string) => done.get(id) ?? null,
    timesUndone: (id: string) => undone[id] ?? 0,
    last: () => [...done.keys()].findLast((id) => done.get(id)?.is !== 'contacted') ?? null,

    /** @returns whether the row passes now; false where nothing was changed or it was refused */
    async save(row: Finding, from: Values, to: Values): Promise<boolean> {
      const edit = editBetween(entity, from, to)
      if (!edit) return false
      const answer = await send(row.id, versions.current.get(row.id) ?? row.version, edit)
      if (!answer) return false
      const passes = !answer.findings.includes(key)
      const noted: Done = { is: 'repaired', from, to, version: answer.version, passes }
      setDone((before) => new Map([...before].filter(([id]) => id !== row.id)).set(row.id, noted))
      onRepaired({ by: passes ? 1 : 0, score: answer.score })
      return true
    },

    async excuse(row: Finding, reason: string): Promise<boolean> {
      const answer = await excuse
        .mutateAsync({ params: { key, id: row.id }, body: { reason } })
        .catch(() => null)
      if (!answer) return false
      setDone((before) => new Map(before).set(row.id, { is: 'excused', reason }))
      onRepaired({ by: 1, score: answer.score })
      return true
    },

    /** Somebody was in touch with a lead just now. */
    async contact(row: Finding, kind: 'call' | 'email' | 'meeting'): Promise<boolean> {
      const answer = await contact
        .mutateAsync({
          params: { id: row.id as never },
          body: { kind, ...(kind !== 'meeting' && { direction: 'out' }) },
        })
        .catch(() => null)
      if (!answer) return false
      setDone((before) => new Map(before).set(row.id, { is: 'contacted' }))
      return true
    },

    async undo(id: string): Promise<boolean> {
      const was = done.get(id)
      if (!was || was.is === 'contacted') return false
      const answer =
        was.is === 'excused'
          ? await back.mutateAsync({ params: { key, id: id as never } }).catch(() => null)
          : await send(id, was.version, editBetween(entity, was.to, was.from) ?? {})
      if (!answer) {
        notify({ text: say('repair.not_undone'), grave: true })
        return false
      }
      setDone((before) => new Map([...before].filter(([one]) => one !== id)))
      setUndone((before) => ({ ...before, [id]: (before[id] ?? 0) + 1 }))
      onRepaired({ by: was.is === 'repaired' && !was.passes ? 0 : -1, score: answer.score })
      notify({ text: say('repair.undone') })
      return true
    },
  }

  async function send(id: string, version: number, edit: object): Promise<Repaired | null> {
    const answer = await repair
      .mutateAsync({ ifMatch: version, body: { entity, id, edit } as RepairRecord })
      .catch(() => null)
    if (answer) versions.current.set(id, answer.version)
    return answer
  }
}
