import { useSelected } from '../../shared/selection/selection.ts'

/** What can be done with the selected tasks. */
export function BulkBar() {
  return <output>{useSelected().size}</output>
}
