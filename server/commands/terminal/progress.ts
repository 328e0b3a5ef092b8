/** Tells how far long work has come: one line that rewrites itself at a terminal, else a line every few seconds. */
export interface Progress {
  /** @param total unknown while absent */
  at(done: number, total?: number): void
  /** The work is done; says how much and how long it took. */
  end(what: string): void
}

const rewriteEveryMs = 100
const lineEveryMs = 3_000

export function makeProgress(label: string, stream: NodeJS.WriteStream): Progress {
  const began = performance.now()
  let said = began
  const rewrites = stream.isTTY
  const seconds = () => (performance.now() - began) / 1000

  return {
    at(done, total) {
      const now = performance.now()
      if (now - said < (rewrites ? rewriteEveryMs : lineEveryMs)) return
      said = now
      const line = `${label}: ${progressText(done, total, seconds())}`
      stream.write(rewrites ? `\r\u001b[K${line.slice(0, (stream.columns || 80) - 1)}` : `${line}\n`)
    },
    end(what) {
      if (rewrites) stream.write('\r\u001b[K')
      stream.write(`${label}: ${what} in ${seconds().toFixed(1)} s\n`)
    },
  }
}

/** `45,000 of 100,000 (45 %), 12,300 a second, 4 s left` */
export function progressText(done: number, total: number | undefined, seconds: number): string {
  const counted = (number: number) => Math.round(number).toLocaleString('en')
  const rate = seconds > 0 ? done / seconds : 0
  const parts = [
    total ? `${counted(done)} of ${counted(total)} (${Math.floor((done / total) * 100)} %)` : counted(done),
  ]
  if (rate >= 1) parts.push(`${counted(rate)} a second`)
  if (total && rate > 0 && done < total) parts.push(`${counted(Math.ceil((total - done) / rate))} s left`)
  return parts.join(', ')
}
