import { NewOrganizationPage } from '../../organizations/forms'

export const metadata = { title: '新增企业' }

export default function NewEnterprisePage() {
  return <NewOrganizationPage view="enterprises" />
}
