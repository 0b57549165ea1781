import { OrganizationPage } from '../../organizations/detail'

export const metadata = { title: '高校院所详情' }

export default function InstitutionPage({ params, searchParams }: PageProps<'/institutions/[id]'>) {
  return <OrganizationPage view="institutions" params={params} searchParams={searchParams} />
}
