import { parseArgs, type ParseArgsConfig } from 'node:util'

/** Told to the person at the command line as one sentence, without a stack. */
export class CommandError extends Error {}

/** `util.parseArgs` with its complaints as CommandError. */
export function parse<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new CommandError((error as Error).message)
  }
}
