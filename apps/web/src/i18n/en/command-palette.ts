export const palette = {
  placeholder: 'Search tasks, go to a project, run a command…',
  tasks: 'Tasks',
  projects: 'Projects',
  commands: 'Commands',
  nothing: 'Nothing found',
  results: 'Results',
} as const
