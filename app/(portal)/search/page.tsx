import { SearchResults } from '@/components/search/search-results'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { textParam } from '@/lib/lists'
import { searchEverything } from '@/lib/search/everything'

export const metadata = { title: '搜索' }

export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const actor = await requireActor()
  const q = textParam(await searchParams, 'q') ?? ''
  const { hits, more } = await searchEverything(actor, q)
  return (
    <>
      <PageHeader title={q ? `搜索“${q}”` : '搜索'} />
      {hits.length > 0 ? (
        <SearchResults q={q} hits={hits} more={more} />
      ) : (
        <EmptyState reason={q ? 'filtered' : 'none'} title={q ? '没有找到相关记录' : '请输入要查找的内容'}>
          可输入单位名称、简称、拼音首字母、统一社会信用代码,或项目、合同、专利的名称和编号。
        </EmptyState>
      )}
    </>
  )
}
