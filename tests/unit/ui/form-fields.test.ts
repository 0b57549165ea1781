import { describe, expect, test } from 'vitest'
import { formFields, succeeded } from '@/components/ui/form-fields'
import { emptyForm } from '@/lib/form-state'

const labels = { title: '协议名称', partnerId: '合作单位', shared: '共有' }

describe('the props of a field', () => {
  test('before anything is posted the saved record is shown', () => {
    const field = formFields(emptyForm, labels, {
      title: '甲',
      partnerId: 'id-1',
      partnerId__label: '天津大学',
    })
    expect(field('partnerId')).toEqual({
      name: 'partnerId',
      label: '合作单位',
      defaultValue: 'id-1',
      defaultLabel: '天津大学',
      errors: undefined,
    })
  })

  test('after an answer what was posted counts, also where a box was unticked', () => {
    const answer = { values: { title: '乙' }, fieldErrors: { title: ['太短'] } }
    const field = formFields(answer, labels, { title: '甲', shared: 'true' })
    expect(field('title')).toMatchObject({ defaultValue: '乙', errors: ['太短'] })
    expect(field('shared').defaultValue).toBeUndefined()
  })

  test('a field of a repeated row brings its own label', () => {
    expect(formFields(emptyForm, labels)('parties.0.role', '角色').label).toBe('角色')
  })
})

describe('an answer', () => {
  test('without complaint is a success', () => {
    expect(succeeded({ ...emptyForm, formKey: 1, fieldErrors: { title: [], other: undefined } })).toBe(true)
  })

  test.each([
    { message: '没有权限' },
    { fieldErrors: { title: ['必填'] } },
    { conflict: { fields: [], changedBy: '李', changedAt: '', version: 2 } },
    { duplicates: [{ id: '1', title: '甲', href: '/x', fields: [] }] },
  ])('with %j is none', (part) => {
    expect(succeeded({ ...emptyForm, ...part })).toBe(false)
  })
})
