import { logger } from '../kit/logger'

/**
 * Tells people about what is committed already. A notice that fails must not make that look undone: it is logged, and a
 * repetition of the call tells it, since every fact is told once.
 */
export async function afterwards(tell: () => Promise<void>): Promise<void> {
  try {
    await tell()
  } catch (error) {
    logger.error('done, but nobody was told', error)
  }
}
