import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { adminSearch } from '../features/administration/admin-search.ts'
import { workSearch } from '../features/my-work/work-search.ts'
import { notificationSearch } from '../features/notifications/notification-search.ts'
import { calendarSearch } from '../features/project-calendar/calendar-search.ts'
import { listSearch } from '../features/project-list/list-search.ts'
import { trashSearch } from '../features/trash/trash-search.ts'
import { loadTexts } from '../i18n/i18n.ts'
import type { Part } from '../i18n/parts.ts'
import { filterSearch, taskSearch } from '../shared/tasks/task-search.ts'
import { CrashPage, MissingPage } from '../shell/crash-page.tsx'
import { Gate } from '../shell/gate.tsx'
import { parseSearch } from './parse-search.ts'

/** A place, and the texts that are loaded with it. */
async function withTexts<Module>(part: Part, place: Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([place, loadTexts(part)])
  return module
}

const root = createRootRoute({
  component: Gate,
  errorComponent: CrashPage,
  notFoundComponent: MissingPage,
  validateSearch: taskSearch,
})

const myWork = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('../features/my-work/my-work.tsx'), 'MyWork'),
})

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$userId',
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('../features/my-work/person-work.tsx'), 'PersonWork'),
})

const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId',
  validateSearch: filterSearch,
  component: lazyRouteComponent(() => import('../features/project-views/project-page.tsx'), 'ProjectPage'),
})

const projectStart = createRoute({
  getParentRoute: () => project,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/projects/$projectId/board', params, replace: true })
  },
})

const projectList = createRoute({
  getParentRoute: () => project,
  path: '/list',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/project-list/project-list.tsx'), 'ProjectList'),
})

const projectBoard = createRoute({
  getParentRoute: () => project,
  path: '/board',
  component: lazyRouteComponent(() => import('../features/project-board/project-board.tsx'), 'ProjectBoard'),
})

const projectCalendar = createRoute({
  getParentRoute: () => project,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('../features/project-calendar/project-calendar.tsx'), 'ProjectCalendar'),
})

const projectSettings = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/settings',
  component: lazyRouteComponent(() => import('../features/project-settings/project-settings.tsx'), 'ProjectSettings'),
})

const task = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$taskId',
  component: lazyRouteComponent(() => import('../features/task-panel/task-page.tsx'), 'TaskPage'),
})

const trash = createRoute({
  getParentRoute: () => root,
  path: '/trash',
  validateSearch: trashSearch,
  component: lazyRouteComponent(() => import('../features/trash/trash.tsx'), 'Trash'),
})

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  validateSearch: notificationSearch,
  component: lazyRouteComponent(
    () => withTexts('notifications', import('../features/notifications/notifications.tsx')),
    'Notifications',
  ),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(
    () => withTexts('settings', import('../features/my-settings/my-settings.tsx')),
    'MySettings',
  ),
})

const administration = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  validateSearch: adminSearch,
  beforeLoad: ({ location }) => {
    if (location.pathname.replace(/\/$/, '') === '/admin') throw redirect({ to: '/admin/people', replace: true })
  },
  component: lazyRouteComponent(
    () => withTexts('admin', import('../features/administration/administration.tsx')),
    'Administration',
  ),
})

const adminPeople = createRoute({
  getParentRoute: () => administration,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/administration/people.tsx'), 'People'),
})

const adminTeams = createRoute({
  getParentRoute: () => administration,
  path: '/teams',
  component: lazyRouteComponent(() => import('../features/administration/teams.tsx'), 'Teams'),
})

const adminPrograms = createRoute({
  getParentRoute: () => administration,
  path: '/programs',
  component: lazyRouteComponent(() => import('../features/administration/programs.tsx'), 'Programs'),
})

const adminMail = createRoute({
  getParentRoute: () => administration,
  path: '/mail',
  component: lazyRouteComponent(() => import('../features/administration/sent-mail/sent-mail.tsx'), 'SentMail'),
})

const adminDeadLetters = createRoute({
  getParentRoute: () => administration,
  path: '/dead-letters',
  component: lazyRouteComponent(
    () => import('../features/administration/dead-letters/dead-letters.tsx'),
    'DeadLetters',
  ),
})

/** Every address of the application. */
export const router = createRouter({
  routeTree: root.addChildren([
    myWork,
    person,
    project.addChildren([projectStart, projectList, projectBoard, projectCalendar]),
    projectSettings,
    task,
    notifications,
    trash,
    settings,
    administration.addChildren([adminPeople, adminTeams, adminPrograms, adminMail, adminDeadLetters]),
  ]),
  parseSearch,
  defaultPreload: 'intent',
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: MissingPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
