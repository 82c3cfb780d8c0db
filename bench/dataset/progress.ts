import { stderr } from 'node:process'

const width = 30
const plainSteps = 10

/** A progress bar on standard error; where that is no terminal, a line for every tenth. */
export class ProgressBar {
  readonly #label: string
  readonly #total: number
  readonly #startedAt = performance.now()
  #done = 0
  #printedSteps = 0

  constructor(label: string, total: number) {
    this.#label = label
    this.#total = total
  }

  advance(by: number): void {
    this.#done += by
    if (stderr.isTTY) {
      stderr.write(`\r${this.#line()}${this.#done >= this.#total ? '\n' : ''}`)
      return
    }
    const steps = Math.floor((this.#done / this.#total) * plainSteps)
    if (steps > this.#printedSteps) stderr.write(`${this.#line()}\n`)
    this.#printedSteps = steps
  }

  #line(): string {
    const share = Math.min(1, this.#done / this.#total)
    const filled = Math.round(share * width)
    const seconds = (performance.now() - this.#startedAt) / 1000
    const rate = Math.round(this.#done / seconds)
    return (
      `${this.#label} [${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${Math.round(share * 100)} % ` +
      `${this.#done.toLocaleString('en')} of ${this.#total.toLocaleString('en')}, ${rate.toLocaleString('en')}/s, ${seconds.toFixed(0)} s`
    )
  }
}
