import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { InvalidInput } from '@/lib/errors'
import {
  amountFen,
  choice,
  creditCodeField,
  day,
  dayWithPrecision,
  flag,
  listOf,
  longText,
  manyOf,
  oneOf,
  optionalAmountFen,
  optionalChoice,
  optionalDay,
  optionalDayWithPrecision,
  optionalOneOf,
  optionalPhone,
  optionalReason,
  optionalText,
  optionalWholeNumber,
  phone,
  reasonField,
  requiredLongText,
  text,
  version,
  wholeNumber,
} from '@/lib/fields'
import { nestedValues } from '@/lib/form-values'
import { parse } from '@/lib/parse'

const Kind = { ENTERPRISE: 'ENTERPRISE', UNIVERSITY: 'UNIVERSITY' } as const
const today = () => '2022-10-20'
const id = '0199b6a5-7c3e-7d2a-9f10-3b5a6c7d8e9f'

/** The value, or the message a person reads. */
function read(schema: z.ZodType, raw: unknown): unknown {
  const result = schema.safeParse(raw)
  return result.success ? result.data : result.error.issues[0]?.message
}

describe('a field gives its value or says what to do', () => {
  test.each<[string, z.ZodType, unknown, unknown]>([
    ['text', text(5), ' 双天 ', '双天'],
    ['text over two lines', text(9), '双天\n机械', '双天 机械'],
    ['no text', text(5), '  ', '请填写'],
    ['invisible text', text(5), '\u200b', '请填写'],
    ['missing text', text(5), undefined, '请填写'],
    ['text too long', text(5), '一二三四五六', '不超过 5 个字'],
    ['an object as text', text(5), { toString: 1 }, '请填写'],
    ['NUL', text(5), 'a\0', '包含无法显示的字符,请删除后重新填写'],
    ['half a character', optionalText(5), 'a\ud800', '包含无法显示的字符,请删除后重新填写'],
    ['empty optional text', optionalText(5), '', null],
    ['missing optional text', optionalText(5), undefined, null],
    ['a list as optional text', optionalText(5), ['a'], '填写内容无法识别'],
    ['lines', longText(9), '一\r\n二', '一\n二'],
    ['no lines', longText(9), ' \n', null],
    ['required lines', requiredLongText(9), ' \n', '请填写'],
    ['an identity number', longText(99), '身份证11010519491231002X', '请不要填写身份证号或银行卡号'],
    ['a reason', reasonField, '金额录入有误', '金额录入有误'],
    ['no reason', reasonField, ' ', '请填写原因'],
    ['a word for a reason', reasonField, '有误', '原因不少于 5 个字'],
    ['no optional reason', optionalReason, '', null],
    ['a choice', choice, id.toUpperCase(), id],
    ['no choice', choice, '', '请选择'],
    ['a foreign choice', choice, '1', '请从列表中选择'],
    ['an object as a choice', choice, { not: id }, '请选择'],
    ['no optional choice', optionalChoice, '', null],
    ['a foreign optional choice', optionalChoice, 'x', '请从列表中选择'],
    ['a code', oneOf(Kind), 'UNIVERSITY', 'UNIVERSITY'],
    ['no code', oneOf(Kind), '', '请选择'],
    ['a code every object has', oneOf(Kind), 'constructor', '请从列表中选择'],
    ['no optional code', optionalOneOf(Kind), '', null],
    ['codes', manyOf(Kind), 'UNIVERSITY,ENTERPRISE,UNIVERSITY', ['UNIVERSITY', 'ENTERPRISE']],
    ['no codes', manyOf(Kind), undefined, []],
    ['a foreign code among them', manyOf(Kind), 'UNIVERSITY,x', '请从列表中选择'],
    ['a day', day({ today }), '2022年10月19日', new Date('2022-10-19T00:00:00Z')],
    ['no day', day({ today }), '', '请填写日期'],
    ['a month as a day', day({ today }), '2022-10', '请填写到日,如 2022-10-19'],
    ['a later day', day({ today }), '2022-10-21', '日期不能晚于今天(2022-10-20)'],
    ['a deadline', day({ today, allowFuture: true }), '2022-10-21', new Date('2022-10-21T00:00:00Z')],
    ['no optional day', optionalDay({ today }), '', null],
    [
      'a month',
      dayWithPrecision({ today }),
      '2022年10月',
      { date: new Date('2022-10-01T00:00:00Z'), precision: 'MONTH' },
    ],
    ['no optional month', optionalDayWithPrecision({ today }), undefined, null],
    ['an amount', amountFen(), '12.5', 12_500_000n],
    ['an amount in 元', amountFen('元'), '12.5', 1_250n],
    ['no amount', amountFen(), '', '请填写金额'],
    ['an amount left open', optionalAmountFen(), '面议', '没有金额时请选择无金额的原因'],
    ['no optional amount', optionalAmountFen(), '', null],
    ['a whole number', wholeNumber(0, 5000), '１,２００', 1200],
    ['a number with decimals', wholeNumber(0, 100), '1.5', '请填写 0 到 100 之间的整数'],
    ['a number too large', wholeNumber(0, 100), '101', '请填写 0 到 100 之间的整数'],
    ['no optional number', optionalWholeNumber(0, 100), '', null],
    ['a checked box', flag, 'true', true],
    ['a box of another browser', flag, 'on', true],
    ['a missing box', flag, undefined, false],
    ['否', flag, '否', false],
    ['a box with something else', flag, 'toString', '请填写“是”或“否”'],
    ['a version', version, '3', 3],
    ['no version', version, undefined, '请刷新页面后重试'],
    ['a version of another kind', version, '1e3', '请刷新页面后重试'],
    ['a credit code', creditCodeField, ' 12100000400000624d', '12100000400000624D'],
    ['a credit code of the pilot', creditCodeField, '91350100M0001TGQXM', '91350100M0001TGQXM'],
    ['no credit code', creditCodeField, '', null],
    ['a credit code with a letter for a digit', creditCodeField, '1210000O400000624D', '第8位“O”应为数字0'],
    ['a phone', phone, '138 1234 5678', '13812345678'],
    ['no phone', optionalPhone, '', null],
    ['half a phone', phone, '1381234', '请填写 11 位手机号,或带区号的固定电话,如 0312-2345678'],
  ])('%s', (_, schema, raw, expected) => expect(read(schema, raw)).toEqual(expected))
})

