import { NameDecisions } from '@/components/imports/name-decisions'
import { regionOptions } from '@/lib/dictionaries/regions'
import { nameQuestions } from '@/lib/imports/view'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import { searchOrganizations } from '../../../pickers'
import { meanNamesAction } from '../../actions'
import { isOpen, requireImport } from '../detail'
import { ImportFrame } from '../frame'

export const metadata = { title: '单位名称' }

export default async function NamesPage({ params }: PageProps<'/imports/[id]/names'>) {
  const { actor, id, detail, undecided } = await requireImport(params)
  return (
    <ImportFrame detail={detail} step="rows" undecided={undecided}>
      {detail.counts && (
        <NameDecisions
          key={detail.batch.checkedAt?.getTime()}
          names={await nameQuestions(actor, id)}
          counts={detail.counts}
          kinds={optionsOf(organizationKindLabels)}
          regions={[...regionOptions]}
          decide={meanNamesAction.bind(null, id)}
          search={searchOrganizations}
          base={`/imports/${id}`}
          open={isOpen(detail)}
        />
      )}
    </ImportFrame>
  )
}
