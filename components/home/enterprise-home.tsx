import { HealthLight } from '@/components/projects/health-light'
import { NoChangeButton } from '@/components/projects/no-change-button'
import { ProgressBar } from '@/components/projects/progress-bar'
import { StatusBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { daysBetween, formatInstant } from '@/lib/dates'
import type { FormState } from '@/lib/form-state'
import type { EnterpriseHome as Home, ProjectCard } from '@/lib/home/enterprise'
import { reportSituationLabels, reportStateLabels, reportStateTones } from '@/lib/progress-reports/labels'
import { dueDayOf, periodLabel } from '@/lib/progress-reports/periods'
import { projectStateTones, projectStatusLabels } from '@/lib/projects/labels'

type NoChange = {
  period: string
  percent: number
  /** One per card and page: the same page never makes two reports. */
  submissionId: string
}

export function EnterpriseHome(props: {
  home: Home
  noChangeAction: (id: string, report: NoChange, previous: FormState, form: FormData) => Promise<FormState>
  newSubmissionId: () => string
}) {
  const { home } = props
  const waiting = home.cards.filter(needsReport).length
  const reporting = home.cards.some(({ mayReport }) => mayReport)
  return (
    <div className="mx-auto max-w-5xl">
      <PageHeader title="我的项目" meta={home.organization} />
      {reporting && (
        <div className="mb-4">
          {waiting > 0 ? (
            <Notice tone="warn" title={`${waiting} 个项目待填报`}>
              每月 25 日前填报当月进展,约 1 分钟一项。
            </Notice>
          ) : (
            <Notice tone="ok" title="本月进展已全部提交" />
          )}
        </div>
      )}
      {home.cards.length === 0 ? (
        <EmptyState reason="none" title="暂无进行中的项目">
          科技局登记项目后会显示在这里。
        </EmptyState>
      ) : (
        <ul className="grid items-start gap-4 md:grid-cols-2">
          {home.cards.map((card) => (
            <li key={card.id}>
              <Card
                card={card}
                today={home.today}
                noChange={props.noChangeAction.bind(null, card.id, {
                  period: card.period,
                  percent: card.percentBefore,
                  submissionId: props.newSubmissionId(),
                })}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4">
        <a data-soft className="link inline-flex min-h-11 items-center" href="/projects">
          全部项目{home.ended > 0 && `(含已结束 ${home.ended} 个)`}
        </a>
      </p>
    </div>
  )
}

function needsReport({ mayReport, reportState, missed }: ProjectCard) {
  return (
    mayReport &&
    (reportState === 'MISSING' ||
      reportState === 'OVERDUE' ||
      reportState === 'RETURNED' ||
      missed.length > 0)
  )
}

function Card(props: {
  card: ProjectCard
  today: string
  noChange: (previous: FormState, form: FormData) => Promise<FormState>
}) {
  const { card, today } = props
  return (
    <article
      aria-labelledby={`project-${card.id}`}
      className="grid gap-3 rounded-panel border border-line bg-surface p-4"
    >
      <div>
        <h2 id={`project-${card.id}`} className="text-lg">
          <a
            data-soft
            className="link inline-block max-md:-my-2.5 max-md:py-2.5"
            href={`/projects/${card.id}`}
          >
            {card.title}
          </a>
        </h2>
        <p className="text-sm text-ink-3">{card.mayReport ? card.partnerName : card.enterpriseName}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <StatusBadge tone={projectStateTones[card.status]}>{projectStatusLabels[card.status]}</StatusBadge>
        <HealthLight health={card.health} />
      </div>
      <ProgressBar percent={card.percent} />
      {card.next && <NextDue next={card.next} today={today} />}
      {card.reportState && <MonthState card={card} />}
      {card.mayReport && <ReportButtons {...props} />}
      {card.missed.length > 0 && (
        <p className="text-sm">
          <span className="text-ink-2">待补报:</span>
          {card.missed.map((period) => (
            <a
              data-soft
              key={period}
              className="link mr-3 inline-flex min-h-11 items-center md:min-h-6"
              href={`/projects/${card.id}/report?period=${period}`}
            >
              {periodLabel(period)}
            </a>
          ))}
        </p>
      )}
    </article>
  )
}

function NextDue({ next, today }: { next: NonNullable<ProjectCard['next']>; today: string }) {
  const days = daysBetween(today, next.day)
  return (
    <p className="text-sm text-ink-2">
      下一节点 <span className="tabular text-ink">{next.day}</span> {next.what}
      <span className={`whitespace-nowrap ${days < 0 ? 'text-bad' : 'text-ink-3'}`}>
        {days < 0 ? `(已逾期 ${-days} 天)` : days === 0 ? '(今天)' : `(还有 ${days} 天)`}
      </span>
    </p>
  )
}

/** How this month stands, said so that nobody has to wonder whether it was sent. */
function MonthState({ card }: { card: ProjectCard }) {
  const { report, reportState, period } = card
  if (!reportState) return null
  const month = `${Number(period.slice(5))}月进展`
  return (
    <div className="border-t border-line pt-3">
      <p className="flex flex-wrap items-center gap-2">
        {month}
        <StatusBadge tone={reportStateTones[reportState]}>{reportStateLabels[reportState]}</StatusBadge>
        {!report && <span className="text-sm text-ink-3 tabular">{dueDayOf(period)} 截止</span>}
      </p>
      {report && (
        <p className="mt-1 text-sm text-ink-2 tabular">
          {reportSituationLabels[report.situation]} · {report.percent}% · {formatInstant(report.submittedAt)}{' '}
          提交
        </p>
      )}
      {report?.returnReason && reportState === 'RETURNED' && (
        <p className="mt-1 border-l-2 border-bad pl-2 text-bad">退回原因:{report.returnReason}</p>
      )}
    </div>
  )
}

function ReportButtons(props: Parameters<typeof Card>[0]) {
  const { card } = props
  const href = `/projects/${card.id}/report`
  if (card.reportState === 'SUBMITTED') return <LinkButton href={href}>查看或修改</LinkButton>
  if (card.reportState === 'APPROVED') return <LinkButton href={href}>查看</LinkButton>
  if (card.reportState === 'RETURNED') {
    return (
      <LinkButton href={href} variant="primary">
        修改后重新提交
      </LinkButton>
    )
  }
  return (
    <div className="grid grid-cols-2 gap-2">
      <LinkButton href={href} variant="primary">
        填报
      </LinkButton>
      <NoChangeButton action={props.noChange} label={`无变化(${card.percentBefore}%)`} />
    </div>
  )
}
