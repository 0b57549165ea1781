'use client'

import { useState } from 'react'
import { ConfidenceBadge } from '@/components/imports/confidence'
import type { Mapping } from '@/components/imports/recognition-form'
import { Picture } from '@/components/imports/sheet-picture'
import type { ColumnGuess, FieldOption, SheetGuess } from '@/components/imports/types'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'

const units = [
  { value: '', label: '未注明,逐格判断' },
  { value: '元', label: '元' },
  { value: '万元', label: '万元' },
]

/** One sheet of the file: its picture, its header rows and unit, and which field each column feeds. */
export function SheetSection(props: {
  sheet: SheetGuess
  index: number
  fields: FieldOption[]
  mapping: Mapping
  onMap: (place: string, key: string) => void
  used: boolean
  onUse: (use: boolean) => void
  hasAmounts: boolean
  only: boolean
}) {
  const { sheet, index, mapping, fields } = props
  const [header, setHeader] = useState({ from: sheet.headerFrom, to: sheet.headerTo })
  const labels = new Map(fields.map(({ key, label }) => [key, label]))
  const name = (part: string) => `sheet.${index}.${part}`
  const id = (part: string) => `sheet-${index}-${part}`
  return (
    <section
      aria-labelledby={id('title')}
      className="overflow-clip rounded-panel border border-line bg-surface"
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-5 gap-y-1 px-4 py-2">
        <h2 id={id('title')} className="min-w-0 text-base">
          工作表“{sheet.name}”{sheet.hidden && <span className="ml-2 font-normal text-ink-3">隐藏</span>}
        </h2>
        {props.only ? (
          <input type="hidden" name={name('use')} value="true" />
        ) : (
          <label className="inline-flex items-center gap-2 max-md:min-h-11">
            <input
              type="checkbox"
              name={name('use')}
              value="true"
              checked={props.used}
              onChange={(event) => props.onUse(event.target.checked)}
            />
            导入此表
          </label>
        )}
        <span className="text-sm text-ink-3 tabular">
          {sheet.use
            ? `${sheet.dataRows.toLocaleString('zh-CN')} 行数据${sheet.leftOutRows > 0 ? `,${sheet.leftOutRows} 行不导入(标题、合计等)` : ''}`
            : props.used
              ? '重新校验后导入'
              : '不导入此表'}
        </span>
      </div>
      {props.used && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 pb-4">
          {sheet.notes.length > 0 && (
            <Notice tone="info">
              <ul>
                {sheet.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </Notice>
          )}
          <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
            <div className="flex items-center gap-2">
              <label htmlFor={id('from')} className="text-ink-2">
                表头从第
              </label>
              <RowNumber
                id={id('from')}
                name={name('headerFrom')}
                value={header.from}
                onChange={(from) => setHeader(({ to }) => ({ from, to: Math.max(from, to) }))}
              />
              <label htmlFor={id('to')} className="text-ink-2">
                行到第
              </label>
              <RowNumber
                id={id('to')}
                name={name('headerTo')}
                value={header.to}
                onChange={(to) => setHeader(({ from }) => ({ from: Math.min(from, to), to }))}
              />
              <span className="text-ink-2">行</span>
            </div>
            {props.hasAmounts && (
              <div className="flex items-center gap-2">
                <label htmlFor={id('unit')} className="flex-none text-ink-2">
                  金额单位
                </label>
                <select
                  id={id('unit')}
                  name={name('unit')}
                  defaultValue={sheet.unit ?? ''}
                  className="control md:w-44"
                >
                  {units.map((unit) => (
                    <option key={unit.value} value={unit.value}>
                      {unit.label}
                    </option>
                  ))}
                </select>
              </div>
            )}
          </div>
          <Picture
            name={sheet.name}
            picture={sheet.picture}
            headerFrom={header.from}
            headerTo={header.to}
            fields={sheet.columns.map(
              (column) => labels.get(mapping[`${index}.${column.index}`] ?? '') ?? '',
            )}
          />
          <ColumnTable {...props} />
          <LeftOut sheet={sheet} />
        </div>
      )}
    </section>
  )
}

