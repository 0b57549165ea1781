import { expect, test } from 'vitest'
import { InvalidInput } from '@/lib/errors'
import { nestedValues } from '@/lib/form-values'

test('dotted names become rows that keep their number in the form', () => {
  expect(
    nestedValues({
      title: '协议',
      'parties.0.role': 'PARTY_A',
      'parties.2.role': 'PARTY_B',
      'parties.2.isLead': 'true',
    }),
  ).toEqual({
    title: '协议',
    parties: { 0: { role: 'PARTY_A' }, 2: { role: 'PARTY_B', isLead: 'true' } },
  })
})

test.each([
  '__proto__.isAdmin',
  'constructor.prototype.isAdmin',
  'parties.__proto__.isAdmin',
  '__proto__',
  'a..b',
  '.a',
  'a.b.c.d.e',
])('the name %s is refused and changes no object', (name) => {
  expect(() => nestedValues(JSON.parse(`{"${name}":"true"}`))).toThrow(InvalidInput)
  expect('isAdmin' in {}).toBe(false)
})

test('a name cannot be a value and a row at once', () => {
  expect(() => nestedValues({ a: '1', 'a.b': '2' })).toThrow(InvalidInput)
  expect(() => nestedValues({ 'a.b': '2', a: '1' })).toThrow(InvalidInput)
})

test('a name that every object inherits is an ordinary name', () => {
  expect(nestedValues({ 'toString.valueOf': 'x' })).toEqual({ toString: { valueOf: 'x' } })
})
