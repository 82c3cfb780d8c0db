import type { DemoName } from './people.ts'

/** A task of the demo project as a person would tell it. */
export interface DemoTask {
  readonly title: string
  readonly column: 'To do' | 'In progress' | 'Review' | 'Done'
  readonly description?: string
  readonly assignee?: DemoName
  readonly priority?: number
  readonly labels?: readonly DemoLabel[]
  /** Days from today. */
  readonly due?: number
  readonly comments?: ReadonlyArray<readonly [DemoName, string]>
}

export const demoLabels = {
  content: '#0ea5e9',
  design: '#a855f7',
  frontend: '#22c55e',
  infrastructure: '#f59e0b',
  bug: '#ef4444',
} as const
export type DemoLabel = keyof typeof demoLabels

export const demoTasks: readonly DemoTask[] = [
  {
    title: 'List every page of the old site and where it goes',
    column: 'Done',
    assignee: 'vera',
    labels: ['content'],
    due: -21,
    comments: [['grace', 'The list has 214 pages; 90 of them had no visitor this year.']],
  },
  { title: 'Agree on the goals of the relaunch', column: 'Done', assignee: 'ada', priority: 3, due: -20 },
  { title: 'Choose the typefaces', column: 'Done', assignee: 'linus', labels: ['design'], due: -14 },
  { title: 'Draw the home page', column: 'Done', assignee: 'linus', labels: ['design'], priority: 3, due: -9 },
  {
    title: 'Set up the build and the preview server',
    column: 'Done',
    assignee: 'grace',
    labels: ['infrastructure'],
    due: -8,
  },
  {
    title: 'Interview five customers about the navigation',
    column: 'Done',
    assignee: 'ada',
    labels: ['content'],
    due: -5,
  },
  {
    title: 'Check colour contrast of all components',
    column: 'Review',
    assignee: 'linus',
    labels: ['design', 'frontend'],
    priority: 2,
    due: -1,
    description: 'WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for large text and controls.',
    comments: [
      ['linus', 'Two buttons miss it: the secondary one in dark mode and the one on photographs.'],
      ['ada', 'Please darken the overlay rather than the button.'],
    ],
  },
  {
    title: 'Write the text of the product pages',
    column: 'Review',
    assignee: 'ada',
    labels: ['content'],
    priority: 3,
    due: 0,
  },
  {
    title: 'Build the page header and the menu',
    column: 'Review',
    assignee: 'grace',
    labels: ['frontend'],
    priority: 2,
    due: 1,
  },
  {
    title: 'Cookie banner that remembers a no',
    column: 'Review',
    assignee: 'grace',
    labels: ['frontend', 'bug'],
    due: 1,
  },
  {
    title: 'Build the home page',
    column: 'In progress',
    assignee: 'grace',
    labels: ['frontend'],
    priority: 3,
    due: 2,
    description: '- [x] hero\n- [x] customer stories\n- [ ] prices\n- [ ] footer',
  },
  {
    title: 'Contact form loses its text on an error',
    column: 'In progress',
    assignee: 'linus',
    labels: ['bug', 'frontend'],
    priority: 4,
    due: -2,
    comments: [['vera', 'Seen in Firefox and Safari; the page reloads when the server answers 422.']],
  },
  {
    title: 'Take photographs of the team',
    column: 'In progress',
    assignee: 'ada',
    labels: ['content'],
    priority: 1,
    due: 4,
  },
  {
    title: 'Redirects from old addresses to new ones',
    column: 'In progress',
    assignee: 'grace',
    labels: ['infrastructure'],
    priority: 3,
    due: 5,
  },
  {
    title: 'Translate the product pages into German',
    column: 'In progress',
    assignee: 'linus',
    labels: ['content'],
    priority: 2,
    due: 7,
  },
  {
    title: 'Move the blog',
    column: 'To do',
    assignee: 'grace',
    labels: ['content', 'infrastructure'],
    priority: 2,
    due: 6,
  },
  { title: 'Icons for the feature list', column: 'To do', assignee: 'linus', labels: ['design'], priority: 1, due: 8 },
  { title: 'Search over all pages', column: 'To do', assignee: 'grace', labels: ['frontend'], priority: 2, due: 9 },
  {
    title: 'Have the imprint and the privacy page checked',
    column: 'To do',
    assignee: 'ada',
    labels: ['content'],
    priority: 4,
    due: 3,
  },
  {
    title: 'Measure load time on a slow phone',
    column: 'To do',
    labels: ['frontend'],
    priority: 3,
    due: 10,
    description: 'Target: readable within 2 s on a 3G connection.',
  },
  {
    title: 'Certificate and DNS for the new domain',
    column: 'To do',
    assignee: 'grace',
    labels: ['infrastructure'],
    priority: 3,
    due: 11,
  },
  {
    title: 'Try everything with a screen reader',
    column: 'To do',
    labels: ['frontend', 'design'],
    priority: 2,
    due: 12,
  },
  { title: 'Newsletter announcing the relaunch', column: 'To do', assignee: 'ada', labels: ['content'], due: 14 },
  {
    title: 'Plan for going back if the launch fails',
    column: 'To do',
    labels: ['infrastructure'],
    priority: 3,
    due: 13,
  },
  { title: 'Collect ideas for after the launch', column: 'To do' },
]
