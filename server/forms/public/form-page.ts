import { type Language, languages, textIn } from '../../../contract/text.ts'
import type { Form } from '../form.ts'
import { proofBits } from '../taking/proof-of-work.ts'
import { type Asked, type Fault, type Sent, utmNames } from '../taking/read-answers.ts'
import { fieldHtml, labelOf } from './form-fields.ts'
import { type Html, html } from './html.ts'
import { framed } from './page-frame.ts'
import { type PageWords, pageWords } from './page-words.ts'

export interface FormPage {
  form: Form
  asked: readonly Asked[]
  language: Language
  embedded: boolean
  /** Handed out with this page; null in a preview, which sends nothing. */
  token: string | null
  /** What was filled in already, and where the visitor came from. */
  sent: Sent
  faults?: readonly Fault[]
  /** Something about the whole of it, such as that it came too fast. */
  remark?: keyof PageWords | null
}

/** Pure: the page with the form, as it is or as it came back with faults. */
export function formPage({
  form,
  asked,
  language,
  embedded,
  token,
  sent,
  faults = [],
  remark,
}: FormPage): string {
  const words = pageWords[language]
  const title = form.title ? textIn(form.title, language) : words.title
  const filling = { language, words, sent, faults }
  const page = html`
${!embedded && languageLinks(form.slug, language)}
<h1 dir="auto">${title}</h1>
${form.intro && html`<p class="intro" dir="auto">${textIn(form.intro, language)}</p>`}
${token === null && html`<p class="note">${words.preview}</p>`}
${remark && html`<p class="faults" role="alert">${words[remark] as string}</p>`}
${faults.length > 0 && faultList(asked, filling)}
<form method="post" action="/f/${form.slug}" accept-charset="utf-8" data-bits="${proofBits}">
${asked.map((field) => fieldHtml(field, filling))}
${consentHtml(form, filling)}
<p class="aside" aria-hidden="true"><label for="homepage">${words.leaveEmpty}</label><input id="homepage" name="homepage" tabindex="-1" autocomplete="off"></p>
${hidden('token', token ?? '')}${hidden('proof', '')}${hidden('lang', language)}${embedded && hidden('embed', '1')}
${utmNames.map((name) => hidden(name, [sent[name] ?? ''].flat()[0] ?? ''))}
<button${token === null && html` disabled`}>${form.button ? textIn(form.button, language) : words.button}</button>
</form>`
  return framed({ language, title, embedded }, page)
}

/** Pure: a page with nothing but a sentence, and perhaps a way on. */
export function sentencePage(
  { language, embedded, go }: { language: Language; embedded: boolean; go?: string | null | undefined },
  sentence: string,
): string {
  const onward = go && html`<p><a href="${go}" target="_top">${pageWords[language].onward}</a></p>`
  return framed(
    { language, title: sentence, embedded, go: go ?? null },
    html`<h1 role="status">${sentence}</h1>${onward}`,
  )
}

/** Pure: asks for the one press that confirms. A mail scanner follows links, and presses nothing. */
export function confirmPage(slug: string, token: string, language: Language): string {
  const words = pageWords[language]
  return framed(
    { language, title: words.confirm, embedded: false },
    html`<h1>${words.confirm}</h1><p class="intro">${words.confirmWhy}</p>
<form method="post" action="/f/${slug}/confirm">${hidden('token', token)}${hidden('lang', language)}<button>${words.confirm}</button></form>`,
  )
}

function languageLinks(slug: string, current: Language): Html {
  return html`<ul class="languages">${languages
    .filter((language) => language !== current)
    .map(
      (language) =>
        html`<li><a href="/f/${slug}?lang=${language}" lang="${language}">${names[language]}</a></li>`,
    )}</ul>`
}

const names: Record<Language, string> = { en: 'English', pl: 'Polski', nb: 'Norsk', fa: 'فارسی' }

function faultList(
  asked: readonly Asked[],
  filling: { language: Language; words: PageWords; faults: readonly Fault[] },
): Html {
  const { words, faults, language } = filling
  const named = faults.filter(({ code }) => code !== 'unknown')
  return html`<div class="faults" role="alert"><p class="note">${named.length > 0 ? words.faults : words.unknown}</p><ul>${named.map(
    ({ field }) => {
      const found = asked.find((one) => one.field === field)
      return html`<li><a href="#${field}">${found ? labelOf(found, { language, words }) : words.missing}</a></li>`
    },
  )}</ul></div>`
}

function consentHtml(
  { consent }: Form,
  {
    language,
    words,
    sent,
    faults,
  }: { language: Language; words: PageWords; sent: Sent; faults: readonly Fault[] },
): Html | null {
  if (!consent) return null
  const fault = faults.some(({ field }) => field === 'consent')
  return html`<div><label class="tick"><input type="checkbox" id="consent" name="consent" value="yes"${sent.consent === 'yes' && html` checked`}${consent.required && html` required`}${fault && html` aria-invalid="true" aria-describedby="consent-fault"`}><span dir="auto">${textIn(consent.text, language)}</span></label>${fault && html`<p class="fault" id="consent-fault">${words.missing}</p>`}</div>`
}

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`
