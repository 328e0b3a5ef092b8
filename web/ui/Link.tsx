import { Link as RouterLink, useNavigate } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'
import { parseSearch } from '../platform/search-params.ts'

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** An address made by `paths`. */
  to: string
  replace?: boolean
  ref?: Ref<HTMLAnchorElement>
}

export function Link({ to, ...rest }: LinkProps) {
  return <RouterLink {...(targetOf(to) as { to: string })} activeOptions={{ exact: true }} {...rest} />
}

/** `const go = useGo()`, then `go(paths.deal(id))`. */
export function useGo(): (to: string, how?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return (to, how = {}) =>
    void navigate({ ...(targetOf(to) as { to: string }), replace: how.replace ?? false })
}

function targetOf(to: string) {
  const [pathname = '/', search = ''] = to.split('?')
  return { to: pathname, search: parseSearch(search) }
}
