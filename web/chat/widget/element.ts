type Given<Name extends keyof HTMLElementTagNameMap> = Partial<Omit<HTMLElementTagNameMap[Name], 'style'>>

/** An element with its properties and what it holds. Words are always text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  given: Given<Name> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), given)
  made.append(...inside)
  return made
}
