/** What the server wrote into this page's head: styles made at run time carry it, others are not applied. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// The scroll lock under dialogs looks for it here.
Object.assign(globalThis, { __webpack_nonce__: nonce })
