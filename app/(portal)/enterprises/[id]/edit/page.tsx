import { EditOrganizationPage } from '../../../organizations/forms'

export const metadata = { title: '编辑企业' }

export default function EditEnterprisePage({ params }: PageProps<'/enterprises/[id]/edit'>) {
  return <EditOrganizationPage view="enterprises" params={params} />
}
