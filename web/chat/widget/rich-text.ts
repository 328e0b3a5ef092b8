/** Paragraphs, lists and **bold** as elements. Everything is set as text, so that no markup is ever run. */
export function richText(text: string): DocumentFragment {
  const made = document.createDocumentFragment()
  for (const block of text.split(/\n{2,}/)) {
    const lines = block.split('\n').filter((line) => line.trim() !== '')
    let list: HTMLUListElement | null = null
    for (const line of lines) {
      const item = /^\s*[-*•]\s+(.*)$/.exec(line)
      if (item) {
        list ??= made.appendChild(document.createElement('ul'))
        list.append(filled('li', item[1] ?? ''))
      } else {
        list = null
        made.append(filled('p', line))
      }
    }
  }
  return made
}

function filled(name: 'li' | 'p', text: string): HTMLElement {
  const element = document.createElement(name)
  element.dir = 'auto'
  text.split(/\*\*(.+?)\*\*/).forEach((part, at) => {
    if (at % 2 === 0) return element.append(part)
    const bold = document.createElement('strong')
    bold.textContent = part
    element.append(bold)
  })
  return element
}
