/** Where a link of a text may lead: a page, an e-mail, a call. Nothing that runs. */
export function isSafeAddress(address: string): boolean {
  return /^(https?:|mailto:|tel:)/i.test(address.trim())
}

/** Markdown as people keep it: lines end where they end, without the two spaces that stand for "a new line here". */
export function tidyMarkdown(markdown: string): string {
  return markdown.replace(/[ \t]+$/gm, '').trim()
}

/** No sign that Markdown could read another way: such a text is shown as it is, without a parser. */
export function isPlain(text: string): boolean {
  return !/[*_`#<>[\]\\&~=|]|^( {4}|\t|\s*[-+](\s|$|-)|\s*\d+[.)]\s)/m.test(text)
}

/** A text without its Markdown signs, for one line of it. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+/gm, '')
    .replace(/[*_`\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
