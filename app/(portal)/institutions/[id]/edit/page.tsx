import { EditOrganizationPage } from '../../../organizations/forms'

export const metadata = { title: '编辑高校院所' }

export default function EditInstitutionPage({ params }: PageProps<'/institutions/[id]/edit'>) {
  return <EditOrganizationPage view="institutions" params={params} />
}
