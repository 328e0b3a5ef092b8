import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MarkdownLines } from './MarkdownLines.tsx'
import { isPlain, plainText, tidyMarkdown } from './markdown-text.ts'

const shown = (text: string) => renderToStaticMarkup(createElement(MarkdownLines, { text }))

test('lines end where their writer ended them', () => {
  expect(shown('one\ntwo')).toBe('<p>one<br/>\ntwo</p>')
  expect(shown('one  \ntwo')).toBe('<p>one<br/>\ntwo</p>')
})

test('emphasis and lists are shown, HTML stays a text', () => {
  expect(shown('**now** and *then*')).toBe('<p><strong>now</strong> and <em>then</em></p>')
  expect(shown('- a\n- b')).toContain('<li>a</li>')
  expect(shown('<img src=x onerror=alert(1)>')).not.toContain('<img')
  expect(shown('![x](https://a.example/x.png)')).not.toContain('<img')
})

test('a link opens elsewhere and leads to pages, e-mail and telephone only', () => {
  expect(shown('[a](https://a.example)')).toBe(
    '<p><a href="https://a.example" target="_blank" rel="noopener noreferrer">a</a></p>',
  )
  expect(shown('[a](tel:+4712345678)')).toContain('href="tel:+4712345678"')
  for (const address of [
    'javascript:alert(1)',
    'data:text/html,x',
    ' javascript:alert(1)',
    '/deals',
    '//a.example',
  ])
    expect(shown(`[a](${address})`), address).not.toContain('<a')
})

test('a text is kept without trailing spaces, and read in one line without signs', () => {
  expect(tidyMarkdown('one  \ntwo\n')).toBe('one\ntwo')
  expect(plainText('- **Ring** [her](tel:1)\n1. now')).toBe('Ring her now')
})

test('a text without signs needs no parser, and every sign asks for one', () => {
  for (const plain of [
    'Ask for price, scope and date.',
    'One line\nand another',
    'به‌موقع زنگ بزنید، و بپرسید.',
  ]) {
    expect(isPlain(plain)).toBe(true)
    expect(shown(plain).replaceAll(/<.*?>/g, '')).toBe(plain)
  }
  for (const marked of [
    '**now**',
    '- a',
    '1. a',
    '# a',
    '> a',
    '[a](tel:1)',
    '`a`',
    'a\n---',
    'a\n===',
    '    a',
    'a&nbsp;b',
  ])
    expect(isPlain(marked)).toBe(false)
})
