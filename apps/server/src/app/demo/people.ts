/** Known to everybody who reads this, so the demo people are made only where nobody else can reach the server. */
export const demoPassword = 'millrace-demo'

export const demoPeople = [
  { email: 'ada@example.com', name: 'Ada Lovelace', role: 'admin' },
  { email: 'grace@example.com', name: 'Grace Hopper', role: 'user' },
  { email: 'linus@example.com', name: 'Linus Pauling', role: 'user' },
  { email: 'vera@example.com', name: 'Vera Rubin', role: 'viewer' },
] as const

/** The part of a demo person's e-mail address before the `@`. */
export type DemoName = 'ada' | 'grace' | 'linus' | 'vera'
