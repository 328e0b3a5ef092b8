import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const source = readFileSync(join(import.meta.dirname, 'browser/embed.js'), 'utf8')

/** The script that one line in another page loads: it shows the form in a frame. JSON in it cannot end the script. */
export function embedScript(about: { url: string; title: string }): string {
  const said = JSON.stringify(about)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '')
    .replaceAll('\u2029', '')
  return source.replace("'__FORM__'", () => said)
}
