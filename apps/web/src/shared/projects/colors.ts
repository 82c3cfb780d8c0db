/** Colours for projects and labels: each stands out by 3:1 or more from the light and from the dark page. */
export const projectColors = [
  { name: 'red', value: '#d64545' },
  { name: 'orange', value: '#d4682a' },
  { name: 'amber', value: '#b8860b' },
  { name: 'green', value: '#43934a' },
  { name: 'teal', value: '#14897c' },
  { name: 'blue', value: '#2f7fd1' },
  { name: 'violet', value: '#8560d6' },
  { name: 'pink', value: '#c74f94' },
  { name: 'brown', value: '#97694a' },
  { name: 'grey', value: '#7b8188' },
] as const

/** A colour that the fewest of these things have, so that new ones differ. */
export function freshColor(used: readonly (string | null)[]): string {
  const counts = projectColors.map(({ value }) => used.filter((each) => each === value).length)
  return projectColors[counts.indexOf(Math.min(...counts))]?.value ?? projectColors[0].value
}
