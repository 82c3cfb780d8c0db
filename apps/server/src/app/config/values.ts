import { redact } from './redact.ts'
import type { Env, Variable, VariableName } from './variables.ts'
import { variables } from './variables.ts'

/** Reads single values out of an environment and gathers what is wrong with them. */
export class Values {
  readonly problems: string[] = []
  readonly #env: Env

  constructor(env: Env) {
    this.#env = env
  }

  text(name: VariableName): string {
    return this.optional(name) ?? ''
  }

  optional(name: VariableName): string | null {
    return this.#env[name] ?? variable(name).default
  }

  /** Text of a form. */
  matching(name: VariableName, form: RegExp): string {
    const text = this.text(name)
    if (!form.test(text)) this.#refuse(name)
    return text
  }

  number(name: VariableName, least: number, most: number): number {
    const text = this.text(name)
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (!(value >= least && value <= most)) this.#refuse(name)
    return value
  }

  oneOf<Choice extends string>(name: VariableName, choices: readonly Choice[]): Choice {
    const text = this.text(name).toLowerCase()
    const found = choices.find((choice) => choice === text)
    if (found === undefined) this.#refuse(name)
    return found ?? (choices[0] as Choice)
  }

  /** An address with one of the protocols; `null` when there is none. */
  address(name: VariableName, protocols: readonly string[], fits: (url: URL) => boolean = () => true): string | null {
    const text = this.optional(name)
    if (text === null) return null
    const url = URL.canParse(text) ? new URL(text) : null
    if (!url || !protocols.includes(url.protocol) || !fits(url)) this.#refuse(name)
    return text
  }

  refuseUnsupported(): void {
    for (const { name, description } of variables.filter((one: Variable) => one.isUnsupported)) {
      if (this.#env[name] === undefined) continue
      this.problems.push(`${name} is set, but not supported by this version yet (${description}) Unset it.`)
    }
  }

  #refuse(name: VariableName): void {
    const entry = variable(name)
    this.problems.push(`${name} is "${redact(entry, this.text(name))}": it takes ${entry.takes}.`)
  }
}

const variable = (name: VariableName): Variable => variables.find((entry) => entry.name === name) as Variable
