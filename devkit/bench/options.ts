import { CommandError } from '../cli/errors'

/** @throws CommandError with a sentence for the person at the command line */
export function wholeNumber(option: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new CommandError(`${option} takes whole numbers from 1, not "${text}"`)
  return value
}
