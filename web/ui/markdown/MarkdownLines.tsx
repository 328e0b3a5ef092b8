import ReactMarkdown, { type Components } from 'react-markdown'
import { isSafeAddress } from './markdown-text.ts'

/** `MarkdownText`'s real body. Kept apart because it brings a parser with it. */
export function MarkdownLines({ text }: { text: string }) {
  return (
    <ReactMarkdown
      remarkPlugins={[linesEndWhereTheyEnd]}
      components={components}
      disallowedElements={['img']}
      unwrapDisallowed
      urlTransform={(address) => (isSafeAddress(address) ? address : '')}
    >
      {text}
    </ReactMarkdown>
  )
}

const components: Components = {
  a: ({ href, children }) =>
    href ? (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    ) : (
      <>{children}</>
    ),
}

interface Node {
  type: string
  value?: string
  children?: Node[]
}

/** Markdown joins lines into a paragraph; whoever wrote a checklist one thing a line meant his lines. */
function linesEndWhereTheyEnd() {
  return breakLines
}

function breakLines(node: Node): void {
  if (!node.children) return
  node.children = node.children.flatMap((child) => {
    if (child.type !== 'text' || !child.value?.includes('\n')) {
      breakLines(child)
      return [child]
    }
    return child.value
      .split('\n')
      .flatMap((line, at) => [...(at > 0 ? [{ type: 'break' }] : []), { type: 'text', value: line }])
  })
}
