import { AmountField } from '@/components/ui/amount-field'
import { DataTable } from '@/components/ui/data-table'
import { DateField } from '@/components/ui/date-field'
import { EmptyState } from '@/components/ui/empty-state'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { Panel } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { dayOf } from '@/lib/dates'
import type { FormAction, FormState } from '@/lib/form-state'
import { FundFlowKind } from '@/lib/generated/prisma/enums'
import { optionsOf } from '@/lib/labels'
import { formatWan } from '@/lib/money'
import { fundFlowKindLabels, fundFlowLabels } from '@/lib/projects/labels'
import type { ProjectDetail } from '@/lib/projects/queries'

type Flow = ProjectDetail['fundFlows'][number]

export function FundPanel(props: {
  flows: Flow[]
  today: string
  add: { action: FormAction; submissionId: string } | null
  mayVoid: (flow: Flow) => boolean
  voidAction: (id: string, previous: FormState, form: FormData) => Promise<FormState>
}) {
  const { flows, add } = props
  const sums = Object.values(FundFlowKind).map((kind) => {
    const sum = flows.reduce(
      (total, flow) => (flow.kind === kind && !flow.voidedAt ? total + flow.amountFen : total),
      0n,
    )
    return `${fundFlowKindLabels[kind]} ${formatWan(sum)} 万元`
  })
  return (
    <Panel
      title="资金"
      description={flows.length > 0 ? sums.join(' · ') : undefined}
      flush
      actions={
        add && (
          <FormDialog
            label="登记资金"
            title="登记资金"
            size="sm"
            action={add.action}
            hidden={{ submissionId: add.submissionId }}
            labels={fundFlowLabels}
            submitLabel="保存"
          >
            <SelectField
              name="kind"
              label="资金类型"
              options={optionsOf(fundFlowKindLabels)}
              required
              stacked
            />
            <AmountField name="amountFen" label="金额" required stacked />
            <DateField name="flowOn" label="日期" max={props.today} required stacked />
            <TextField name="source" label="资金来源" maxLength={80} stacked />
            <TextAreaField name="note" label="备注" rows={2} maxLength={200} stacked />
          </FormDialog>
        )
      }
    >
      <DataTable
        caption="资金记录"
        compact
        rows={flows}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.voidedAt ? 'void' : undefined)}
        empty={<EmptyState reason="none" title="尚无资金记录" />}
        columns={[
          { key: 'flowOn', header: '日期', cell: (row) => dayOf(row.flowOn), width: 112 },
          { key: 'kind', header: '类型', cell: (row) => fundFlowKindLabels[row.kind], width: 72 },
          {
            key: 'amount',
            header: '金额(万元)',
            cell: (row) => formatWan(row.amountFen),
            align: 'right',
            width: 128,
          },
          { key: 'source', header: '资金来源', cell: (row) => row.source, wrap: true },
          {
            key: 'note',
            header: '备注',
            cell: (row) => (row.voidReason ? `已作废:${row.voidReason}` : row.note),
            wrap: true,
          },
        ]}
        actions={(row) =>
          props.mayVoid(row) && (
            <ReasonDialog
              label="作废"
              title="作废资金记录"
              size="sm"
              action={props.voidAction.bind(null, row.id)}
              reasonLabel="作废原因"
              variant="danger"
            />
          )
        }
      />
    </Panel>
  )
}
