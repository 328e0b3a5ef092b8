/** `ref={takeFocus}` on a field that appears because somebody asked for it: he goes on typing where he looks. */
export function takeFocus(field: HTMLElement | null): void {
  field?.focus()
}
