import { expect, test } from 'vitest'
import { freshColor, projectColors } from './colors.ts'

const luminance = (color: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test.each(['#ffffff', '#f6f6f4', '#141618', '#1b1e20'])('every colour stands out from the surface %s', (surface) => {
  const weak = projectColors.filter(({ value }) => contrast(value, surface) < 3)
  expect(weak).toEqual([])
})

test('a new thing gets a colour that nothing has, and the rarest when all are taken', () => {
  const all = projectColors.map(({ value }) => value)
  expect(freshColor([])).toBe(all[0])
  expect(freshColor([all[0] ?? '', null, all[1] ?? ''])).toBe(all[2])
  expect(freshColor([...all, ...all.slice(0, -1)])).toBe(all.at(-1))
})
