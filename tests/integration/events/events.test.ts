import { expect, test } from 'vitest'
import { approveAgreement, createAgreement } from '@/lib/agreements/commands'
import { agreementFilter, listAgreements } from '@/lib/agreements/queries'
import { createContract, registerContract, submitRegistration } from '@/lib/contracts/commands'
import { contractFilter, listContracts } from '@/lib/contracts/queries'
import { Conflict, Forbidden, InvalidInput, PossibleDuplicate, StaleVersion } from '@/lib/errors'
import { createEvent, updateEvent, updateEventSeries, voidEvent } from '@/lib/events/commands'
import { eventChoices, eventFilter, getEvent, getEventSeries, listEvents } from '@/lib/events/queries'
import { eventValues } from '@/lib/events/values'
import { eventYield } from '@/lib/events/yield'
import { confirmIntention, convertIntention, createIntention } from '@/lib/intentions/commands'
import { intentionFilter, listIntentions } from '@/lib/intentions/queries'
import { historyOf } from '@/lib/ledger/history'
import { createProject } from '@/lib/projects/commands'
import { listProjects, projectFilter } from '@/lib/projects/queries'
import { rolledBack } from '@/tests/support/db'
import {
  agreementForm,
  contractForm,
  enterpriseUser,
  eventForm,
  institutionContact,
  intentionForm,
  leader,
  organization,
  projectForm,
  reviewer,
  staff,
  unique,
} from '@/tests/support/factories'

const reason = { reason: '登记错误,重复录入' }

test('a new series is made with its first event and chosen for the next', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const name = unique('定州市产学研合作创新大会')
    const first = await createEvent(
      clerk,
      {
        ...eventForm(),
        newSeriesName: name,
        newSeriesAliases: '产学研创新大会、产学研大会',
        edition: '1',
        heldOn: '2020-11',
      },
      tx,
    )
    const event = await getEvent(clerk, first.id, tx)
    expect(event).toMatchObject({
      edition: 1,
      heldOnPrecision: 'MONTH',
      series: { name, kind: 'IUR_CONFERENCE', aliases: ['产学研创新大会', '产学研大会'] },
    })
    const next = { title: unique('第二届大会'), seriesId: event?.seriesId, heldOn: '2021-11-05' }
    await expect(createEvent(clerk, { ...next, edition: '1' }, tx)).rejects.toHaveProperty(
      'fieldErrors.edition',
    )
    const second = await createEvent(clerk, { ...next, edition: '2' }, tx)
    const { items } = await listEvents(clerk, eventFilter({ seriesId: event?.seriesId }), tx)
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id])
    // every edition is found by another name of its series
    expect(
      (await listEvents(clerk, eventFilter({ q: '产学研创新', seriesId: event?.seriesId }), tx)).total,
    ).toBe(2)
  }))

test('a series that exists under this name or alias is not made again', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const [name, alias] = [unique('返乡创业大会'), unique('返乡大会')]
    await createEvent(clerk, { ...eventForm(), newSeriesName: name, newSeriesAliases: alias }, tx)
    for (const taken of [name, alias]) {
      await expect(
        createEvent(clerk, { ...eventForm(), title: unique('招才会'), newSeriesName: taken }, tx),
      ).rejects.toHaveProperty('fieldErrors.newSeriesName')
    }
  }))

test('a voided event frees its edition, and one that records come from is not voided', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const wrong = await createEvent(clerk, { ...eventForm(), edition: '3' }, tx)
    const seriesId = (await getEvent(clerk, wrong.id, tx))?.seriesId
    await voidEvent(clerk, wrong.id, reason, tx)
    const right = await createEvent(
      clerk,
      { title: unique('第三届大会'), seriesId, edition: '3', heldOn: '2022-10-15' },
      tx,
    )
    await createIntention(clerk, { ...(await intentionForm(tx)), originEventId: right.id }, tx)
    await expect(voidEvent(clerk, right.id, reason, tx)).rejects.toThrow(Conflict)
    const { entries } = await historyOf(clerk, wrong.id, {}, tx)
    expect(entries[0]).toMatchObject({ action: '作废', reason: reason.reason })
    expect(entries[0]?.fields).toContainEqual({ field: 'edition', label: '届次', from: '3', to: '' })
  }))

test('a similar name within 90 days is shown first', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const title = unique('京津冀科技成果对接会')
    const first = await createEvent(clerk, eventForm({ title }), tx)
    const again = { ...eventForm({ title: `${title}(定州)` }), heldOn: '2026-06-30' }
    await expect(createEvent(clerk, again, tx)).rejects.toMatchObject({
      candidates: [expect.objectContaining({ id: first.id, href: `/events/${first.id}` })],
    })
    await expect(createEvent(clerk, again, tx)).rejects.toThrow(PossibleDuplicate)
    await createEvent(clerk, { ...again, confirmDuplicate: '1' }, tx)
  }))

test('renaming a series makes its events findable by the new names and leaves their forms current', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const { id } = await createEvent(clerk, { ...eventForm(), newSeriesKind: 'TRAINING' }, tx)
    const other = await createEvent(clerk, { ...eventForm(), title: unique('招才引智活动') }, tx)
    const event = await getEvent(clerk, id, tx)
    const series = await getEventSeries(clerk, event?.seriesId ?? '', tx)
    if (!event || !series) throw new Error('not made')
    const alias = unique('示例培训班')
    const edit = { name: series.name, kind: 'TRAINING', aliases: alias, version: '1' }
    await updateEventSeries(clerk, series.id, edit, tx)
    expect((await listEvents(clerk, eventFilter({ q: alias }), tx)).items.map((row) => row.id)).toEqual([id])
    await expect(updateEventSeries(clerk, series.id, edit, tx)).rejects.toThrow(StaleVersion)
    const taken = (await getEvent(clerk, other.id, tx))?.series.name
    await expect(
      updateEventSeries(clerk, series.id, { ...edit, name: taken, version: '2' }, tx),
    ).rejects.toThrow(InvalidInput)
    const boss = leader()
    await as(boss)
    await expect(updateEventSeries(boss, series.id, { ...edit, version: '2' }, tx)).rejects.toThrow(Forbidden)
  }))

