export const palette = {
  placeholder: 'Search tasks, projects and people, or run a command…',
  tasks: 'Tasks',
  projects: 'Projects',
  archived: 'archived',
  people: 'People',
  commands: 'Commands',
  nothing: 'Nothing found',
  results: 'Results',
} as const
