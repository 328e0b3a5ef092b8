/**
 * The ladder: a folder imports only from rungs before its own, and folders on one rung do not know each other. The
 * linter reads it (oxlint.config.ts), a test proves that an upward import fails (test/architecture.test.ts).
 */
export const ladder = {
  server: [
    ['platform'],
    ['team'],
    ['fields'],
    // A language for asking of records: every list narrows itself by it, so it stands below them.
    ['segments'],
    ['process', 'customers', 'products', 'notices'],
    ['tasks', 'activities'],
    ['deals'],
    ['scoring'],
    ['leads'],
    ['forms', 'chat', 'hygiene', 'privacy', 'exports', 'sharing'],
    ['deadlines', 'live', 'search', 'insights', 'import', 'bulk', 'sample'],
    ['commands'],
  ],
  web: [
    ['platform'],
    ['ui'],
    ['team'],
    ['fields'],
    // On screen a customer's page shows what was said to him; an activity there knows him by id alone.
    ['activities', 'exports', 'files', 'bulk'],
    ['process'],
    ['segments', 'sharing'],
    ['hygiene'],
    ['customers', 'products'],
    ['tasks'],
    ['deals'],
    ['leads'],
    ['forms', 'chat', 'privacy'],
    ['notices', 'search', 'insights', 'import'],
    ['frame'],
  ],
} as const

/** Folders of `root` that `folder` may not import: its own rung's others and all above. */
export function forbiddenFor(root: keyof typeof ladder, folder: string): string[] {
  const rungs: readonly (readonly string[])[] = ladder[root]
  const own = rungs.findIndex((rung) => rung.includes(folder))
  return rungs
    .slice(own)
    .flat()
    .filter((other) => other !== folder)
}
