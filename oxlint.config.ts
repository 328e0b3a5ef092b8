import { defineConfig } from 'oxlint'
import { forbiddenFor, ladder } from './ladder.ts'

const roots = ['server', 'web'] as const

/** Tests may reach for the whole house: they play several concepts together. */
const shipped = (folder: string) => [`${folder}/**/*.ts`, `${folder}/**/*.tsx`]
const tests = ['**/*.test.ts', '**/*.test.tsx']

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'promise'],
  categories: { correctness: 'error' },
  ignorePatterns: ['web/dist', 'docs/examples'],
  rules: {
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'off',
    'no-console': 'error',
    'no-control-regex': 'off',
    'unicorn/no-useless-spread': 'off',
    'typescript/unbound-method': 'off',
    'typescript/restrict-template-expressions': 'off',
    'react/purity': 'off',
    // A spread string is a list of code points, which is what is meant wherever it stands here.
    'typescript/no-misused-spread': 'off',
    'typescript/require-array-sort-compare': 'off',
    'require-yield': 'off',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    'jsx-a11y/prefer-tag-over-role': 'off',
  },
  overrides: [
    { files: ['*.config.ts', 'test/postgres.ts'], rules: { 'import/no-default-export': 'off' } },
    {
      files: ['bench/**', 'server/commands/**', 'server/platform/embedded-postgres/**/test-*.ts', 'test/**'],
      rules: { 'no-console': 'off' },
    },
    ...roots.flatMap((root) =>
      ladder[root].flat().map((folder) => ({
        files: shipped(`${root}/${folder}`),
        excludeFiles: tests,
        rules: {
          'no-restricted-imports': [
            'error',
            {
              patterns: [
                {
                  // Folders of contract/ bear the names of concepts too, and belong to everybody.
                  group: [...forbiddenFor(root, folder).map((other) => `**/${other}/**`), '!**/contract/**'],
                  message: `${root}/${folder} may not know what stands beside or above it on the ladder (ladder.ts).`,
                },
                {
                  group: [root === 'server' ? '**/web/**' : '**/server/**'],
                  message: 'The roots meet in contract/ only.',
                },
                { group: ['**/test/**'], message: 'What is shipped does not know its tests.' },
              ],
            },
          ] as never,
        },
      })),
    ),
    {
      files: ['contract/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          { patterns: [{ group: ['**/server/**', '**/web/**'], message: 'The contract knows nobody.' }] },
        ] as never,
      },
    },
  ],
})
