import type { FormShown } from '../../contract/forms.ts'
import type { Form } from './form.ts'
import { previewMark } from './taking/page-token.ts'

/** A form as its builder sees it: with its addresses, without its secret. Pure. */
export function shownForm({ secret, ...form }: Form, publicUrl: string): FormShown {
  const url = `${publicUrl}/f/${form.slug}`
  return {
    ...form,
    url,
    previewUrl: `${url}?preview=${previewMark(secret)}`,
    embed: `<script src="${url}.js" async></script>`,
    can: { open: true, remove: form.openedAt === null || 'still_used' },
  }
}
