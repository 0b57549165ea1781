import { VerbButton } from '@/components/records/verb-button'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import type { FormState } from '@/lib/form-state'

export type ReportVerb = 'approve' | 'return'

export function ReportReview(props: {
  id: string
  title: string
  action: (id: string, verb: ReportVerb, previous: FormState, form: FormData) => Promise<FormState>
}) {
  return (
    <>
      <VerbButton action={props.action.bind(null, props.id, 'approve')} label="审核通过" size="sm" />
      <ReasonDialog
        label="退回"
        title={`退回 ${props.title}`}
        size="sm"
        action={props.action.bind(null, props.id, 'return')}
        reasonLabel="退回原因"
      />
    </>
  )
}
