import { expect, test } from 'vitest'
import { createAgreement, voidAgreement } from '@/lib/agreements/commands'
import { addDays, dateOf, dayOf, todayInShanghai } from '@/lib/dates'
import { Conflict, Forbidden, InvalidInput, NotFound, PossibleDuplicate, StaleVersion } from '@/lib/errors'
import { createEvent, voidEvent } from '@/lib/events/commands'
import { newId } from '@/lib/ids'
import {
  confirmIntention,
  convertIntention,
  createIntention,
  followIntention,
  invalidateIntention,
  resumeIntention,
  shelveIntention,
  updateIntention,
  voidIntention,
} from '@/lib/intentions/commands'
import { getIntention, intentionFilter, listIntentions } from '@/lib/intentions/queries'
import { historyOf } from '@/lib/ledger/history'
import { rolledBack } from '@/tests/support/db'
import {
  agreementForm,
  effectiveAgreement,
  enterpriseUser,
  eventForm,
  institutionContact,
  intentionForm,
  leader,
  organization,
  staff,
  unique,
} from '@/tests/support/factories'

const today = todayInShanghai(new Date())

const contact = (changes: Record<string, string> = {}) => ({
  followedOn: '2026-02-10',
  followUpNote: '双方商定三月签约',
  ...changes,
})

test('an intention walks from a draft to an agreement, each step named in 变更记录', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const enterprise = await organization(tx)
    const form = await intentionForm(tx, { enterpriseId: enterprise.id })
    const agreementId = await effectiveAgreement(tx, { enterpriseId: enterprise.id })
    const { id } = await createIntention(clerk, { ...form, expectedAmountFen: '1.42亿' }, tx)
    const state = () => tx.intention.findUniqueOrThrow({ where: { id } })
    expect(await state()).toMatchObject({
      status: 'DRAFT',
      enterpriseName: enterprise.name,
      expectedAmountFen: 14_200_000_000n,
      code: expect.stringMatching(/^YX-2026-\d{4,}$/),
    })

    await confirmIntention(clerk, id, tx)
    expect(await state()).toMatchObject({ status: 'REACHED' })
    await followIntention(clerk, id, contact({ nextFollowUpOn: '2026-03-10' }), tx)
    expect(await state()).toMatchObject({
      status: 'FOLLOWING',
      lastFollowUpOn: dateOf('2026-02-10'),
      nextFollowUpOn: dateOf('2026-03-10'),
    })
    await shelveIntention(clerk, id, { reason: '企业资金暂未到位' }, tx)
    expect(await state()).toMatchObject({ status: 'SHELVED', nextFollowUpOn: null })
    await resumeIntention(clerk, id, {}, tx)
    expect(await state()).toMatchObject({ status: 'FOLLOWING', statusReason: null })
    await convertIntention(clerk, id, { agreementId }, tx)
    expect(await state()).toMatchObject({
      status: 'CONVERTED',
      convertedAgreementId: agreementId,
      convertedOn: dateOf('2026-03-01'),
    })

    const { entries } = await historyOf(clerk, id, {}, tx)
    expect(entries.map(({ action }) => action)).toEqual(['转为协议', '恢复', '搁置', '跟进', '确认', '新增'])
    expect(entries.find(({ action }) => action === '搁置')?.reason).toBe('企业资金暂未到位')
  }))

test('the partner may be unknown, and is found by 待定', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const enterprise = await organization(tx)
    const form = await intentionForm(tx, { enterpriseId: enterprise.id })
    const known = await createIntention(clerk, form, tx)
    const unknown = await createIntention(clerk, { ...form, title: unique('人才引进'), partnerId: '' }, tx)
    const ids = async (params: Record<string, string>) =>
      (
        await listIntentions(clerk, intentionFilter({ organizationId: enterprise.id, ...params }), tx)
      ).items.map(({ id }) => id)
    expect(await ids({ partnerUnknown: 'yes' })).toEqual([unknown.id])
    expect(await ids({ partnerUnknown: 'no' })).toEqual([known.id])
    expect((await getIntention(clerk, unknown.id, tx))?.participantIds).toEqual([enterprise.id])
  }))

