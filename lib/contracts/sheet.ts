import 'server-only'

import type * as z from 'zod'
import {
  contractStatusLabels,
  contractTypeLabels,
  intellectualPropertyLabels,
  paymentModeLabels,
} from '@/lib/contracts/labels'
import { visibleTo } from '@/lib/contracts/policy'
import { checkContract, contractFields, registrationFields } from '@/lib/contracts/schema'
import { contractSheetColumns } from '@/lib/contracts/sheet-columns'
import { registeredValues } from '@/lib/contracts/values'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { isGiven, type Known, withRules } from '@/lib/rules'
import type { SheetDescription } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import { nearby } from '@/lib/sheets/nearby'
import { amountText, dayText, filled, inOrderOf, referenceText, wordText } from '@/lib/sheets/values'

const own = contractSheetColumns.flatMap(({ key }) => (key === 'code' || key === 'status' ? [] : [key]))

/** A row with a registration number is a registered contract and goes through that form as well. */
const { registrationNo, registeredOn, authority } = registrationFields.shape

const fields = contractFields.extend({
  registrationNo: registrationNo.optional(),
  registeredOn: registeredOn.optional(),
  authority: authority.optional(),
})

function check(input: Known<z.output<typeof fields>>, context: z.RefinementCtx) {
  checkContract(input, context)
  const wrong = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  const { registrationNo, registeredOn, authority, signedOn } = input
  if (![registrationNo, registeredOn, authority].some(isGiven)) return
  if (!registrationNo) wrong('registrationNo', '请填写登记编号')
  if (!registeredOn) wrong('registeredOn', '请填写登记日期')
  if (!authority) wrong('authority', '请填写登记机构')
  if (input.technologyFen === null) wrong('technologyFen', '已登记的合同请填写技术交易额')
  if (registeredOn && signedOn && registeredOn < signedOn) wrong('registeredOn', '登记日期不能早于签订日期')
}

const select = {
  id: true,
  code: true,
  version: true,
  voidedAt: true,
  title: true,
  type: true,
  sellerId: true,
  sellerName: true,
  buyerId: true,
  buyerName: true,
  agreementId: true,
  agreement: { select: { id: true, code: true, title: true } },
  projectId: true,
  project: { select: { id: true, code: true, title: true } },
  signedOn: true,
  validFrom: true,
  validTo: true,
  totalFen: true,
  technologyFen: true,
  technologyField: true,
  intellectualProperty: true,
  planSource: true,
  paymentMode: true,
  registrationNo: true,
  registeredOn: true,
  authority: true,
  status: true,
  note: true,
} as const satisfies Prisma.TechnologyContractSelect

type Saved = Prisma.TechnologyContractGetPayload<{ select: typeof select }>

function textsOf(contract: Saved) {
  return {
    code: contract.code,
    registrationNo: contract.registrationNo ?? '',
    title: contract.title,
    type: wordText(contractTypeLabels, contract.type),
    sellerId: contract.sellerName,
    buyerId: contract.buyerName,
    signedOn: dayText(contract.signedOn),
    totalFen: amountText(contract.totalFen),
    technologyFen: amountText(contract.technologyFen),
    registeredOn: dayText(contract.registeredOn),
    authority: contract.authority ?? '',
    validFrom: dayText(contract.validFrom),
    validTo: dayText(contract.validTo),
    technologyField: wordText(technologyFields, contract.technologyField),
    intellectualProperty: wordText(intellectualPropertyLabels, contract.intellectualProperty),
    planSource: contract.planSource ?? '',
    paymentMode: wordText(paymentModeLabels, contract.paymentMode),
    agreementId: referenceText(contract.agreement),
    projectId: referenceText(contract.project),
    note: contract.note ?? '',
    status: wordText(contractStatusLabels, contract.status),
  } satisfies Record<(typeof contractSheetColumns)[number]['key'], string>
}

export const contractRowSchema = withRules(fields, check)

export const contractSheet: SheetDescription = {
  type: 'technologyContract',
  label: '技术合同',
  columns: contractSheetColumns,
  schema: contractRowSchema,
  form(row, saved = {}) {
    const form = { ...saved, ...filled(row, own) }
    // an unregistered contract's form has no such fields, and an empty one would be asked for
    return Object.fromEntries(
      Object.entries(form).filter(([field, value]) => value !== '' || !(field in registrationFields.shape)),
    )
  },
  columnOf: (field) => field,
  locked: ({ texts }) =>
    ['DRAFT', 'SIGNED', 'CORRECTION_REQUIRED'].some(
      (status) => contractStatusLabels[status as keyof typeof contractStatusLabels] === texts.status,
    )
      ? null
      : `该合同${texts.status},请在合同页面办理变更登记`,
  keysOf: (row) => [
    ...codeKey(row.code),
    ...keyOf('registration', row.registrationNo),
    ...keyOf('same', row.title, row.sellerId, row.buyerId, row.signedOn),
  ],
  unique: { registration: 'registrationNo' },
  async known(tx, rows) {
    const found = await tx.technologyContract.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          { registrationNo: { in: rows.flatMap((row) => row.registrationNo || []) } },
          {
            title: { in: rows.flatMap(({ title }) => title || []) },
            sellerId: { in: rows.flatMap(({ sellerId }) => sellerId || []) },
            voidedAt: null,
          },
        ],
      },
      select: {
        id: true,
        code: true,
        title: true,
        sellerId: true,
        buyerId: true,
        signedOn: true,
        registrationNo: true,
        voidedAt: true,
      },
    })
    return found.map((row) => ({
      id: row.id,
      code: row.code,
      voided: row.voidedAt !== null,
      keys: [
        ...codeKey(row.code),
        ...keyOf('registration', row.registrationNo),
        ...keyOf('same', row.title, row.sellerId, row.buyerId, dayText(row.signedOn)),
      ],
    }))
  },
  async similar(tx, rows) {
    const sides = [...new Set([...rows.values()].flatMap((row) => [row.sellerId, row.buyerId]))].flatMap(
      (id) => id || [],
    )
    const records = await tx.technologyContract.findMany({
      where: { sellerId: { in: sides }, buyerId: { in: sides }, voidedAt: null },
      select: { id: true, code: true, title: true, sellerId: true, buyerId: true, signedOn: true },
    })
    const pair = (one?: string, other?: string) => [one, other].toSorted().join(' ')
    return nearby(
      rows,
      records.map((row) => ({ ...row, groups: [pair(row.sellerId, row.buyerId)], on: row.signedOn })),
      (row) => ({ groups: [pair(row.sellerId, row.buyerId)], on: row.signedOn }),
    )
  },
  async read(tx, actor, ids) {
    const found = await tx.technologyContract.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((contract) => ({
      id: contract.id,
      code: contract.code,
      version: contract.version,
      voided: contract.voidedAt !== null,
      texts: textsOf(contract),
      ids: {
        sellerId: contract.sellerId,
        buyerId: contract.buyerId,
        agreementId: contract.agreementId ?? '',
        projectId: contract.projectId ?? '',
      },
      form: registeredValues(contract),
    }))
  },
}
