import { aboutTarget } from '../kit/audit'

export { aboutTarget }

/** The sentence with the name filled in. */
export function readable(what: string, name: string | undefined): string {
  return what.replace(aboutTarget, name ?? '一位党员')
}
