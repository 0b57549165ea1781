import { OrganizationPage } from '../../organizations/detail'

export const metadata = { title: '企业详情' }

export default function EnterprisePage({ params, searchParams }: PageProps<'/enterprises/[id]'>) {
  return <OrganizationPage view="enterprises" params={params} searchParams={searchParams} />
}
