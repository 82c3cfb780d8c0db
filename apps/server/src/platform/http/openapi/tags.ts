/** The groups of routes, in the order of the reference page. */
export const tags: ReadonlyArray<{ readonly name: string; readonly description: string }> = [
  { name: 'Tasks', description: 'What is to be done: alone, in batches, on a list.' },
  { name: 'Comments', description: 'What people say about a task.' },
  { name: 'Links', description: 'How tasks belong together: blocks, relates, duplicates.' },
  { name: 'Projects', description: 'What holds tasks, and who may do what in it.' },
  { name: 'Project members', description: 'The people and teams of a project, and their roles in it.' },
  { name: 'Columns', description: 'The places on a project’s board.' },
  { name: 'Labels', description: 'What the tasks of a project can be marked with.' },
  { name: 'Boards', description: 'The tasks of a project by column.' },
  { name: 'Teams', description: 'Named sets of people, who share the role of their team in a project.' },
  { name: 'Users', description: 'Everybody who can sign in.' },
  { name: 'Service accounts', description: 'Programs with permissions of their own.' },
  { name: 'Invitations', description: 'Who was asked by mail to sign up.' },
  { name: 'Me', description: 'The person who asks, with their tokens and the browsers in which they are signed in.' },
  { name: 'Health', description: 'Whether the server lives and can answer.' },
]
