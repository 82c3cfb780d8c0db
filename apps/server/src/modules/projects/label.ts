import { labelLimit } from '@millrace/contract'
import { conflict, ruleViolated } from '../../platform/errors/app-error.ts'

export interface LabelRecord {
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly color: string
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export function assertRoomForLabel(count: number): void {
  if (count >= labelLimit) throw ruleViolated(`A project has at most ${labelLimit} labels.`)
}

export const labelNameTaken = (name: string) => conflict(`The project has a label ${name} already.`, '/name')
