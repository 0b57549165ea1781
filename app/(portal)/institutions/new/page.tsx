import { NewOrganizationPage } from '../../organizations/forms'

export const metadata = { title: '新增高校院所' }

export default function NewInstitutionPage() {
  return <NewOrganizationPage view="institutions" />
}
