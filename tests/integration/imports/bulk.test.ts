import { expect, test } from 'vitest'
import { createAgreement, prepareAgreements } from '@/lib/agreements/commands'
import { agreementFields, checkAgreement } from '@/lib/agreements/schema'
import { newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { allGramsOf } from '@/lib/search/text'
import { asOwner, rolledBack } from '../../support/db'
import { agreementForm, staff } from '../../support/factories'

test('the grams brought along are those the database works out', async () => {
  const texts = ['', '协议', 'abc 协议xy 2022 𠮷林', '高性能复合材料 gxnfhcl xy 2022 0001 xy20220001', 'a']
  await asOwner(async (client) => {
    for (const text of texts) {
      const { rows } = await client.query('SELECT grams($1) AS grams', [text])
      expect(allGramsOf(text).toSorted()).toEqual(rows[0].grams.toSorted())
    }
  })
})

test('an agreement written with many others is the one its form would have made, ledger included', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const form = await agreementForm(tx)
    const single = await createAgreement(clerk, { ...form, intent: 'submit' }, tx)
    const input = parse(withRules(agreementFields, checkAgreement), form)
    const id = newId()
    const organizations = await tx.organization.findMany({
      where: { id: { in: input.parties.map(({ organizationId }) => organizationId) } },
      select: { id: true, name: true, kind: true, isLocal: true },
    })
    const facts = new Map(organizations.map((row) => [row.id, row]))
    await as(clerk)
    const write = await prepareAgreements(tx, clerk, [{ id, input, submit: true }], facts)
    await write()

    const stored = async (wanted: string) => {
      const row = await tx.agreement.findFirst({
        where: { id: wanted },
        include: { parties: { orderBy: { position: 'asc' } } },
      })
      const changes = await tx.change.findMany({ where: { subjectId: wanted }, orderBy: { id: 'asc' } })
      const plain = (value: unknown) =>
        JSON.parse(
          JSON.stringify(value, (key, held) =>
            key === 'searchGrams' && Array.isArray(held)
              ? held.toSorted()
              : typeof held === 'bigint'
                ? String(held)
                : held,
          )
            .replaceAll(row?.code ?? '', 'CODE')
            .replaceAll((row?.code ?? '').toLowerCase().replaceAll('-', ' '), 'CODE')
            .replaceAll((row?.code ?? '').toLowerCase().replaceAll('-', ''), 'CODE')
            .replace(/"(id|recordId|subjectId|agreementId|submittedAt)":"[^"]*"/g, '"$1":"…"'),
        )
      const { searchGrams, ...rest } = row ?? { searchGrams: [] }
      expect(searchGrams.toSorted()).toEqual(allGramsOf(row?.searchText ?? '').toSorted())
      return {
        row: plain(rest),
        changes: plain(
          changes.map(({ participantIds, action: _, ...change }) => ({
            ...change,
            participantIds: participantIds.toSorted(),
          })),
        ),
      }
    }
    expect(await stored(id)).toEqual(await stored(single.id))
  }))
