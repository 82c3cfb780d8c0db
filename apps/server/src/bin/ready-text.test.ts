import { expect, test } from 'vitest'
import { toConfig } from '../app/config/config.ts'
import { demoPassword } from '../app/demo/people.ts'
import { readyText } from './ready-text.ts'

test('the demo password is named only where somebody can sign in with it', () => {
  const config = toConfig({}, '/checkout')
  const elsewhere = toConfig({ OIDC_ISSUER: 'https://id.example.com' }, '/checkout')

  expect(readyText(config, ['api'], 'here', 'present')).toContain(demoPassword)
  expect(readyText(elsewhere, ['api'], 'here', 'present')).not.toContain(demoPassword)
  for (const people of ['absent', 'refused', 'exposed'] as const) {
    expect(readyText(config, ['api'], 'here', people)).not.toContain(demoPassword)
  }
})
