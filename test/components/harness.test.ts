/** The harness itself: what the other tests of this folder rely on. */
import { mountComponent } from '../support/mini-component'

test('a component shows its properties, those of components inside it too', async () => {
  const field = await mountComponent('components/field/field', { given: { label: '姓名', error: '请写姓名' } })
  expect(field.text('.field__label')).toBe('姓名')
  expect(field.text()).toBe('姓名请写姓名')
  expect(field.has('.field__error .icon')).toBe(true)
})

test('an event changes the component and reaches whoever listens', async () => {
  const field = await mountComponent('components/field/field', { given: { value: '张' } })
  const changes = field.listen('change')
  await field.fire('.field__control', 'input', { value: '张三' })
  expect(field.attribute('.field__control', 'value')).toBe('张三')
  expect(changes).toEqual([{ value: '张三' }])
})

test('two mounts of different components do not disturb each other', async () => {
  const cell = await mountComponent('components/cell/cell', { given: { title: '党费' } })
  await mountComponent('components/field/field', { given: { label: '姓名' } })
  cell.instance.setData?.({ title: '九月党费' })
  expect(cell.text('.cell__title')).toBe('九月党费')
})

test('a component of an npm package is rendered with its own parts', async () => {
  const button = await mountComponent('miniprogram_npm/@vant/weapp/field/index', { given: { label: '电话' } })
  expect(button.text('.van-field__label')).toBe('电话')
})
