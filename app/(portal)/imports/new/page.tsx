import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { Steps } from '@/components/imports/steps'
import { UploadForm } from '@/components/imports/upload-form'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { canImport } from '@/lib/imports/policy'
import { LIMITS } from '@/lib/imports/reader/limits'
import { importTypes } from '@/lib/imports/view'
import { choiceParam } from '@/lib/lists'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { REFUSAL_COOKIE } from '../upload/refusal'

export const metadata = { title: '导入数据' }

export default async function NewImportPage({ searchParams }: PageProps<'/imports/new'>) {
  const actor = await requireActor()
  if (!canImport(actor)) notFound()
  const type = choiceParam(await searchParams, 'type', sheetDescriptions)
  const refusal = (await cookies()).get(REFUSAL_COOKIE)?.value
  return (
    <>
      <PageHeader title="导入数据" breadcrumb={[{ href: '/imports', label: '导入' }]} />
      <Steps current="upload" />
      <div className="page-detail grid items-start gap-4 lg:grid-cols-3">
        <div className="lg:col-span-2">
          <Panel title="上传文件">
            <UploadForm
              action="/imports/upload"
              type={type ?? ''}
              types={importTypes}
              maxBytes={LIMITS.fileBytes}
              maxRows={LIMITS.rows}
              extensions={['.xlsx', '.xls', '.csv']}
              {...(refusal ? { refusal } : {})}
            />
          </Panel>
        </div>
        <div className="grid gap-4">
          <Panel title="可以直接导入现有的表格">
            <ul className="grid list-disc gap-1.5 pl-5 text-ink-2">
              <li>标题行、两行表头、合并单元格、合计行、空行、多个工作表,系统自动识别</li>
              <li>“单位:万元”写在表头或表格上方都可以</li>
              <li>日期、金额的各种写法,如 2022.10.19、1.42亿,自动换算</li>
              <li>单位写简称、曾用名、别名的,与单位库比对后由您确认</li>
              <li>有问题的单元格在页面上修正,或下载标红的原表修改后再次上传</li>
              <li>提交前先看结果;提交后 72 小时内可以撤销</li>
            </ul>
          </Panel>
          <TemplatePanel />
        </div>
      </div>
    </>
  )
}

/** For those who begin with an empty sheet. */
function TemplatePanel() {
  return (
    <Panel title="下载模板" description="带下拉选项、填写说明和示例行">
      <ul className="grid grid-cols-2 gap-x-4">
        {importTypes.map(({ value, label }) => (
          <li key={value}>
            <a href={`/templates/${value}`} download className="link inline-block leading-8 max-md:py-1.5">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
