import 'server-only'

import * as z from 'zod'
import {
  agreementKindLabels,
  agreementStatusLabels,
  amountAbsentLabels,
  cooperationModeLabels,
} from '@/lib/agreements/labels'
import { visibleTo } from '@/lib/agreements/policy'
import { agreementFields, checkAgreement } from '@/lib/agreements/schema'
import { agreementSheetColumns } from '@/lib/agreements/sheet-columns'
import { agreementValues } from '@/lib/agreements/values'
import type { Prisma } from '@/lib/generated/prisma/client'
import { withRules } from '@/lib/rules'
import type { SheetDescription, SheetRow } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import { nearby } from '@/lib/sheets/nearby'
import {
  amountText,
  dayText,
  type FormValues,
  filled,
  inOrderOf,
  JOINT,
  listOfIds,
  referenceText,
  repeated,
  repeatedRows,
  wordText,
} from '@/lib/sheets/values'

const select = {
  id: true,
  code: true,
  version: true,
  voidedAt: true,
  title: true,
  kind: true,
  mode: true,
  signedOn: true,
  effectiveOn: true,
  expiresOn: true,
  amountFen: true,
  amountAbsentReason: true,
  originEventId: true,
  originEvent: { select: { code: true, title: true } },
  previousId: true,
  previous: { select: { code: true, title: true } },
  note: true,
  status: true,
  enterpriseId: true,
  partnerId: true,
  parties: {
    select: { organizationId: true, name: true, role: true, isLead: true, shareFen: true },
    orderBy: { position: 'asc' },
  },
} as const satisfies Prisma.AgreementSelect

type Saved = Prisma.AgreementGetPayload<{ select: typeof select }>

const othersOf = ({ parties, enterpriseId, partnerId }: Saved) =>
  parties.filter(({ organizationId }) => organizationId !== enterpriseId && organizationId !== partnerId)

function textsOf(agreement: Saved) {
  const nameOf = (id: string) => agreement.parties.find(({ organizationId }) => organizationId === id)?.name
  return {
    code: agreement.code,
    title: agreement.title,
    enterprise: nameOf(agreement.enterpriseId) ?? '',
    partner: nameOf(agreement.partnerId) ?? '',
    others: othersOf(agreement)
      .map(({ name }) => name)
      .join(JOINT),
    kind: wordText(agreementKindLabels, agreement.kind),
    mode: wordText(cooperationModeLabels, agreement.mode),
    signedOn: dayText(agreement.signedOn),
    amountFen: amountText(agreement.amountFen),
    amountAbsentReason: wordText(amountAbsentLabels, agreement.amountAbsentReason),
    effectiveOn: dayText(agreement.effectiveOn),
    expiresOn: dayText(agreement.expiresOn),
    originEventId: referenceText(agreement.originEvent),
    previousId: referenceText(agreement.previous),
    note: agreement.note ?? '',
    status: wordText(agreementStatusLabels, agreement.status),
  } satisfies Record<(typeof agreementSheetColumns)[number]['key'], string>
}

const own = [
  'title',
  'kind',
  'mode',
  'signedOn',
  'effectiveOn',
  'expiresOn',
  'amountFen',
  'amountAbsentReason',
  'originEventId',
  'previousId',
  'note',
] as const

const partyColumns = ['enterprise', 'partner', 'others'] as const

/** The parties a row names. Who is a party already keeps its role and share: a sheet has no columns for them. */
function partiesOf(row: SheetRow, saved: FormValues) {
  const before = new Map(repeatedRows(saved, 'parties').map((party) => [party.organizationId, party]))
  const roles = { enterprise: 'PARTY_A', partner: 'PARTY_B', others: 'PARTY_C' } as const
  return partyColumns.flatMap((column) =>
    listOfIds(row[column]).map(
      (organizationId) =>
        before.get(organizationId) ?? {
          organizationId,
          role: roles[column],
          isLead: column === 'enterprise' ? 'true' : '',
          shareFen: '',
        },
    ),
  )
}

const nearRecord = z.object({
  id: z.uuid(),
  code: z.string(),
  title: z.string(),
  enterpriseId: z.uuid(),
  partnerId: z.uuid(),
  signedOn: z.date().nullable(),
})

export const agreementSheet: SheetDescription = {
  type: 'agreement',
  label: '协议',
  columns: agreementSheetColumns,
  schema: withRules(agreementFields, checkAgreement),
  form(row, saved = {}) {
    const says = partyColumns.some((column) => row[column])
    return {
      ...saved,
      // an amount takes the place of the reason for having none, and the other way round
      ...(row.amountFen ? { amountAbsentReason: '' } : row.amountAbsentReason ? { amountFen: '' } : {}),
      ...filled(row, own),
      ...(says ? repeated('parties', partiesOf(row, saved)) : {}),
    }
  },
  columnOf(field) {
    if (!field.startsWith('parties')) return field
    return /^parties\.0/.test(field) ? 'enterprise' : 'partner'
  },
  keysOf: (row) => [
    ...codeKey(row.code),
    ...keyOf('same', row.title, row.enterprise, listOfIds(row.partner)[0], row.signedOn),
  ],
  async known(tx, rows) {
    const found = await tx.agreement.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          {
            title: { in: rows.flatMap(({ title }) => title || []) },
            enterpriseId: { in: rows.flatMap(({ enterprise }) => enterprise || []) },
            voidedAt: null,
          },
        ],
      },
      select: {
        id: true,
        code: true,
        title: true,
        enterpriseId: true,
        partnerId: true,
        signedOn: true,
        voidedAt: true,
      },
    })
    return found.map((row) => ({
      id: row.id,
      code: row.code,
      voided: row.voidedAt !== null,
      keys: [
        ...codeKey(row.code),
        ...keyOf('same', row.title, row.enterpriseId, row.partnerId, dayText(row.signedOn)),
      ],
    }))
  },
  async similar(tx, rows) {
    const place = ({ enterprise, partner, signedOn }: SheetRow) => ({
      groups: enterprise && partner ? [`${enterprise} ${listOfIds(partner)[0]}`] : [],
      on: signedOn,
    })
    const pairs = [...new Set([...rows.values()].flatMap((row) => place(row).groups))].map((pair) =>
      pair.split(' '),
    )
    const enterprises = pairs.map(([enterprise]) => enterprise)
    const partners = pairs.map(([, partner]) => partner)
    const records = z.array(nearRecord).parse(
      await tx.$queryRaw`
        SELECT "id", "code", "title", "enterpriseId", "partnerId", "signedOn"
          FROM "Agreement"
          JOIN unnest(${enterprises}::uuid[], ${partners}::uuid[]) AS pair (enterprise, partner)
            ON "enterpriseId" = enterprise AND "partnerId" = partner
         WHERE "voidedAt" IS NULL`,
    )
    return nearby(
      rows,
      records.map((record) => ({
        ...record,
        groups: [`${record.enterpriseId} ${record.partnerId}`],
        on: record.signedOn,
      })),
      place,
    )
  },
  async read(tx, actor, ids) {
    const found = await tx.agreement.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((agreement) => ({
      id: agreement.id,
      code: agreement.code,
      version: agreement.version,
      voided: agreement.voidedAt !== null,
      texts: textsOf(agreement),
      ids: {
        enterprise: agreement.enterpriseId,
        partner: agreement.partnerId,
        others: othersOf(agreement)
          .map(({ organizationId }) => organizationId)
          .join(JOINT),
        originEventId: agreement.originEventId ?? '',
        previousId: agreement.previousId ?? '',
      },
      form: agreementValues(agreement),
    }))
  },
}
