import { VerbButton } from '@/components/records/verb-button'
import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { DateField } from '@/components/ui/date-field'
import { EmptyState } from '@/components/ui/empty-state'
import { NumberField, SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { Panel } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { dayOf } from '@/lib/dates'
import type { FormAction, FormState } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'
import {
  milestoneFormLabels,
  milestoneState,
  milestoneStateLabels,
  milestoneStateTones,
  milestoneStatusLabels,
} from '@/lib/projects/labels'
import type { ProjectDetail } from '@/lib/projects/queries'

export type MilestoneVerb = 'update' | 'submit' | 'confirm' | 'return' | 'waive' | 'void'
type Milestone = ProjectDetail['milestones'][number]

const openStatuses = {
  NOT_STARTED: milestoneStatusLabels.NOT_STARTED,
  IN_PROGRESS: milestoneStatusLabels.IN_PROGRESS,
}

export function MilestonePanel(props: {
  milestones: Milestone[]
  today: string
  /** Given to whoever may add one. */
  add: { action: FormAction; submissionId: string } | null
  may: (milestone: Milestone) => Record<'edit' | 'submit' | 'review' | 'waive', boolean>
  action: (id: string, verb: MilestoneVerb, previous: FormState, form: FormData) => Promise<FormState>
}) {
  const { today, add } = props
  const weights = props.milestones.reduce(
    (sum, { weight, voidedAt }) => (voidedAt === null ? sum + weight : sum),
    0,
  )
  return (
    <Panel
      title="里程碑"
      description={
        props.milestones.length > 0
          ? `权重合计 ${weights};权重大于 0 的须全部确认或豁免后才能申请验收`
          : undefined
      }
      flush
      actions={
        add && (
          <FormDialog
            labels={milestoneFormLabels}
            label="新增里程碑"
            title="新增里程碑"
            size="sm"
            action={add.action}
            hidden={{ submissionId: add.submissionId }}
            submitLabel="保存"
          >
            <MilestoneFields weight="1" />
          </FormDialog>
        )
      }
    >
      <DataTable
        caption="里程碑"
        compact
        rows={props.milestones}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.voidedAt ? 'void' : undefined)}
        empty={<EmptyState reason="none" title="尚未设置里程碑" />}
        columns={[
          { key: 'title', header: '里程碑', cell: (row) => <Description milestone={row} />, wrap: true },
          {
            key: 'dueOn',
            header: '计划完成',
            cell: (row) => (
              <span className="tabular">
                {dayOf(row.dueOn)}
                {row.doneOn && <span className="block text-sm text-ink-3">实际 {dayOf(row.doneOn)}</span>}
              </span>
            ),
            width: 128,
          },
          { key: 'weight', header: '权重', cell: (row) => row.weight, align: 'right', width: 64 },
          {
            key: 'status',
            header: '状态',
            cell: (row) => {
              const state = milestoneState(row, today)
              return (
                <StatusBadge tone={milestoneStateTones[state]}>{milestoneStateLabels[state]}</StatusBadge>
              )
            },
            width: 104,
            card: 'status',
          },
        ]}
        actions={(row) => <MilestoneActions milestone={row} {...props} />}
      />
    </Panel>
  )
}

function Description({ milestone }: { milestone: Milestone }) {
  return (
    <>
      {milestone.title}
      {milestone.evidence && <p className="text-sm text-ink-2">依据:{milestone.evidence}</p>}
      {milestone.returnReason && (
        <p className="text-sm text-bad">
          {milestone.status === 'WAIVED' ? '豁免原因:' : '退回原因:'}
          {milestone.returnReason}
        </p>
      )}
      {milestone.voidReason && <p className="text-sm text-ink-3">作废原因:{milestone.voidReason}</p>}
    </>
  )
}

function MilestoneActions(
  props: Pick<Parameters<typeof MilestonePanel>[0], 'today' | 'may' | 'action'> & { milestone: Milestone },
) {
  const { milestone, today } = props
  const may = props.may(milestone)
  const action = (verb: MilestoneVerb) => props.action.bind(null, milestone.id, verb)
  return (
    <>
      {may.submit && (
        <FormDialog
          labels={milestoneFormLabels}
          label="提交"
          title={`提交“${milestone.title}”`}
          size="sm"
          action={action('submit')}
          submitLabel="提交"
        >
          <DateField name="doneOn" label="实际完成日期" defaultValue={today} max={today} required stacked />
          <TextAreaField
            name="evidence"
            label="完成依据"
            help="如验收单编号、检测报告编号、到货单、照片说明"
            rows={3}
            maxLength={500}
            defaultValue={milestone.evidence ?? ''}
            required
            stacked
          />
        </FormDialog>
      )}
      {may.review && <VerbButton action={action('confirm')} label="确认" size="sm" />}
      {may.review && (
        <ReasonDialog
          label="退回"
          title={`退回“${milestone.title}”`}
          size="sm"
          action={action('return')}
          reasonLabel="退回原因"
        />
      )}
      {may.edit && (
        <FormDialog
          labels={milestoneFormLabels}
          label="编辑"
          title="编辑里程碑"
          size="sm"
          action={action('update')}
          hidden={{ version: String(milestone.version) }}
          submitLabel="保存"
        >
          <MilestoneFields
            title={milestone.title}
            dueOn={dayOf(milestone.dueOn)}
            weight={String(milestone.weight)}
          />
          <SelectField
            name="status"
            label="状态"
            options={optionsOf(openStatuses)}
            defaultValue={milestone.status}
            required
            stacked
          />
        </FormDialog>
      )}
      {may.waive && (
        <ReasonDialog
          label="豁免"
          title={`豁免“${milestone.title}”`}
          description="豁免的里程碑不再要求完成,验收时不再等待。"
          size="sm"
          action={action('waive')}
          reasonLabel="豁免原因"
        />
      )}
      {may.edit && (
        <ReasonDialog
          label="作废"
          title={`作废“${milestone.title}”`}
          size="sm"
          action={action('void')}
          reasonLabel="作废原因"
          variant="danger"
        />
      )}
    </>
  )
}

function MilestoneFields(props: { title?: string; dueOn?: string; weight: string }) {
  return (
    <>
      <TextField
        name="title"
        label="里程碑名称"
        maxLength={80}
        defaultValue={props.title ?? ''}
        required
        stacked
      />
      <DateField name="dueOn" label="计划完成日期" defaultValue={props.dueOn ?? ''} required stacked />
      <NumberField
        name="weight"
        label="权重"
        help="0 到 100;为 0 的不影响验收"
        defaultValue={props.weight}
        whole
        required
        stacked
      />
    </>
  )
}
