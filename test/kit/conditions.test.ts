import { refuseUndefined } from '../../cloudfunctions/kit/conditions'

test.each([
  ['a value', undefined, 'the top'],
  ['a field', { branchId: undefined }, 'branchId'],
  ['a field within a field', { a: { b: [1, { c: undefined }] } }, 'a.b[1].c'],
])('%s that is undefined is refused with its place', (_what, value, place) => {
  expect(() => refuseUndefined(value)).toThrow(`undefined at ${place}`)
})

test('null, empty and commands of the SDK pass as they are', () => {
  class Command {
    readonly operand = undefined
  }
  const condition = { branchId: 'b', groupId: null, tags: [], when: new Command(), at: new Date(0) }
  expect(refuseUndefined(condition)).toBe(condition)
})
