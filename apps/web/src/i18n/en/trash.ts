export const trash = {
  tasks: 'Tasks',
  project: 'Project',
  allProjects: 'All projects',
  restore: 'Restore',
  restoreOne: 'Restore “{{name}}”',
  deleted: 'Deleted on {{moment}}',
  emptyTitle: 'The trash is empty',
  emptyProject: 'Nothing of this project is in the trash',
  empty: 'Tasks and projects that are deleted come here, and from here they go back to where they were.',
  projectRestored: '“{{name}}” is back.',
  openProject: 'Open',
} as const
