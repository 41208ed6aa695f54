import { format } from 'node:util'

const said: string[] = []
let allowed: RegExp[] = []

/**
 * Lets the current test print warnings and errors that match one of the patterns; anything else fails it.
 * Call it at the beginning of the test that provokes them.
 */
export function allowConsole(...patterns: RegExp[]): void {
  allowed = patterns
}

/** Takes console.warn and console.error over from here on. */
export function collectConsole(): void {
  said.length = 0
  for (const level of ['warn', 'error'] as const) {
    console[level] = (...values: unknown[]) => void said.push(`console.${level}: ${format(...values)}`)
  }
}

/** What was said since the last call and not allowed. */
export function takeUnexpected(): string[] {
  return said.splice(0).filter((text) => !allowed.some((pattern) => pattern.test(text)))
}