test('what an intention names has to be in the registers', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const form = await intentionForm(tx)
    const university = await organization(tx, 'UNIVERSITY')
    const elsewhere = await organization(tx, 'ENTERPRISE', { regionCode: '110000' })
    const refused = (changes: Record<string, string>) => createIntention(clerk, { ...form, ...changes }, tx)
    await expect(refused({ enterpriseId: newId() })).rejects.toMatchObject({
      fieldErrors: { enterpriseId: ['请从单位库中选择企业'] },
    })
    await expect(refused({ enterpriseId: university.id })).rejects.toHaveProperty('fieldErrors.enterpriseId')
    await expect(refused({ enterpriseId: elsewhere.id })).rejects.toHaveProperty('fieldErrors.enterpriseId')
    await expect(refused({ partnerId: newId() })).rejects.toHaveProperty('fieldErrors.partnerId')
    await expect(refused({ originEventId: newId() })).rejects.toHaveProperty('fieldErrors.originEventId')
    await expect(refused({ reachedOn: addDays(today, 1) })).rejects.toHaveProperty('fieldErrors.reachedOn')
    await expect(refused({ partnerId: String(form.enterpriseId) })).rejects.toHaveProperty(
      'fieldErrors.partnerId',
    )
    const event = await createEvent(clerk, eventForm(), tx)
    await voidEvent(clerk, event.id, { reason: '重复登记的活动' }, tx)
    await expect(refused({ originEventId: event.id })).rejects.toHaveProperty('fieldErrors.originEventId')
  }))

test('the month an intention was reached in is enough', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const { id } = await createIntention(clerk, { ...(await intentionForm(tx)), reachedOn: '2021年11月' }, tx)
    expect(await tx.intention.findUniqueOrThrow({ where: { id } })).toMatchObject({
      reachedOn: dateOf('2021-11-01'),
      reachedOnPrecision: 'MONTH',
      code: expect.stringMatching(/^YX-2021-/),
    })
  }))

test('follow-ups run forward', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const { id } = await createIntention(clerk, await intentionForm(tx), tx)
    await expect(followIntention(clerk, id, contact(), tx)).rejects.toThrow(Forbidden)
    await confirmIntention(clerk, id, tx)
    const follow = (changes: Record<string, string>) => followIntention(clerk, id, contact(changes), tx)
    await expect(follow({ followedOn: '2026-01-31' })).rejects.toHaveProperty('fieldErrors.followedOn')
    await expect(follow({ followedOn: addDays(today, 1) })).rejects.toHaveProperty('fieldErrors.followedOn')
    await expect(follow({ nextFollowUpOn: '2026-02-10' })).rejects.toHaveProperty(
      'fieldErrors.nextFollowUpOn',
    )
    await expect(follow({ followUpNote: '' })).rejects.toHaveProperty('fieldErrors.followUpNote')
    await follow({})
    await expect(follow({ followedOn: '2026-02-09' })).rejects.toHaveProperty('fieldErrors.followedOn')
  }))

test('the list finds what is overdue and what has to be verified', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const enterprise = await organization(tx)
    const make = async (reachedOn: string, nextFollowUpOn = '') => {
      const form = await intentionForm(tx, { enterpriseId: enterprise.id })
      const { id } = await createIntention(
        clerk,
        { ...form, reachedOn, nextFollowUpOn, confirmDuplicate: '1' },
        tx,
      )
      await confirmIntention(clerk, id, tx)
      return id
    }
    const old = await make(addDays(today, -181))
    const edge = await make(addDays(today, -180), today)
    const late = await make(addDays(today, -30), addDays(today, -1))
    const ids = async (followUp: string) =>
      (
        await listIntentions(clerk, intentionFilter({ organizationId: enterprise.id, followUp }), tx)
      ).items.map(({ id }) => id)
    expect(await ids('unverified')).toEqual([old])
    expect(await ids('overdue')).toEqual([late])
    expect(await ids('no such filter')).toEqual([late, edge, old])
    await followIntention(clerk, old, contact({ followedOn: today }), tx)
    expect(await ids('unverified')).toEqual([])
  }))

