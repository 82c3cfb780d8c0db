export const quickAdd = {
  title: 'New task',
  placeholder: 'Call the printer tomorrow !high #print',
  project: 'Project',
  add: 'Add task',
  hint: 'Understands dates such as “tomorrow” or “friday”, !high, @name and #label.',
  added: '{{key}} added',
  show: 'Show',
} as const
