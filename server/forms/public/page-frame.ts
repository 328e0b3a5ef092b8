import type { Language } from '../../../contract/text.ts'
import { type Html, html } from './html.ts'

export interface Frame {
  language: Language
  title: string
  /** Inside another page: nothing around the form. */
  embedded: boolean
  /** Where the page around is sent, once the form is done. */
  go?: string | null
}

/** Everything around what is on a public page. It needs no scripting; what there is of it is a file of ours. */
export function framed({ language, title, embedded, go }: Frame, main: Html): string {
  const direction = language === 'fa' ? 'rtl' : 'ltr'
  return html`<!doctype html>
<html lang="${language}" dir="${direction}"${embedded && html` class="embedded"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/f/-/form.css">
<script src="/f/-/form.js" defer></script>
</head>
<body data-go="${go}">
${embedded ? html`<div class="sheet">${main}</div>` : html`<main class="sheet">${main}</main>`}
</body>
</html>
`.text
}
