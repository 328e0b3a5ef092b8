import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { Guarded } from './frame/Guarded.tsx'
import { NotHere } from './frame/NotHere.tsx'
import { Stumbled } from './frame/Stumbled.tsx'
import { paths } from './paths.ts'
import { parseSearch, stringifySearch } from './platform/search-params.ts'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotHere, errorComponent: Stumbled })

/** Pages of somebody signed in stand inside the frame; everybody else is sent to the door first. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Guarded })

type Page<Name extends string> = () => Promise<Record<Name, () => React.ReactNode>>

/** One page, fetched when it is first wanted. Its parameters are written `$id`, as the router has them. */
function page<const Name extends string>(path: string, load: Page<Name>, name: Name) {
  return createRoute({ getParentRoute: () => inside, path, component: lazyRouteComponent(load, name) })
}

function door<const Name extends string>(path: string, load: Page<Name>, name: Name) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) })
}

const settings = createRoute({
  getParentRoute: () => inside,
  path: paths.settings(),
  beforeLoad: () => {
    throw redirect({ to: paths.profile(), replace: true })
  },
})

const tree = root.addChildren([
  inside.addChildren([
    page(paths.today(), () => import('./leads/assignment/TodayWithLeads.tsx'), 'TodayWithLeads'),
    page(paths.task('$id'), () => import('./tasks/page/TaskPage.tsx'), 'TaskPage'),
    page(paths.queues(), () => import('./tasks/queues/QueuesPage.tsx'), 'QueuesPage'),
    page(paths.queue('$role'), () => import('./tasks/queues/QueuePage.tsx'), 'QueuePage'),
    page(paths.dealBoard(), () => import('./deals/DealBoardPage.tsx'), 'DealBoardPage'),
    page(paths.dealList(), () => import('./deals/DealListPage.tsx'), 'DealListPage'),
    page(paths.deal('$id'), () => import('./deals/DealPage.tsx'), 'DealPage'),
    page(paths.leadBoard(), () => import('./leads/LeadBoardPage.tsx'), 'LeadBoardPage'),
    page(paths.leadList(), () => import('./leads/LeadListPage.tsx'), 'LeadListPage'),
    page(paths.leadNumbers(), () => import('./leads/numbers/LeadNumbersPage.tsx'), 'LeadNumbersPage'),
    page(paths.lead('$id'), () => import('./leads/LeadPage.tsx'), 'LeadPage'),
    page(paths.conversations(), () => import('./chat/ConversationsPage.tsx'), 'ConversationsPage'),
    page(paths.chats(), () => import('./chat/ChatsPage.tsx'), 'ChatsPage'),
    page(paths.chat('$id'), () => import('./chat/ChatPage.tsx'), 'ChatPage'),
    page(paths.companies(), () => import('./customers/companies/CompaniesPage.tsx'), 'CompaniesPage'),
    page(paths.company('$id'), () => import('./customers/companies/CompanyPage.tsx'), 'CompanyPage'),
    page(paths.people(), () => import('./customers/people/PeoplePage.tsx'), 'PeoplePage'),
    page(paths.person('$id'), () => import('./customers/people/PersonPage.tsx'), 'PersonPage'),
    page(paths.dataOfPerson('$id'), () => import('./privacy/PersonalDataPage.tsx'), 'PersonalDataPage'),
    page(paths.personalData(), () => import('./privacy/RetentionPage.tsx'), 'RetentionPage'),
    page(paths.duplicates(), () => import('./customers/CleaningPages.tsx'), 'CustomerDuplicatesPage'),
    page(paths.repair(), () => import('./customers/CleaningPages.tsx'), 'CustomerRepairPage'),
    page(paths.segments(), () => import('./customers/SegmentsPage.tsx'), 'SegmentsPage'),
    page(paths.search(), () => import('./search/SearchPage.tsx'), 'SearchPage'),
    page(paths.products(), () => import('./products/ProductsPage.tsx'), 'ProductsPage'),
    page(paths.numbers(), () => import('./insights/NumbersPage.tsx'), 'NumbersPage'),
    page(paths.processes(), () => import('./process/ProcessesPage.tsx'), 'ProcessesPage'),
    page(paths.chooseProcess(), () => import('./process/choosing/ChoosingPage.tsx'), 'ChoosingPage'),
    page(paths.process('$id'), () => import('./process/ProcessPage.tsx'), 'ProcessPage'),
    page(
      paths.moveDeals('$id', '$number'),
      () => import('./deals/version-moves/MoveDealsPage.tsx'),
      'MoveDealsPage',
    ),
    page(paths.processEditor('$id'), () => import('./process/editor/EditorPage.tsx'), 'EditorPage'),
    page(paths.processVersions('$id'), () => import('./process/versions/VersionsPage.tsx'), 'VersionsPage'),
    page(paths.bulkEdits(), () => import('./leads/bulk/BulkEditsPage.tsx'), 'BulkEditsPage'),
    page(paths.imports(), () => import('./import/ImportsPage.tsx'), 'ImportsPage'),
    page(paths.import('$id'), () => import('./import/ImportPage.tsx'), 'ImportPage'),
    page(paths.team(), () => import('./team/people/TeamPage.tsx'), 'TeamPage'),
    page(paths.handOver('$id'), () => import('./sharing/handovers/HandOverPage.tsx'), 'HandOverPage'),
    settings,
    page(paths.profile(), () => import('./team/settings/ProfilePage.tsx'), 'ProfilePage'),
    page(paths.sessions(), () => import('./team/settings/SessionsPage.tsx'), 'SessionsPage'),
    page(paths.apiKeys(), () => import('./team/settings/ApiKeysPage.tsx'), 'ApiKeysPage'),
    page(paths.workspace(), () => import('./team/settings/WorkspacePage.tsx'), 'WorkspacePage'),
    page(paths.ownFields(), () => import('./fields/OwnFieldsPage.tsx'), 'OwnFieldsPage'),
    page(paths.tags(), () => import('./customers/tags/TagsPage.tsx'), 'TagsPage'),
    page(paths.forms(), () => import('./forms/FormsPage.tsx'), 'FormsPage'),
    page(paths.form('$id'), () => import('./forms/FormPage.tsx'), 'FormPage'),
    page(
      paths.assignmentRules(),
      () => import('./leads/assignment/AssignmentRulesPage.tsx'),
      'AssignmentRulesPage',
    ),
    page(
      paths.qualification(),
      () => import('./leads/qualification/QualificationPage.tsx'),
      'QualificationPage',
    ),
    page(paths.scoring(), () => import('./leads/scores/ScoringPage.tsx'), 'ScoringPage'),
    page(paths.workingTime(), () => import('./team/calendar/WorkingTimePage.tsx'), 'WorkingTimePage'),
  ]),
  door(paths.signIn(), () => import('./team/door/SignInPage.tsx'), 'SignInPage'),
  door(paths.firstRun(), () => import('./team/door/FirstRunPage.tsx'), 'FirstRunPage'),
  door(paths.forgotPassword(), () => import('./team/door/ForgotPasswordPage.tsx'), 'ForgotPasswordPage'),
  door(paths.resetPassword(), () => import('./team/door/ResetPasswordPage.tsx'), 'ResetPasswordPage'),
  door(
    paths.acceptInvitation(),
    () => import('./team/door/AcceptInvitationPage.tsx'),
    'AcceptInvitationPage',
  ),
])

export function makeRouter() {
  return createRouter({
    routeTree: tree,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
    scrollToTopSelectors: ['#main'],
  })
}