test('an event page tells what it led to, and each figure is the number of its rows', () =>
  rolledBack(async (tx, as) => {
    const [clerk, checker] = [staff(), reviewer()]
    await as(clerk)
    const [one, two] = [await organization(tx), await organization(tx)]
    const event = await createEvent(clerk, eventForm(), tx)
    const elsewhere = await createEvent(clerk, { ...eventForm(), title: unique('另一场对接会') }, tx)
    const sign = async (enterpriseId: string, originEventId: string, approved = true) => {
      const form = await agreementForm(tx, { enterpriseId, title: unique('协议') })
      const made = await createAgreement(clerk, { ...form, originEventId, intent: 'submit' }, tx)
      if (approved) {
        await as(checker)
        await approveAgreement(checker, made.id, tx)
        await as(clerk)
      }
      return made.id
    }
    const signed = await sign(one.id, event.id)
    await sign(one.id, event.id)
    await sign(two.id, event.id)
    await sign(two.id, event.id, false)
    await sign(two.id, elsewhere.id)

    const reach = async (confirmed: boolean) => {
      const form = await intentionForm(tx, { enterpriseId: one.id })
      const { id } = await createIntention(clerk, { ...form, originEventId: event.id }, tx)
      if (confirmed) await confirmIntention(clerk, id, tx)
      return id
    }
    await reach(false)
    await reach(true)
    await convertIntention(clerk, await reach(true), { agreementId: signed }, tx)

    const project = { ...(await projectForm(tx, { enterpriseId: one.id })), agreementId: signed }
    await createProject(clerk, project, tx)
    const contract = async (registrationNo: string | null, agreementId: string, totalFen: string) => {
      const form = await contractForm(tx, { enterpriseId: one.id })
      const { id } = await createContract(
        clerk,
        { ...form, agreementId, totalFen, technologyFen: '10', intent: 'sign' },
        tx,
      )
      if (registrationNo === null) return
      await submitRegistration(clerk, id, tx)
      await as(checker)
      const certified = {
        registrationNo,
        registeredOn: '2026-03-05',
        authority: '示例机构',
        type: 'SERVICE',
        technologyFen: '10',
        version: '2',
      }
      await registerContract(checker, id, certified, tx)
      await as(clerk)
    }
    await contract('2026130600000021', signed, '100')
    await contract('2026130600000022', signed, '20.5')
    await contract(null, signed, '1000')

    const result = await eventYield(clerk, event.id, tx)
    expect(result).toEqual({
      intentions: 2,
      convertedIntentions: 1,
      agreements: 3,
      enterprises: 2,
      agreementFen: 37_500_000n,
      projects: 1,
      contracts: 2,
      totalFen: 120_500_000n,
      technologyFen: 20_000_000n,
    })
    const { id: eventId } = event
    const lists = {
      intentions: (await listIntentions(clerk, intentionFilter({ eventId, counted: 'yes' }), tx)).total,
      agreements: (await listAgreements(clerk, agreementFilter({ eventId, signed: 'yes' }), tx)).total,
      projects: (await listProjects(clerk, projectFilter({ eventId }), tx)).total,
    }
    expect(result).toMatchObject(lists)
    const contracts = await listContracts(clerk, contractFilter({ eventId, counted: 'yes' }), tx)
    expect(contracts).toMatchObject({
      total: result.contracts,
      sums: { totalFen: result.totalFen, technologyFen: result.technologyFen },
    })

    // a member's page counts what is its own
    const visitor = await enterpriseUser(tx)
    await as(visitor)
    expect(await eventYield(visitor, event.id, tx)).toMatchObject({
      intentions: 0,
      agreements: 0,
      totalFen: 0n,
    })
  }))

test('members read events and choose them, and write none', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const { id } = await createEvent(clerk, eventForm(), tx)
    for (const member of [await enterpriseUser(tx), await institutionContact(tx)]) {
      await as(member)
      const event = await getEvent(member, id, tx)
      expect(event?.id).toBe(id)
      await expect(createEvent(member, eventForm(), tx)).rejects.toThrow(Forbidden)
      const edited = event && { ...eventValues(event), version: '1' }
      await expect(updateEvent(member, id, edited, tx)).rejects.toThrow(Forbidden)
      await expect(voidEvent(member, id, reason, tx)).rejects.toThrow(Forbidden)
      await expect(tx.event.updateMany({ where: { id }, data: { place: '别处' } })).resolves.toEqual({
        count: 0,
      })
    }
  }))

test('a picker offers what matches, latest first, and nothing voided', async () => {
  // its own connection: pickers read outside any transaction
  const clerk = staff()
  const title = unique('选择器示例会')
  const make = (heldOn: string) =>
    createEvent(clerk, { ...eventForm({ title: `${title}${heldOn}` }), heldOn })
  const [old, late, wrong] = [await make('2021-01-01'), await make('2021-06-01'), await make('2021-12-01')]
  await voidEvent(clerk, wrong.id, reason)
  expect((await eventChoices(clerk, title)).map(({ id }) => id)).toEqual([late.id, old.id])
})
