import type { ReactNode } from 'react'
import { Skeletons } from './skeletons.tsx'
import { Failure } from './states.tsx'

interface Props<Data> {
  readonly query: {
    readonly data: Data | undefined
    readonly error: unknown
    readonly refetch: () => Promise<unknown>
  }
  /** How many lines stand for what is being loaded. */
  readonly count: number
  readonly children: (data: Data) => ReactNode
}

/** What a query has read, and until then lines in its shape; or why it could not be read, and a way to try again. */
export function Loaded<Data>({ query: { data, error, refetch }, count, children }: Props<Data>) {
  if (data !== undefined) return children(data)
  if (error) return <Failure error={error} retry={() => void refetch()} />
  return <Skeletons count={count} />
}
