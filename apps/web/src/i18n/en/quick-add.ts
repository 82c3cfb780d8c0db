export const quickAdd = {
  title: 'New task',
  placeholder: 'Call the printer tomorrow !high #print',
  project: 'Project',
  cannot: 'You may look at projects but add nothing to them. An admin can give you the role of a user.',
  add: 'Add task',
  hint: 'Understands dates such as “tomorrow” or “friday”, !high, @name and #label.',
  unknown_one: '{{marks}} means nothing here and stays in the title.',
  unknown_other: '{{marks}} mean nothing here and stay in the title.',
  added: '{{key}} added',
  show: 'Show',
} as const
