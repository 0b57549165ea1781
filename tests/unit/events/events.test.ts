import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { dateOf } from '@/lib/dates'
import { InvalidInput } from '@/lib/errors'
import { editionText, eventState } from '@/lib/events/labels'
import { canCreate, canEdit, canEditSeries, canVoid, visibleTo } from '@/lib/events/policy'
import { checkEvent, eventFields } from '@/lib/events/schema'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'

const id = '01890000-0000-7000-8000-00000000000a'
const typed = { title: '第三届定州市产学研合作创新大会', seriesId: id, heldOn: '2022-10-15' }

const read = (changes: Record<string, string>) =>
  parse(withRules(eventFields, checkEvent), { ...typed, ...changes })

function refusal(changes: Record<string, string>) {
  try {
    read(changes)
  } catch (error) {
    if (error instanceof InvalidInput) return error.fieldErrors
    throw error
  }
  throw new Error('accepted')
}

test('an event may be known to its day, month or year', () => {
  expect(read({}).heldOn).toEqual({ date: dateOf('2022-10-15'), precision: 'DAY' })
  expect(read({ heldOn: '2022年10月' }).heldOn).toEqual({ date: dateOf('2022-10-01'), precision: 'MONTH' })
  expect(read({ heldOn: '2022' }).heldOn).toEqual({ date: dateOf('2022-01-01'), precision: 'YEAR' })
})

test('its end is not before its beginning, and needs one known to the day', () => {
  expect(read({ endedOn: '2022-10-16' }).endedOn).toEqual(dateOf('2022-10-16'))
  expect(refusal({ endedOn: '2022-10-14' })).toEqual({ endedOn: ['结束日期不能早于举办日期'] })
  expect(refusal({ heldOn: '2022-10', endedOn: '2022-10-16' })).toHaveProperty('endedOn')
})

test('its series is either chosen or named with its kind', () => {
  expect(refusal({ seriesId: '' })).toHaveProperty('seriesId')
  expect(refusal({ newSeriesName: '新系列' })).toHaveProperty('newSeriesName')
  expect(refusal({ seriesId: '', newSeriesName: '新系列' })).toEqual({
    newSeriesKind: ['请选择新系列的类型'],
  })
  expect(
    read({
      seriesId: '',
      newSeriesName: '新系列',
      newSeriesKind: 'TRAINING',
      newSeriesAliases: '培训班、讲习班,培训班',
    }).newSeriesAliases,
  ).toEqual(['培训班', '讲习班'])
})

test('an edition is a whole number from 1', () => {
  expect(read({ edition: '3' }).edition).toBe(3)
  expect(read({ edition: '' }).edition).toBeNull()
  expect(refusal({ edition: '0' })).toHaveProperty('edition')
  expect(refusal({ edition: '第三届' })).toHaveProperty('edition')
  expect(editionText(3)).toBe('第 3 届')
})

test('it is 未举办 until its day, then 已举办', () => {
  const today = dateOf('2022-10-15')
  expect(eventState({ heldOn: dateOf('2022-10-16'), voidedAt: null }, today)).toBe('COMING')
  expect(eventState({ heldOn: today, voidedAt: null }, today)).toBe('HELD')
  expect(eventState({ heldOn: today, voidedAt: new Date(0) }, today)).toBe('VOIDED')
})

test('everybody reads events, 经办 and 审核 write them', () => {
  const bureau = ['BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER', 'ADMINISTRATOR'] as const
  const members = ['ENTERPRISE_USER', 'INSTITUTION_CONTACT'] as const
  const actors: Actor[] = [
    ...bureau.map((role) => ({ role, userId: id, name: '人员' })),
    ...members.map((role) => ({ role, userId: id, name: '人员', organizationId: id })),
  ]
  const writes = [true, true, false, false, false, false]
  expect(actors.map(visibleTo)).toEqual(actors.map(() => ({})))
  expect(actors.map(canCreate)).toEqual(writes)
  expect(actors.map(canEditSeries)).toEqual(writes)
  for (const may of [canEdit, canVoid]) {
    expect(actors.map((actor) => may(actor, { voidedAt: null }))).toEqual(writes)
    expect(actors.some((actor) => may(actor, { voidedAt: new Date(0) }))).toBe(false)
  }
})
