import type { RefObject } from 'react'
import { useKeys } from '../platform/keyboard/keys.ts'

/**
 * `j` and `k` from task to task, `x` completes the one that has the focus, `t` takes it, `.` opens its actions; Enter opens it, as
 * it does every button. The focus goes on to the next task, so that a row of them is done without looking for it.
 */
export function useTaskKeys(list: RefObject<HTMLElement | null>): void {
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: () => press('[data-complete]', true),
    t: () => press('[data-take]', true),
    '.': () => press('[data-actions]', false),
  })

  /** The last task has none after it: the focus goes to the one before. */
  function leave(): void {
    const before = document.activeElement
    step(1)
    if (document.activeElement === before) step(-1)
  }

  function step(by: 1 | -1): void {
    const tasks = [...(list.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [])]
    const at = tasks.indexOf(focusedTask() as HTMLElement)
    tasks[at < 0 ? 0 : Math.min(Math.max(at + by, 0), tasks.length - 1)]?.focus()
  }

  function press(what: string, andOn: boolean): boolean {
    const task = focusedTask()
    const button = task?.closest('li')?.querySelector<HTMLElement>(what)
    if (!button) return false
    if (andOn && button.getAttribute('aria-disabled') !== 'true') leave()
    button.click()
    return true
  }

  /** The name of the task in whose row the focus stands. */
  function focusedTask(): HTMLElement | null {
    const row = document.activeElement?.closest('li')
    if (!row || !list.current?.contains(row)) return null
    return row.querySelector<HTMLElement>('[data-task]')
  }
}
