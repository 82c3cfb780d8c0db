export const app = {
  skip: 'Skip to the content',
  menu: 'Menu',
  closeMenu: 'Close the menu',
  navigation: 'Main',
  projects: 'Projects',
  myWork: 'My work',
  noProjects: 'No projects yet',
  newTask: 'New task',
  search: 'Search',
  signOut: 'Sign out',
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  system: 'As the system',
  language: 'Language',
  shortcuts: 'Keyboard shortcuts',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  retry: 'Try again',
  loading: 'Loading',
  inbox: 'Inbox',
  nothingFound: 'Nothing found',
  undo: 'Undo',
  delete: 'Delete',
  add: 'Add',
  copy: 'Copy',
  copied: 'Copied',
  settings: 'Settings',
  administration: 'Administration',
  trash: 'Trash',
  newProject: 'New project',
} as const

export const signIn = {
  title: 'Work that flows',
  lead: 'Sign in to see what is due, what is under way and what comes next.',
  action: 'Sign in',
} as const

export const failure = {
  title: 'This could not be loaded',
  unreachable: 'The server does not answer. Your connection may be down.',
  forbidden: 'You may see this, but not change it.',
  notFound: 'There is nothing here, or it is not shared with you.',
  rateLimited: 'Too many requests at once. Try again in a moment.',
  invalid: 'The server refused this: {{detail}}',
  conflict: 'Somebody changed this at the same time.',
  unexpected: 'Something went wrong on the server.',
  request: 'Request {{id}}',
  notSaved: 'Not saved',
  secondFactor: 'This needs your second factor. Confirm it and do it again.',
  confirm: 'Confirm',
  page: 'This page does not exist',
  home: 'Go to my work',
  crash: 'This page failed. What you typed is kept.',
  reload: 'Reload',
} as const

export const status = { pending: 'To do', 'in-progress': 'In progress', completed: 'Done' } as const

export const priority = { none: 'No priority', low: 'Low', medium: 'Medium', high: 'High', urgent: 'Urgent' } as const

export const due = {
  overdue: 'Overdue',
  today: 'Today',
  tomorrow: 'Tomorrow',
  yesterday: 'Yesterday',
  upcoming: 'Upcoming',
  none: 'No date',
  on: 'Due {{date}}',
  was: 'Overdue since {{date}}',
} as const

export const task = {
  complete: 'Complete “{{title}}”',
  reopen: 'Reopen “{{title}}”',
  completed: 'Completed',
  undo: 'Undo',
  assignedTo: 'Assigned to {{name}}',
  count_one: '{{count}} task',
  count_other: '{{count}} tasks',
  list: 'Tasks',
  select: 'Select “{{title}}”',
} as const

export const fields = {
  title: 'title',
  description: 'description',
  status: 'status',
  priority: 'priority',
  assigneeId: 'assignee',
  dueOn: 'due date',
  dueAt: 'due time',
  startOn: 'start date',
  startAt: 'start time',
  labelIds: 'labels',
  columnId: 'column',
  parentId: 'parent',
  rank: 'position',
  projectId: 'project',
} as const

export const conflict = {
  title: 'Two people changed this',
  lead: 'While you were writing, somebody else saved another version. Choose which to keep; nothing is lost until you do.',
  base: 'Before',
  mine: 'Yours',
  theirs: 'Theirs',
  keepMine: 'Keep mine',
  keepTheirs: 'Keep theirs',
  empty: '(empty)',
} as const

export const shortcuts = {
  quickAdd: 'New task',
  palette: 'Search and commands',
  help: 'Show the shortcuts',
  myWork: 'Go to my work',
  next: 'Next task',
  previous: 'Previous task',
  open: 'Open the task',
  complete: 'Complete or reopen the task',
  close: 'Close',
  moveCard: 'Move the card',
  theme: 'Switch light and dark',
  general: 'Everywhere',
  lists: 'In lists',
  boards: 'On boards',
} as const
