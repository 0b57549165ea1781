import * as z from 'zod'
import {
  choice,
  listOf,
  longText,
  manyOf,
  optionalChoice,
  optionalDay,
  optionalOneOf,
  optionalText,
  text,
} from '@/lib/fields'
import { EvidenceKind, ImpactClaim, NoveltyClaim } from '@/lib/generated/prisma/enums'

/** What anyone may write about an achievement, from a form or a spreadsheet row. */
export const achievementFields = z.object({
  title: text(200),
  projectId: optionalChoice,
  noveltyClaim: optionalOneOf(NoveltyClaim),
  impactClaims: manyOf(ImpactClaim),
  evidenceKind: optionalOneOf(EvidenceKind),
  evidenceNo: optionalText(60),
  evidenceIssuer: optionalText(100),
  evidenceOn: optionalDay(),
  completedOn: optionalDay(),
  summary: longText(2000),
  owners: listOf(z.object({ organizationId: choice }), { min: 1, max: 20, tooFew: '请至少登记一个完成单位' }),
  patents: listOf(z.object({ patentId: choice }), { max: 50 }),
})

export type AchievementInput = z.output<typeof achievementFields>

/** A claim or part of an evidence asks for the whole evidence: without it the claim can never be confirmed. */
export function checkAchievement(input: AchievementInput, context: z.RefinementCtx) {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  const some = input.evidenceKind !== null || input.evidenceOn !== null || input.evidenceIssuer !== null
  if (some && input.evidenceKind === null) wrong('evidenceKind', '请选择证明类型')
  if (some && input.evidenceOn === null) wrong('evidenceOn', '请填写证明日期')
  if (some && input.evidenceIssuer === null) wrong('evidenceIssuer', '请填写出具单位')
  input.owners.forEach(({ organizationId }, index) => {
    const first = input.owners.findIndex((other) => other.organizationId === organizationId)
    if (first < index) {
      context.addIssue({
        code: 'custom',
        path: ['owners', index, 'organizationId'],
        message: `与第 ${first + 1} 行是同一单位`,
      })
    }
  })
}
