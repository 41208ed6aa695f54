/** What a real environment has in its functions' settings, with values that suit this machine. */
const DEFAULTS = {
  /** Merchant number; any will do, no money moves. Without one, functions offer no WeChat Pay. */
  SUB_MCH_ID: '1900000109',
  /** The one-time secret of the first administrator. */
  SETUP_SECRET: 'local-setup-secret',
} as const

/** A variable of the same name in the shell wins: `SUB_MCH_ID= npm start` shows the product without payment. */
export function functionVariables(): Record<string, string> {
  const names = Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[]
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? DEFAULTS[name]]))
}