test('only an agreement of that enterprise, and only once, is what an intention became', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const enterprise = await organization(tx)
    const make = async () => {
      const form = await intentionForm(tx, { enterpriseId: enterprise.id })
      const { id } = await createIntention(clerk, form, tx)
      await confirmIntention(clerk, id, tx)
      return id
    }
    const [first, second] = [await make(), await make()]
    const own = await effectiveAgreement(tx, { enterpriseId: enterprise.id })
    const foreign = await effectiveAgreement(tx)
    await expect(convertIntention(clerk, first, { agreementId: foreign }, tx)).rejects.toThrow(InvalidInput)
    await expect(convertIntention(clerk, first, { agreementId: newId() }, tx)).rejects.toThrow(InvalidInput)
    await convertIntention(clerk, first, { agreementId: own }, tx)
    await expect(convertIntention(clerk, second, { agreementId: own }, tx)).rejects.toThrow(InvalidInput)
    await expect(convertIntention(clerk, first, { agreementId: own }, tx)).rejects.toThrow(Forbidden)

    await expect(voidIntention(clerk, first, { reason: '登记错误,重复录入' }, tx)).rejects.toThrow(Conflict)
    await expect(resumeIntention(clerk, first, {}, tx)).rejects.toHaveProperty('fieldErrors.reason')
    await resumeIntention(clerk, first, { reason: '关联到了错误的协议' }, tx)
    expect(await getIntention(clerk, first, tx)).toMatchObject({
      status: 'REACHED',
      convertedAgreement: null,
    })
    await convertIntention(clerk, second, { agreementId: own }, tx)
  }))

test('an agreement made from an intention links the two, and only once', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const enterprise = await organization(tx)
    const { id } = await createIntention(clerk, await intentionForm(tx, { enterpriseId: enterprise.id }), tx)
    await confirmIntention(clerk, id, tx)
    const form = await agreementForm(tx, { enterpriseId: enterprise.id })
    const made = await createAgreement(clerk, { ...form, intentionId: id }, tx)
    expect(await getIntention(clerk, id, tx)).toMatchObject({
      status: 'CONVERTED',
      convertedAgreementId: made.id,
    })
    const other = await agreementForm(tx, { enterpriseId: enterprise.id })
    await expect(createAgreement(clerk, { ...other, intentionId: id }, tx)).rejects.toThrow(Forbidden)
    await voidAgreement(clerk, made.id, { reason: '登记错误,重复录入' }, tx)
    expect((await getIntention(clerk, id, tx))?.convertedAgreement?.voidedAt).not.toBeNull()
  }))

test('an invalid intention no longer counts and is not edited', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const enterprise = await organization(tx)
    const form = await intentionForm(tx, { enterpriseId: enterprise.id })
    const { id } = await createIntention(clerk, form, tx)
    const counted = async () =>
      (await listIntentions(clerk, intentionFilter({ organizationId: enterprise.id, counted: 'yes' }), tx))
        .total
    expect(await counted()).toBe(0)
    await confirmIntention(clerk, id, tx)
    expect(await counted()).toBe(1)
    await expect(invalidateIntention(clerk, id, { reason: '太短' }, tx)).rejects.toThrow(InvalidInput)
    await invalidateIntention(clerk, id, { reason: '企业已放弃该合作' }, tx)
    expect(await counted()).toBe(0)
    await expect(updateIntention(clerk, id, { ...form, version: '3' }, tx)).rejects.toThrow(Forbidden)
    await expect(confirmIntention(clerk, id, tx)).rejects.toThrow(Forbidden)
  }))

test('a confirmed intention is corrected with a reason only', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const form = await intentionForm(tx)
    const { id } = await createIntention(clerk, form, tx)
    await updateIntention(clerk, id, { ...form, note: '草拟时随意修改', version: '1' }, tx)
    await confirmIntention(clerk, id, tx)
    const edited = { ...form, expectedAmountFen: '80', version: '3' }
    await expect(updateIntention(clerk, id, edited, tx)).rejects.toHaveProperty('fieldErrors.reason')
    await updateIntention(clerk, id, { ...edited, reason: '金额核对后更正' }, tx)
    await expect(updateIntention(clerk, id, { ...edited, reason: '金额核对后更正' }, tx)).rejects.toThrow(
      StaleVersion,
    )
    const { entries } = await historyOf(clerk, id, {}, tx)
    expect(entries[0]).toMatchObject({
      reason: '金额核对后更正',
      fields: expect.arrayContaining([
        { field: 'expectedAmountFen', label: '预计金额', from: '', to: '80.00 万元' },
      ]),
    })
  }))

test('a look-alike of the same enterprise within 90 days is shown first; 待定 may be the same partner', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const form = { ...(await intentionForm(tx)), title: '轴承热处理工艺联合攻关' }
    const first = await createIntention(clerk, { ...form, partnerId: '' }, tx)
    const again = { ...form, title: '轴承热处理新工艺联合攻关', reachedOn: '2026-04-30' }
    await expect(createIntention(clerk, again, tx)).rejects.toMatchObject({
      candidates: [expect.objectContaining({ id: first.id, href: `/intentions/${first.id}` })],
    })
    await expect(createIntention(clerk, again, tx)).rejects.toThrow(PossibleDuplicate)
    await createIntention(clerk, { ...again, reachedOn: '2026-05-03' }, tx)
    await createIntention(clerk, { ...again, confirmDuplicate: '1' }, tx)
  }))

