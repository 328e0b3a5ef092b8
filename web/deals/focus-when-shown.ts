/** `ref` of a field that appears because it was asked for: the next thing typed belongs into it. */
export const focusWhenShown = (field: HTMLElement | null): void => field?.focus()
