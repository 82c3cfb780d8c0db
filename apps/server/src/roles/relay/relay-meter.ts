/** What the relay has done since it started, for the metrics. */
export class RelayMeter {
  numberedEvents = 0
  publishedEvents = 0
  sentWork = 0
  failures = 0

  numbered(count: number): void {
    this.numberedEvents += count
  }

  published(count: number): void {
    this.publishedEvents += count
  }

  worked(count: number): void {
    this.sentWork += count
  }

  failed(): void {
    this.failures += 1
  }
}
