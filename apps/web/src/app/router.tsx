import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { CrashPage, MissingPage } from '../shell/crash-page.tsx'
import { Gate } from '../shell/gate.tsx'
import type { ListSearch } from './search.ts'
import { listSearch, taskSearch } from './search.ts'

const root = createRootRoute({
  component: Gate,
  errorComponent: CrashPage,
  notFoundComponent: MissingPage,
  validateSearch: taskSearch,
})

const myWork = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../features/my-work/my-work.tsx'), 'MyWork'),
})

const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId',
  component: lazyRouteComponent(() => import('../features/project-list/project-page.tsx'), 'ProjectPage'),
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
  validateSearch: (search): ListSearch => listSearch(search),
  component: lazyRouteComponent(() => import('../features/project-list/project-list.tsx'), 'ProjectList'),
})

const projectBoard = createRoute({
  getParentRoute: () => project,
  path: '/board',
  component: lazyRouteComponent(() => import('../features/project-board/project-board.tsx'), 'ProjectBoard'),
})

const task = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$taskId',
  component: lazyRouteComponent(() => import('../features/task-panel/task-page.tsx'), 'TaskPage'),
})

/** Every address of the application. */
export const router = createRouter({
  routeTree: root.addChildren([myWork, project.addChildren([projectStart, projectList, projectBoard]), task]),
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
