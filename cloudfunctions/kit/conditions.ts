/**
 * The SDK drops `undefined` from a condition, which silently widens it (`{ branchId: undefined }` matches every branch).
 * Every condition and every document passes here first.
 */
export function refuseUndefined<T>(value: T, path = ''): T {
  if (value === undefined) throw new Error(`undefined at ${path || 'the top'} of a condition or document`)
  if (Array.isArray(value)) value.forEach((item: unknown, index) => void refuseUndefined(item, `${path}[${index}]`))
  else if (isPlainObject(value))
    for (const [key, item] of Object.entries(value)) refuseUndefined(item, path ? `${path}.${key}` : key)
  return value
}

/** Commands of the SDK (`_.in([...])`) are class instances and check themselves. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
