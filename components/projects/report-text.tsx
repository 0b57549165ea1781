import { dayOf, formatInstant } from '@/lib/dates'

/** What a report says in words, for the reviewer's table and the project's page. */
export function ReportText(props: {
  report: {
    narrative: string | null
    problems: string | null
    nextSteps: string | null
    requestedEndOn: Date | null
    returnReason: string | null
  }
  submittedAt?: Date
}) {
  const { narrative, problems, nextSteps, requestedEndOn, returnReason } = props.report
  const silent = !narrative && !problems && !nextSteps && !requestedEndOn && !returnReason
  if (silent && !props.submittedAt) return '—'
  return (
    <>
      {narrative && <p>{narrative}</p>}
      {problems && <p className="text-sm text-ink-2">问题:{problems}</p>}
      {nextSteps && <p className="text-sm text-ink-2">下一步:{nextSteps}</p>}
      {requestedEndOn && <p className="text-sm text-ink-2">申请延期至 {dayOf(requestedEndOn)}</p>}
      {returnReason && <p className="text-sm text-bad">退回原因:{returnReason}</p>}
      {props.submittedAt && (
        <p className="text-sm text-ink-3 tabular">{formatInstant(props.submittedAt)} 提交</p>
      )}
    </>
  )
}
