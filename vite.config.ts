import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractWithoutSchemas } from './web/platform/without-schemas/contract-without-schemas.ts'
import { ariaLanguages } from './web/ui/aria/languages.ts'

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`

/** One chunk per language, so that a page fetches every word it needs in one request. */
const languageOf = (file: string) => /\/web\/locales\/(\w+)\/\w+\.json/.exec(file)?.[1]

const inReactAria = (name: string) => `react-aria-components/${name}`

export default defineConfig({
  root: 'web',
  plugins: [react(), contractWithoutSchemas(), ariaLanguages()],
  resolve: {
    alias: [
      {
        find: /^zod$/,
        replacement: fileURLToPath(new URL('./web/platform/without-schemas/without-zod.ts', import.meta.url)),
      },
    ],
  },
  // The server puts a fresh nonce in place of this word in every answer: styles made at run time need it.
  html: { cspNonce: '__CSP_NONCE__' },
  server: {
    proxy: Object.fromEntries(['/api', '/livez', '/readyz'].map((path) => [path, { target: server }])),
  },
  // Found only when the first date is asked for, they would make the developer's page load itself anew.
  optimizeDeps: {
    include: [
      '@internationalized/date',
      ...['Calendar', 'DatePicker', 'Dialog', 'I18nProvider'].map(inReactAria),
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // A data: URL would need a hole in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // The chat for other pages is two scripts of its own, under names that do not change.
      input: Object.fromEntries(
        ['index.html', 'chat/widget/loader.ts', 'chat/widget/talk.ts'].map((file) => [
          file.replace(/^.*\/|\.\w+$/g, ''),
          fileURLToPath(new URL(`./web/${file}`, import.meta.url)),
        ]),
      ),
      output: {
        entryFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.includes('/chat/widget/') ? 'chat/[name].js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            // What every page stands on and what seldom changes: one file that stays in the browser's cache.
            {
              name: 'ground',
              test: /\/node_modules\/(react|react-dom|scheduler|@tanstack|react-intl|@formatjs|intl-messageformat)\//,
            },
            {
              name: (file) => {
                const language = languageOf(file)
                return language ? `words-${language}` : null
              },
              debugName: 'words',
              test: /\/web\/locales\//,
            },
          ],
        },
      },
    },
  },
})
