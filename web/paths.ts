/** Every address of the app. Nothing else spells one; search parameters are added with `withSearch`. */
export const paths = {
  today: () => '/',
  task: (id: string) => `/tasks/${id}`,
  queues: () => '/queues',
  queue: (role: string) => `/queues/${role}`,
  dealBoard: () => '/deals',
  dealList: () => '/deals/list',
  deal: (id: string) => `/deals/${id}`,
  leadBoard: () => '/leads',
  leadList: () => '/leads/list',
  leadNumbers: () => '/leads/numbers',
  conversations: () => '/conversations',
  chats: () => '/chats',
  chat: (id: string) => `/chats/${id}`,
  lead: (id: string) => `/leads/${id}`,
  companies: () => '/companies',
  company: (id: string) => `/companies/${id}`,
  people: () => '/people',
  person: (id: string) => `/people/${id}`,
  personalData: () => '/settings/personal-data',
  dataOfPerson: (id: string) => `/people/${id}/personal-data`,
  duplicates: () => '/duplicates',
  search: () => '/search',
  repair: () => '/repair',
  segments: () => '/segments',
  products: () => '/products',
  numbers: () => '/numbers',
  processes: () => '/processes',
  chooseProcess: () => '/processes/choosing',
  process: (id: string) => `/processes/${id}`,
  processEditor: (id: string) => `/processes/${id}/edit`,
  processVersions: (id: string) => `/processes/${id}/versions`,
  moveDeals: (id: string, number: number | string) => `/processes/${id}/versions/${number}/move`,
  bulkEdits: () => '/bulk-edits',
  imports: () => '/imports',
  import: (id: string) => `/imports/${id}`,
  team: () => '/team',
  handOver: (id: string) => `/team/${id}/hand-over`,
  apiKeys: () => '/settings/api-keys',
  settings: () => '/settings',
  profile: () => '/settings/profile',
  workspace: () => '/settings/company',
  workingTime: () => '/settings/working-time',
  assignmentRules: () => '/settings/assignment-rules',
  scoring: () => '/settings/lead-score',
  qualification: () => '/settings/lead-qualification',
  ownFields: () => '/settings/own-fields',
  tags: () => '/settings/tags',
  forms: () => '/settings/forms',
  form: (id: string) => `/settings/forms/${id}`,
  sessions: () => '/settings/sessions',
  signIn: () => '/sign-in',
  firstRun: () => '/welcome',
  forgotPassword: () => '/forgot-password',
  resetPassword: () => '/reset-password',
  acceptInvitation: () => '/invitation',
} as const

/** `withSearch(paths.dealList(), { stage: 'offer' })`. Several values of one name become a repeated name. */
export function withSearch(path: string, search: Record<string, string | string[] | undefined>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one) params.append(name, one)
  }
  return params.size === 0 ? path : `${path}?${params}`
}

/** Only a path of this very app may be returned to after signing in; anything else is the start. */
export function safeReturn(path: string | undefined): string {
  if (!path || !/^\/(?![/\\])/.test(path)) return paths.today()
  const here = 'http://here.invalid'
  const url = new URL(path, here)
  return url.origin === here ? url.pathname + url.search : paths.today()
}
