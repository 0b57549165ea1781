import { OrganizationListPage } from '../organizations/list'

export const metadata = { title: '企业' }

export default function EnterprisesPage({ searchParams }: PageProps<'/enterprises'>) {
  return <OrganizationListPage view="enterprises" searchParams={searchParams} />
}
