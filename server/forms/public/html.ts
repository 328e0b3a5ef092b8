/** A piece of a page that is HTML already. Only `html` makes one, so that nothing a person typed becomes markup. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | null | false | undefined | Html | readonly Html[]

/** Pure: HTML with every value in it written out as text; nothing stands for null and false. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(pieces.reduce((before, piece, at) => before + written(parts[at - 1]) + piece))
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(({ text }: Html) => text).join('\n')
  return `${part as string | number}`.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
