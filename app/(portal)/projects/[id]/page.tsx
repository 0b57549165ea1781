import { notFound } from 'next/navigation'
import { FundPanel } from '@/components/projects/fund-panel'
import { HealthLight } from '@/components/projects/health-light'
import { MilestonePanel } from '@/components/projects/milestone-panel'
import { ProjectActions } from '@/components/projects/project-actions'
import { ProjectFacts } from '@/components/projects/project-facts'
import { RelatedPanels } from '@/components/projects/related-panels'
import { ReportPanel } from '@/components/projects/report-panel'
import { HistoryPanel } from '@/components/records/history-panel'
import { StatusBadge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { isReviewer } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { dayOf, todayInShanghai } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { newId } from '@/lib/ids'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { canReport, canReviewReport } from '@/lib/progress-reports/policy'
import { healthOf } from '@/lib/projects/health'
import { projectState, projectStateLabels, projectStateTones } from '@/lib/projects/labels'
import { appliedThemself, canDo, projectVerbs } from '@/lib/projects/lifecycle'
import {
  canAddFundFlow,
  canEdit,
  canEditMilestone,
  canKeepParts,
  canReviewMilestone,
  canSubmitMilestone,
  canVoidFundFlow,
  canWaiveMilestone,
} from '@/lib/projects/policy'
import { getProject } from '@/lib/projects/queries'
import { ProvenanceOf } from '../../provenance'
import {
  addFundFlowAction,
  addMilestoneAction,
  milestoneVerbAction,
  projectVerbAction,
  reportVerbAction,
  voidFundFlowAction,
} from '../actions'

export const metadata = { title: '项目详情' }

export default async function ProjectPage({ params, searchParams }: PageProps<'/projects/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  const { project, history } = await readAs(actor, async (tx) => {
    const project = await getProject(actor, id, tx)
    return { project, history: project && (await historyOf(actor, id, before, tx)) }
  })
  if (!project || !history) notFound()
  const today = todayInShanghai(new Date())
  const state = projectState(project)
  // One per page and form: pressing 保存 twice writes once.
  const submissionId = newId()

  return (
    <>
      <PageHeader
        title={project.title}
        meta={`${project.code} · ${project.enterpriseName}`}
        breadcrumb={[{ href: '/projects', label: '项目' }]}
        status={
          <>
            <StatusBadge tone={projectStateTones[state]}>{projectStateLabels[state]}</StatusBadge>
            <HealthLight health={healthOf(project, today)} />
          </>
        }
        printable
        actions={
          <ProjectActions
            id={id}
            title={project.title}
            plannedEndOn={dayOf(project.plannedEndOn)}
            today={today}
            verbs={projectVerbs.filter((verb) => canDo(actor, verb, project))}
            mayEdit={canEdit(actor, project)}
            reportHref={canReport(actor, project) ? `/projects/${id}/report` : null}
            action={projectVerbAction}
          />
        }
      />
      {project.status === 'ACCEPTANCE_PENDING' && isReviewer(actor) && appliedThemself(actor, project) && (
        <div className="page-detail mb-4">
          <Notice tone="info" title="该项目的验收由您申请,须由另一位审核人给出验收结论" />
        </div>
      )}
      <DetailLayout
        main={
          <>
            <ProjectFacts project={project} />
            <MilestonePanel
              milestones={project.milestones}
              today={today}
              add={
                canKeepParts(actor, project)
                  ? { action: addMilestoneAction.bind(null, id), submissionId }
                  : null
              }
              may={(milestone) => ({
                edit: canEditMilestone(actor, project, milestone),
                submit: canSubmitMilestone(actor, project, milestone),
                review: canReviewMilestone(actor, project, milestone),
                waive: canWaiveMilestone(actor, project, milestone),
              })}
              action={milestoneVerbAction}
            />
            <ReportPanel
              reports={project.reports}
              mayReview={(report) => canReviewReport(actor, report)}
              action={reportVerbAction}
            />
            <FundPanel
              flows={project.fundFlows}
              today={today}
              add={
                canAddFundFlow(actor, project)
                  ? { action: addFundFlowAction.bind(null, id), submissionId: newId() }
                  : null
              }
              mayVoid={(flow) => canVoidFundFlow(actor, project, flow)}
              voidAction={voidFundFlowAction}
            />
            <RelatedPanels project={project} />
          </>
        }
        side={
          <>
            <ProvenanceOf actor={actor} id={id} />
            <HistoryPanel
              entries={history.entries}
              {...(history.next ? { olderHref: `/projects/${id}?before=${history.next}` } : {})}
            />
          </>
        }
      />
    </>
  )
}