describe('repeated rows', () => {
  const form = z.strictObject({
    title: text(20),
    parties: listOf(z.strictObject({ organizationId: choice, share: optionalAmountFen() }), {
      min: 2,
      tooFew: '至少两个当事人',
    }),
  })
  const submit = (values: Record<string, string>) => {
    try {
      return parse(form, nestedValues(values))
    } catch (error) {
      return error instanceof InvalidInput ? { errors: error.fieldErrors, message: error.message } : error
    }
  }

  test('come as a list in their order, without the ones left blank', () =>
    expect(
      submit({
        title: '协议',
        'parties.10.organizationId': id,
        'parties.2.organizationId': id,
        'parties.2.share': '5',
        'parties.3.organizationId': '',
        'parties.3.share': ' ',
      }),
    ).toEqual({
      title: '协议',
      parties: [
        { organizationId: id, share: 5_000_000n },
        { organizationId: id, share: null },
      ],
    }))

  test('are found by the number they have in the form', () =>
    expect(
      submit({
        title: '',
        'parties.0.organizationId': id,
        'parties.2.organizationId': 'x',
        'parties.2.share': '-1',
      }),
    ).toEqual({
      errors: {
        title: ['请填写'],
        'parties.2.organizationId': ['请从列表中选择'],
        'parties.2.share': ['金额不能为负数'],
      },
      message: '请检查填写内容',
    }))

  test('are too few', () => {
    expect(submit({ title: '协议', 'parties.0.organizationId': id })).toMatchObject({
      errors: { parties: ['至少两个当事人'] },
    })
    expect(submit({ title: '协议' })).toMatchObject({ errors: { parties: ['至少两个当事人'] } })
  })

  test('are too many', () => {
    const rows = Object.fromEntries(
      Array.from({ length: 101 }, (_, row) => [`parties.${row}.organizationId`, id]),
    )
    expect(submit({ title: '协议', ...rows })).toMatchObject({ errors: { parties: ['最多填写 100 行'] } })
  })

  test('are given as an array by an import', () =>
    expect(
      parse(form, { title: '协议', parties: [{ organizationId: id }, { organizationId: id, share: '1' }] })
        .parties,
    ).toHaveLength(2))

  test('are no text and have no names', () => {
    expect(submit({ title: '协议', parties: 'x' })).toMatchObject({
      errors: { parties: ['填写内容无法识别'] },
    })
    expect(submit({ title: '协议', 'parties.first.organizationId': id })).toHaveProperty('errors')
  })

  test('a field that no form of ours has is refused as a whole', () =>
    expect(
      submit({
        title: '协议',
        'parties.0.organizationId': id,
        'parties.1.organizationId': id,
        role: 'ADMINISTRATOR',
      }),
    ).toEqual({ errors: {}, message: '提交的内容无法识别,请刷新页面后重试' }))
})

test('a rule over the whole form speaks for itself', () => {
  const period = z.object({ from: text(9), to: text(9) }).refine(({ from, to }) => from <= to, '起止颠倒')
  expect(() => parse(period, { from: '2', to: '1' })).toThrow('起止颠倒')
})

test('nothing that can be posted makes a field fail otherwise than with a message', () => {
  const every = z.object({
    text: text(20),
    note: longText(20),
    choice,
    kind: oneOf(Kind),
    kinds: manyOf(Kind),
    day: day({ today }),
    amount: amountFen(),
    number: wholeNumber(0, 100),
    flag,
    code: creditCodeField,
    phone,
    rows: listOf(z.object({ text: text(5) })),
  })
  fc.assert(
    fc.property(fc.anything(), fc.string({ unit: 'binary' }), (anything, typed) => {
      for (const value of [anything, typed]) {
        const raw = Object.fromEntries(Object.keys(every.shape).map((name) => [name, value]))
        const result = every.safeParse(raw)
        const messages = result.success ? [] : result.error.issues.map(({ message }) => message)
        expect(messages.every((message) => /[\u4e00-\u9fff]/.test(message))).toBe(true)
      }
    }),
  )
})
