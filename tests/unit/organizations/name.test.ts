import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeName } from '@/lib/organizations/name'

test.each([
  ['  河北双天机械制造有限公司 ', '河北双天机械制造有限公司'],
  ['河北 双天　机械', '河北双天机械'],
  ['河北双天\u200b机械\ufeff', '河北双天机械'],
  ['旭阳(河北)有限公司', '旭阳(河北)有限公司'],
  ['旭阳（河北）有限公司', '旭阳(河北)有限公司'],
  ['旭阳【河北】 有限公司', '旭阳(河北)有限公司'],
  ['ＡＢＣ科技', 'ABC科技'],
  ['Stanford   University', 'Stanford University'],
  ['北京 ABC 科技', '北京ABC科技'],
])('%s is compared as %s', (name, normalized) => expect(normalizeName(name)).toBe(normalized))

test('normalizing twice changes nothing more', () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'河北 (（【a１ \u200b') }), (name) => {
      expect(normalizeName(normalizeName(name))).toBe(normalizeName(name))
    }),
  ))