/** Nothing is dropped untold. */
function LeftOut({ sheet }: { sheet: SheetGuess }) {
  if (sheet.leftOut.length === 0) return null
  return (
    <details className="group rounded border border-line">
      <summary className="flex min-h-9 items-center gap-2 px-3 max-md:min-h-11">
        <Icon name="chevron-right" className="text-ink-3 group-open:rotate-90" />
        不导入的 {sheet.leftOutRows} 行
      </summary>
      <ul className="max-h-56 overflow-y-auto border-t border-line px-3 py-2 text-sm">
        {sheet.leftOut.map((row) => (
          <li key={row.row} className="flex gap-3">
            <span className="w-16 flex-none text-ink-3 tabular">第 {row.row} 行</span>
            <span className="w-24 flex-none">{row.why}</span>
            <span className="min-w-0 truncate text-ink-3">{row.text}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function RowNumber(props: { id: string; name: string; value: number; onChange: (row: number) => void }) {
  return (
    <input
      id={props.id}
      name={props.name}
      type="number"
      min={0}
      max={200}
      value={props.value}
      onChange={(event) => props.onChange(Number(event.target.value))}
      className="control w-18 text-center tabular"
    />
  )
}

function ColumnTable(props: {
  sheet: SheetGuess
  index: number
  fields: FieldOption[]
  mapping: Mapping
  onMap: (place: string, key: string) => void
}) {
  const { sheet, index, mapping } = props
  const counts = new Map<string, number>()
  for (const column of sheet.columns) {
    const key = mapping[`${index}.${column.index}`]
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return (
    <div className="overflow-x-auto rounded border border-line">
      <table className="data-table compact cards">
        <caption className="sr-only">工作表“{sheet.name}”的列与字段的对应关系</caption>
        <thead>
          <tr>
            <th scope="col" className="w-14">
              列
            </th>
            <th scope="col" className="w-48">
              表头
            </th>
            <th scope="col">表中内容</th>
            <th scope="col" className="w-56">
              对应字段
            </th>
            <th scope="col" className="w-28">
              把握
            </th>
            <th scope="col" className="w-72">
              依据
            </th>
          </tr>
        </thead>
        <tbody>
          {sheet.columns.map((column) => {
            const place = `${index}.${column.index}`
            return (
              <ColumnLine
                key={place}
                column={column}
                name={`sheet.${index}.column.${column.index}`}
                fields={props.fields}
                value={mapping[place] ?? ''}
                twice={(counts.get(mapping[place] ?? '') ?? 0) > 1}
                onChange={(key) => props.onMap(place, key)}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ColumnLine(props: {
  column: ColumnGuess
  name: string
  fields: FieldOption[]
  value: string
  twice: boolean
  onChange: (key: string) => void
}) {
  const { column, value } = props
  const own = value !== (column.key ?? '')
  const label = `${column.letter} 列“${column.header || '无表头'}”对应的字段`
  return (
    <tr data-tone={value && !own && column.confidence < 0.8 ? 'warn' : undefined}>
      <td data-label="列" className="text-ink-3 tabular max-md:hidden!">
        {column.letter}
        {column.hidden && <span className="ml-1 text-xs">隐藏</span>}
      </td>
      <th scope="row" data-label="表头" className="card-title font-normal">
        <span className="mr-2 font-normal text-ink-3 md:hidden">{column.letter}</span>
        {column.header || <span className="text-ink-3">无表头</span>}
      </th>
      <td data-label="内容" className="clip text-ink-2" title={column.samples.join(' | ')}>
        {column.samples.join(' | ') || '—'}
      </td>
      <td data-label="对应字段">
        <select
          name={props.name}
          value={value}
          aria-label={label}
          onChange={(event) => props.onChange(event.target.value)}
          className={classNames('control', !value && 'text-ink-3')}
        >
          <option value="">不导入此列</option>
          {props.fields.map((field) => (
            <option key={field.key} value={field.key}>
              {field.label}
              {field.required ? '(必填)' : field.readOnly ? '(仅核对)' : ''}
            </option>
          ))}
        </select>
      </td>
      <td data-label="把握">
        {own ? (
          <span className="text-sm text-ink-3">{value ? '人工指定' : '人工取消'}</span>
        ) : value ? (
          <ConfidenceBadge confidence={column.confidence} />
        ) : (
          <span className="text-sm text-ink-3">未识别</span>
        )}
      </td>
      <td data-label="依据" className="text-sm text-ink-3">
        {props.twice ? (
          <span className="text-bad">另有一列也对应此字段,请只保留一列</span>
        ) : (
          !own && column.reasons.join(';')
        )}
      </td>
    </tr>
  )
}
