import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { achievementFields, checkAchievement } from '@/lib/achievements/schema'
import { agreementFields, checkAgreement } from '@/lib/agreements/schema'
import { checkContract, contractFields } from '@/lib/contracts/schema'
import { InvalidInput } from '@/lib/errors'
import { checkEvent, eventFields } from '@/lib/events/schema'
import { checkExternalFigure, externalFigureFields } from '@/lib/external-figures/schema'
import { checkExternalRanking, externalRankingFields } from '@/lib/external-rankings/schema'
import { checkIntention, followUpInput, intentionFields } from '@/lib/intentions/schema'
import { checkOrganization, organizationInput } from '@/lib/organizations/schema'
import { parse } from '@/lib/parse'
import { checkPatent, patentFields } from '@/lib/patents/schema'
import { checkProgressReport, progressReportFields } from '@/lib/progress-reports/schema'
import { checkProject, projectFields } from '@/lib/projects/schema'
import { withRules } from '@/lib/rules'
import { checkTarget, targetFields } from '@/lib/targets/schema'

const A = '01890000-0000-7000-8000-00000000000a'
const B = '01890000-0000-7000-8000-00000000000b'

function complaints(schema: z.ZodType, raw: unknown) {
  try {
    parse(schema, raw)
  } catch (error) {
    if (error instanceof InvalidInput) return error.fieldErrors
    throw error
  }
  return {}
}

const fieldsOf = (schema: z.ZodType, raw: unknown) => Object.keys(complaints(schema, raw)).sort()

describe('a wrong field and a broken rule between other fields are said together', () => {
  const agreement = withRules(agreementFields, checkAgreement)
  const enough = [
    { organizationId: A, role: 'PARTY_A' },
    { organizationId: B, role: 'PARTY_B' },
  ]

  test.each<[string, z.ZodType, Record<string, unknown>, string[]]>([
    [
      'agreement',
      agreement,
      {
        kind: 'PROJECT',
        mode: 'PROJECT_COOPERATION',
        signedOn: '2022-10-19',
        expiresOn: '2022-01-01',
        parties: [enough[0]],
      },
      ['amountFen', 'expiresOn', 'parties', 'title'],
    ],
    [
      'intention',
      withRules(intentionFields, checkIntention),
      { enterpriseId: A, partnerId: A, reachedOn: '2022-10-19', nextFollowUpOn: '2022-01-01' },
      ['nextFollowUpOn', 'partnerId', 'title'],
    ],
    [
      'follow-up',
      followUpInput,
      { followedOn: '2022-10-19', followUpNote: '', nextFollowUpOn: '2022-10-19' },
      ['followUpNote', 'nextFollowUpOn'],
    ],
    [
      'project',
      withRules(projectFields, checkProject),
      {
        agreementId: A,
        mode: 'PROJECT_COOPERATION',
        plannedStartOn: '2022-10-19',
        plannedEndOn: '2022-01-01',
        totalBudgetFen: '100',
        governmentFundingFen: '200',
        parties: [],
      },
      ['governmentFundingFen', 'parties', 'plannedEndOn', 'title'],
    ],
    [
      'contract',
      withRules(contractFields, checkContract),
      {
        sellerId: A,
        buyerId: A,
        signedOn: '2022-10-19',
        validTo: '2022-01-01',
        totalFen: '1',
        technologyFen: '2',
      },
      ['buyerId', 'intellectualProperty', 'technologyFen', 'title', 'type', 'validTo'],
    ],
    [
      'event',
      withRules(eventFields, checkEvent),
      { newSeriesName: '示例大会', heldOn: '2022-10-19', endedOn: '2022-10-01' },
      ['endedOn', 'newSeriesKind', 'title'],
    ],
    [
      'organization',
      withRules(organizationInput, checkOrganization),
      { kind: 'ENTERPRISE', regionCode: '', status: 'ACTIVE', creditCode: '91350100M0001TGQXM' },
      ['creditCodeEvidence', 'name', 'regionCode'],
    ],
    [
      'patent',
      withRules(patentFields, checkPatent),
      { kind: 'DESIGN', filedOn: '2022-03-01', highValueCriterion: 'MAINTAINED_TEN_YEARS', holders: [] },
      ['applicationNo', 'highValueCriterion', 'holders', 'title'],
    ],
    [
      'achievement',
      withRules(achievementFields, checkAchievement),
      { evidenceIssuer: '示例科技查新站', owners: [] },
      ['evidenceKind', 'evidenceOn', 'owners', 'title'],
    ],
    [
      'target',
      withRules(targetFields, checkTarget),
      { year: '2022', value: '很多' },
      ['title', 'unit', 'value'],
    ],
    [
      'external figure',
      withRules(externalFigureFields, checkExternalFigure),
      { figureText: '100余项', exactValue: '100', asOf: '2022-10-19', sourceOutlet: '示例日报' },
      ['exactValue', 'sourceTitle', 'title'],
    ],
    [
      'external ranking',
      withRules(externalRankingFields, checkExternalRanking),
      { year: '2022', dataYear: '2023', rank: '7', total: '5', publisher: '示例单位' },
      ['dataYear', 'scheme', 'total'],
    ],
    [
      'progress report',
      withRules(progressReportFields, checkProgressReport),
      { period: '2022-10', situation: 'EXTENSION', percent: '101' },
      ['narrative', 'percent', 'requestedEndOn'],
    ],
  ])('%s', (_name, schema, raw, expected) => {
    expect(fieldsOf(schema, raw)).toEqual(expected)
  })
})

describe('a rule says nothing about what could not be read', () => {
  test('a wrong amount is not also a missing one, and a wrong day is not compared', () => {
    const raw = {
      title: '示例协议',
      kind: 'PROJECT',
      mode: 'PROJECT_COOPERATION',
      signedOn: '2022-13-45',
      expiresOn: '2022-01-01',
      amountFen: '很多',
      parties: { 0: { organizationId: A, role: 'PARTY_A' }, 1: { organizationId: B, role: 'PARTY_B' } },
    }
    expect(fieldsOf(withRules(agreementFields, checkAgreement), raw)).toEqual(
      expect.arrayContaining(['amountFen', 'signedOn']),
    )
    expect(complaints(withRules(agreementFields, checkAgreement), raw)).not.toHaveProperty('expiresOn')
    expect(complaints(withRules(agreementFields, checkAgreement), raw).amountFen).toHaveLength(1)
  })

  test('what is no form at all is said once', () => {
    expect(() => parse(withRules(eventFields, checkEvent), 'nothing')).toThrow('无法识别')
  })
})

describe('repeated rows', () => {
  const project = (parties: Record<string, unknown>) =>
    complaints(withRules(projectFields, checkProject), {
      title: '示例项目',
      agreementId: A,
      mode: 'PROJECT_COOPERATION',
      plannedStartOn: '2022-01-01',
      plannedEndOn: '2022-10-19',
      parties,
    })

  test('a repeated organization is found beside a row without its role', () => {
    const found = project({ 0: { organizationId: A, role: 'LEAD' }, 1: { organizationId: A, role: '' } })
    expect(Object.keys(found).sort()).toEqual(['parties.1.organizationId', 'parties.1.role'])
  })

  test('a message finds its row after one above it was taken out of the form', () => {
    const found = project({
      0: { organizationId: A, role: 'LEAD' },
      3: { organizationId: A, role: 'PARTICIPANT' },
    })
    expect(Object.keys(found)).toEqual(['parties.3.organizationId'])
  })
})
