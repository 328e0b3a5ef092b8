import { RichTextEditor } from '@mantine/tiptap'
import { Markdown } from '@tiptap/markdown'
import { useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useId, useRef } from 'react'
import '@mantine/tiptap/styles.layer.css'
import { useSay } from '../../platform/i18n.tsx'
import styles from './MarkdownField.module.css'
import { isSafeAddress, tidyMarkdown } from './markdown-text.ts'

interface MarkdownFieldProps {
  label: string
  /** Markdown. */
  value: string
  onChange: (markdown: string) => void
  placeholder?: string
  max?: number
  lang?: string
  dir?: 'ltr' | 'rtl'
}

/** Markdown as it will look: bold, italic, lists and links. Big: load it with `lazy()`. */
export function MarkdownField({
  label,
  value,
  onChange,
  placeholder,
  max = 5_000,
  lang,
  dir,
}: MarkdownFieldProps) {
  const say = useSay()
  const id = useId()
  const sent = useRef(value)
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        underline: false,
        strike: false,
        link: { openOnClick: false, isAllowedUri: (address) => isSafeAddress(address ?? '') },
      }),
      Markdown.configure({ markedOptions: { gfm: true, breaks: true } }),
    ],
    content: value,
    contentType: 'markdown',
    // The page's policy allows no styles but its own; what the editor needs stands in the module.
    injectCSS: false,
    shouldRerenderOnTransaction: true,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': id,
        ...(lang && { lang }),
        ...(dir && { dir }),
      },
    },
    onUpdate: ({ editor: now }) => {
      const written = tidyMarkdown(now.getMarkdown())
      if (written.length > max || written === sent.current) return
      sent.current = written
      onChange(written)
    },
  })
  // An undo, or somebody else's words.
  useEffect(() => {
    if (!editor || value === sent.current) return
    sent.current = value
    editor.commands.setContent(value, { contentType: 'markdown', emitUpdate: false })
  }, [editor, value])
  const tooLong = editor !== null && tidyMarkdown(editor.getMarkdown()).length > max

  return (
    <div>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <RichTextEditor
        // One class, declared once for each module system.
        editor={editor as never}
        classNames={{ root: styles.root ?? '', toolbar: styles.toolbar ?? '', content: styles.content ?? '' }}
        labels={{
          boldControlLabel: say('markdown.bold'),
          italicControlLabel: say('markdown.italic'),
          bulletListControlLabel: say('markdown.bullets'),
          orderedListControlLabel: say('markdown.numbers'),
          linkControlLabel: say('markdown.link'),
          unlinkControlLabel: say('markdown.unlink'),
          linkEditorInputLabel: say('markdown.address'),
          linkEditorInputPlaceholder: 'https://',
          linkEditorSave: say('common.save'),
          linkEditorExternalLink: say('markdown.new_tab'),
          linkEditorInternalLink: say('markdown.same_tab'),
        }}
      >
        <RichTextEditor.Toolbar role="toolbar" aria-label={label}>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <RichTextEditor.Link />
          <RichTextEditor.Unlink />
        </RichTextEditor.Toolbar>
        <div className={styles.paper}>
          {placeholder && editor?.isEmpty && (
            <p className={styles.placeholder} aria-hidden="true" dir="auto">
              {placeholder}
            </p>
          )}
          <RichTextEditor.Content />
        </div>
      </RichTextEditor>
      {tooLong && (
        <p role="alert" className={styles.error}>
          {say('fault.too_big')}
        </p>
      )}
    </div>
  )
}
