import { RecognitionForm } from '@/components/imports/recognition-form'
import { TypeForm } from '@/components/imports/type-form'
import { EmptyState } from '@/components/ui/empty-state'
import { canRepair } from '@/lib/imports/policy'
import { columnsOf, guessesOf, importTypes, rowsPerSheet } from '@/lib/imports/view'
import { chooseTypeAction, understandImportAction } from '../../actions'
import { isOpen, requireImport } from '../detail'
import { ImportFrame } from '../frame'

export const metadata = { title: '识别' }

export default async function RecognitionPage({ params }: PageProps<'/imports/[id]/recognition'>) {
  const { actor, id, detail, undecided } = await requireImport(params)
  const { plan, counts } = detail
  const may = isOpen(detail) && canRepair(actor, detail.batch)
  return (
    <ImportFrame detail={detail} step="recognition" undecided={undecided}>
      {!may ? (
        <EmptyState title="此批次不能再更改识别方式">{''}</EmptyState>
      ) : plan ? (
        <RecognitionForm
          key={detail.batch.version}
          action={understandImportAction.bind(null, id)}
          chooseType={chooseTypeAction.bind(null, id)}
          sheets={guessesOf(plan, await rowsPerSheet(actor, id))}
          type={plan.type}
          types={importTypes}
          fields={columnsOf(plan.type)}
          defaults={plan.defaults}
          remember={plan.remember !== false}
          counts={counts}
          nextHref={`/imports/${id}/${undecided > 0 ? 'names' : counts && counts.problem > 0 ? 'rows' : 'preview'}`}
        />
      ) : (
        <TypeForm action={chooseTypeAction.bind(null, id)} types={importTypes} />
      )}
    </ImportFrame>
  )
}
