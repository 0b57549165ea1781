import { headers } from 'next/headers'
import { type ExportChoice, ExportMenu } from '@/components/ui/export-menu'
import { hrefWith } from '@/components/ui/href'
import type { AccessContent } from '@/lib/access-log/labels'
import { requireActor } from '@/lib/auth/session'
import { type ExportName, listExports } from '@/lib/exports/lists/registry'
import { holdsPersonalRight, personalHeaders } from '@/lib/exports/personal'
import type { ListExport } from '@/lib/exports/source'
import { exportFormats } from '@/lib/exports/write'
import { canImport } from '@/lib/imports/policy'
import { optionsOf } from '@/lib/labels'

const contents: Record<AccessContent, { label: string; hint: string }> = {
  SEEN: { label: '所见', hint: '当前筛选、排序和显示的列,全部页' },
  FULL: { label: '完整记录', hint: '当前筛选和排序,全部字段' },
}

/** 导出 of one list under the filters of this address. */
export async function ExportMenuOf(props: {
  list: ExportName
  params: Record<string, string>
  total: number
}) {
  const { list, params, total } = props
  const actor = await requireActor()
  const source: ListExport = listExports[list]
  const known: AccessContent[] = source.sheet ? ['SEEN', 'FULL'] : ['SEEN']
  const of = (content: AccessContent) => personalHeaders(source, actor, content)
  const personal = known.flatMap((content) => (of(content).length > 0 ? [content] : []))
  return (
    <ExportMenuAt
      path={`/exports/${list}`}
      params={params}
      total={total}
      contents={known}
      {...(personal.length > 0 && {
        personal: {
          contents: personal,
          columns: [...new Set(personal.flatMap(of))],
          allowed: await holdsPersonalRight(actor),
        },
      })}
    />
  )
}

type Personal = { contents: AccessContent[]; columns: string[]; allowed: boolean }

/** The same for any address that answers with files. */
export async function ExportMenuAt(props: {
  path: string
  params: Record<string, string>
  total: number
  contents: AccessContent[]
  personal?: Personal
}) {
  const { print: _, pageSize: __, ...filter } = props.params
  const imports = canImport(await requireActor())
  const filesOf = (content: AccessContent, name: string) =>
    optionsOf(exportFormats).map((format) => ({
      label: format.value === 'xlsx' ? 'Excel' : 'CSV',
      name: `${name},${format.label}`,
      href: hrefWith(props.path, filter, { content, format: format.value }),
    }))
  const choices = props.contents.map((content): ExportChoice => {
    const { label, hint } = contents[content]
    return {
      label,
      hint: content === 'FULL' && imports ? `${hint};修改后可重新导入` : hint,
      files: filesOf(content, `导出${label}`),
    }
  })
  return (
    <ExportMenu
      choices={choices}
      {...(props.personal && {
        personal: {
          label: `个人信息:${props.personal.columns.join('、')}`,
          files: props.personal.allowed
            ? props.personal.contents.flatMap((content) =>
                filesOf(content, `导出${contents[content].label}(含个人信息)`).map((file) => ({
                  ...file,
                  label:
                    props.personal?.contents.length === 1
                      ? file.label
                      : `${contents[content].label} ${file.label}`,
                })),
              )
            : [],
        },
      })}
      rows={`共 ${props.total.toLocaleString('zh-CN')} 条`}
      {...((await insideWeChat()) ? { notice: WECHAT } : {})}
    />
  )
}

const WECHAT = '微信内不能保存文件。请点右上角“…”,选择“在浏览器打开”,再导出。'

/** Its WebView opens links by itself and saves nothing (conventions.md §8.1). */
async function insideWeChat(): Promise<boolean> {
  return /MicroMessenger/i.test((await headers()).get('user-agent') ?? '')
}
