import { afterwards } from '../../../cloudfunctions/dues/telling'
import { logger } from '../../../cloudfunctions/kit/logger'

test('a notice that fails is logged and makes nothing look undone', async () => {
  const logged = jest.spyOn(logger, 'error').mockReturnValue(undefined)
  const problem = new Error('the inbox is away')
  await expect(afterwards(() => Promise.reject(problem))).resolves.toBeUndefined()
  expect(logged).toHaveBeenCalledWith(expect.any(String), problem)
  logged.mockClear()
  await afterwards(async () => undefined)
  expect(logged).not.toHaveBeenCalled()
  logged.mockRestore()
})