test('an enterprise edits and voids its drafts until the bureau confirms them', () =>
  rolledBack(async (tx, as) => {
    const [clerk, ours] = [staff(), await enterpriseUser(tx)]
    const form = await intentionForm(tx, { enterpriseId: ours.organizationId })
    await as(ours)
    const { id } = await createIntention(ours, form, tx)
    await updateIntention(ours, id, { ...form, note: '企业补充说明', version: '1' }, tx)
    await expect(confirmIntention(ours, id, tx)).rejects.toThrow(Forbidden)
    await as(clerk)
    await confirmIntention(clerk, id, tx)
    await as(ours)
    const late = { ...form, version: '3', reason: '企业想再改一次' }
    await expect(updateIntention(ours, id, late, tx)).rejects.toThrow(Forbidden)
    await expect(voidIntention(ours, id, { reason: '企业想撤销登记' }, tx)).rejects.toThrow(Forbidden)
    const draft = await createIntention(ours, { ...form, title: unique('另一件事') }, tx)
    await voidIntention(ours, draft.id, { reason: '登记错误,重复录入' }, tx)
  }))

test('another enterprise, its university and a leader', () =>
  rolledBack(async (tx, as) => {
    const [ours, theirs, university] = [
      await enterpriseUser(tx),
      await enterpriseUser(tx),
      await institutionContact(tx),
    ]
    await as(ours)
    const form = await intentionForm(tx, {
      enterpriseId: ours.organizationId,
      partnerId: university.organizationId,
    })
    const { id } = await createIntention(ours, form, tx)

    await as(theirs)
    expect(await getIntention(theirs, id, tx)).toBeNull()
    await expect(followIntention(theirs, id, contact(), tx)).rejects.toThrow(NotFound)
    await expect(createIntention(theirs, form, tx)).rejects.toThrow(Forbidden)

    // it cannot look the enterprise up, and keeps the name that stands in the draft
    await as(university)
    expect((await getIntention(university, id, tx))?.id).toBe(id)
    await updateIntention(university, id, { ...form, note: '学校补充说明', version: '1' }, tx)
    const { enterpriseId: _, ...rest } = form
    await expect(
      createIntention(
        university,
        { ...rest, enterpriseId: theirs.organizationId, title: unique('他事') },
        tx,
      ),
    ).rejects.toHaveProperty('fieldErrors.enterpriseId')

    const boss = leader()
    await as(boss)
    expect((await getIntention(boss, id, tx))?.note).toBe('学校补充说明')
    await expect(confirmIntention(boss, id, tx)).rejects.toThrow(Forbidden)
    await expect(createIntention(boss, form, tx)).rejects.toThrow(Forbidden)
  }))

test('the database itself refuses a member that confirms its own draft', () =>
  rolledBack(async (tx, as) => {
    const ours = await enterpriseUser(tx)
    await as(ours)
    const { id } = await createIntention(
      ours,
      await intentionForm(tx, { enterpriseId: ours.organizationId }),
      tx,
    )
    await expect(tx.intention.update({ where: { id }, data: { status: 'REACHED' } })).rejects.toThrow(
      /row-level security/,
    )
  }))

test('the list adds the expected amounts of the page and of all', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const enterprise = await organization(tx)
    for (const [index, amount] of ['100', '0.000001', '', '20.5'].entries()) {
      const form = await intentionForm(tx, { enterpriseId: enterprise.id })
      await createIntention(
        clerk,
        { ...form, expectedAmountFen: amount, reachedOn: `2026-01-0${index + 1}`, confirmDuplicate: '1' },
        tx,
      )
    }
    const filter = intentionFilter({ organizationId: enterprise.id, reachedTo: '2026-01-04' })
    const list = await listIntentions(clerk, { ...filter, pageSize: 2 }, tx)
    expect(list.items.map(({ reachedOn }) => dayOf(reachedOn))).toEqual(['2026-01-04', '2026-01-03'])
    expect(list).toMatchObject({ total: 4, amountFen: 120_500_001n, pageAmountFen: 20_500_000n })
  }))
