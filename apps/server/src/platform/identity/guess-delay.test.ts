import { expect, test } from 'vitest'
import { GuessDelay } from './guess-delay.ts'

const second = 1000

test('five guesses are free, then each further one doubles the wait', () => {
  const delay = new GuessDelay()
  let now = 0
  for (let guess = 1; guess <= 5; guess += 1) expect(delay.admit('ada 10.0.0.1', now)).toBe(true)

  for (const wait of [1, 2, 4, 8, 16]) {
    expect(delay.admit('ada 10.0.0.1', now + wait * second - 1)).toBe(false)
    now += wait * second
    expect(delay.admit('ada 10.0.0.1', now)).toBe(true)
  }
})

test('many guesses at the same moment all count', () => {
  const delay = new GuessDelay()
  const admitted = Array.from({ length: 100 }, () => delay.admit('ada 10.0.0.1', 0)).filter(Boolean)

  expect(admitted).toHaveLength(5)
})

test('the wait ends at 15 minutes', () => {
  const delay = new GuessDelay()
  let now = 0
  for (let guess = 0; guess < 40; guess += 1) {
    delay.admit('ada 10.0.0.1', now)
    now += 15 * 60 * second
  }

  expect(delay.admit('ada 10.0.0.1', now)).toBe(true)
})

test('another account and another address are not held back', () => {
  const delay = new GuessDelay()
  for (let guess = 0; guess < 6; guess += 1) delay.admit('ada 10.0.0.1', 0)

  expect(delay.admit('ada 10.0.0.1', 0)).toBe(false)
  expect(delay.admit('ada 10.0.0.2', 0)).toBe(true)
  expect(delay.admit('bob 10.0.0.1', 0)).toBe(true)
})

test('a right guess, and half an hour without one, start the count again', () => {
  const delay = new GuessDelay()
  for (let guess = 0; guess < 5; guess += 1) delay.admit('ada 10.0.0.1', 0)
  delay.succeeded('ada 10.0.0.1')
  for (let guess = 0; guess < 5; guess += 1) expect(delay.admit('ada 10.0.0.1', 0)).toBe(true)
  expect(delay.admit('ada 10.0.0.1', 0)).toBe(false)

  const later = 31 * 60 * second + second
  for (let guess = 0; guess < 5; guess += 1) expect(delay.admit('ada 10.0.0.1', later)).toBe(true)
})
