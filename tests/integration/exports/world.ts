import { createAchievement } from '@/lib/achievements/commands'
import type { MemberActor } from '@/lib/auth/actor'
import { createContract } from '@/lib/contracts/commands'
import { setActor, type Tx, writeAs } from '@/lib/db'
import { createEvent } from '@/lib/events/commands'
import { createExternalFigure } from '@/lib/external-figures/commands'
import { createExternalRanking } from '@/lib/external-rankings/commands'
import { newId } from '@/lib/ids'
import { createIntention } from '@/lib/intentions/commands'
import { createPatent } from '@/lib/patents/commands'
import { submitReport } from '@/lib/progress-reports/commands'
import { confirmLanding, createProject } from '@/lib/projects/commands'
import { createTarget } from '@/lib/targets/commands'
import {
  achievementForm,
  contractForm,
  effectiveAgreement,
  eventForm,
  externalFigureForm,
  externalRankingForm,
  intentionForm,
  organization,
  patentForm,
  staff,
  targetForm,
  unique,
} from '../../support/factories'

export type Marked = {
  /** Stands in every text of the other enterprise. */
  foreign: string
  enterpriseUser: MemberActor
  contact: MemberActor
  ids: Record<string, string>
}

/** What a spreadsheet would like to change: a formula, lines, its own escapes, markup, an apostrophe, wide characters. */
const awkward = "=1+1\n第二行 _x000D_ <b>&amp;</b> 'x' 𠮷 ＝2"

/** Two enterprises with a university each and one record of every kind; the other one's carry a mark in every title. */
export async function markedWorld(): Promise<Marked> {
  const foreign = unique('旁人标记')
  return writeAs(staff(), { action: 'test' }, async (tx) => {
    const ours = await sideOf(tx, '本方')
    await sideOf(tx, foreign)
    const member = (role: MemberActor['role'], organizationId: string): MemberActor => ({
      role,
      userId: newId(),
      name: unique('成员'),
      organizationId,
    })
    return {
      foreign,
      enterpriseUser: member('ENTERPRISE_USER', ours.enterpriseId),
      contact: member('INSTITUTION_CONTACT', ours.partnerId),
      ids: ours.ids,
    }
  })
}

async function sideOf(tx: Tx, mark: string) {
  const clerk = staff()
  await setActor(tx, clerk)
  const enterprise = await organization(tx, 'ENTERPRISE', { name: unique(`${mark}科技有限公司`) })
  const partner = await organization(tx, 'UNIVERSITY')
  const typed = { enterpriseId: enterprise.id, partnerId: partner.id, title: unique(`${mark}记录`) }
  const agreementId = await effectiveAgreement(tx, typed)
  await setActor(tx, clerk)
  const event = await createEvent(
    clerk,
    { ...eventForm({ title: typed.title }), confirmDuplicate: 'true' },
    tx,
  )
  const intention = await createIntention(
    clerk,
    { ...(await intentionForm(tx, typed)), note: `${mark}${awkward}` },
    tx,
  )
  const project = await createProject(
    clerk,
    {
      title: typed.title,
      agreementId,
      mode: 'PROJECT_COOPERATION',
      plannedStartOn: '2026-03-01',
      plannedEndOn: '2027-03-01',
      totalBudgetFen: '1234.567891',
      summary: awkward,
      parties: {
        0: { organizationId: enterprise.id, role: 'LEAD' },
        1: { organizationId: partner.id, role: 'TECHNOLOGY_PROVIDER' },
      },
    },
    tx,
  )
  await confirmLanding(
    clerk,
    project.id,
    { landingEvidence: 'SITE_PHOTO', landedOn: '2026-04-01', landingNote: '设备进场照片' },
    tx,
  )
  const report = {
    period: '2026-05',
    situation: 'PROGRESS',
    percent: '40',
    narrative: `${mark}样机已完成总装`,
  }
  await submitReport(clerk, project.id, report, tx, new Date('2026-05-19T10:00:00+08:00'))
  const contract = await createContract(clerk, { ...(await contractForm(tx, typed)), note: awkward }, tx)
  const patent = await createPatent(clerk, { ...(await patentForm(tx, typed)), note: awkward }, tx)
  const achievement = await createAchievement(
    clerk,
    {
      ...(await achievementForm(tx, typed)),
      owners: { 0: { organizationId: enterprise.id }, 1: { organizationId: partner.id } },
    },
    tx,
  )
  const target = await createTarget(
    clerk,
    { ...targetForm(typed), remark: awkward.replaceAll('\n', ' ') },
    tx,
  )
  const externalFigure = await createExternalFigure(
    clerk,
    { ...externalFigureForm(typed), note: awkward },
    tx,
  )
  const externalRanking = await createExternalRanking(
    clerk,
    { ...externalRankingForm(typed), note: awkward },
    tx,
  )
  return {
    enterpriseId: enterprise.id,
    partnerId: partner.id,
    ids: {
      agreement: agreementId,
      event: event.id,
      intention: intention.id,
      project: project.id,
      contract: contract.id,
      patent: patent.id,
      achievement: achievement.id,
      target: target.id,
      externalFigure: externalFigure.id,
      externalRanking: externalRanking.id,
    },
  }
}
