import { OrganizationListPage } from '../organizations/list'

export const metadata = { title: '高校院所' }

export default function InstitutionsPage({ searchParams }: PageProps<'/institutions'>) {
  return <OrganizationListPage view="institutions" searchParams={searchParams} />
}
