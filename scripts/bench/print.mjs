/** The results as a table for people. */
import { say } from '../console.mjs'

const NAMES = {
  list: '协议列表(经办)',
  'list-changed': '协议列表,刚有变更',
  'list-enterprise': '协议列表(企业)',
  deep: '协议列表中间页',
  'deep-last': '协议列表末页',
  search: '协议列表两字搜索',
  'search-all': '全局两字搜索',
  detail: '协议详情',
  create: '新增协议',
  dashboard: '驾驶舱,无变更',
  'dashboard-changed': '驾驶舱,刚有变更',
  'export-part': '两万份协议导出(所见,.xlsx)',
  export: '协议导出(所见,.xlsx)',
  'export-full-part': '两万份协议导出(完整记录,.xlsx)',
  'export-full': '协议导出(完整记录,.xlsx)',
  import: '协议导入(文件到预演)',
  'import-commit': '协议导入(提交)',
  'import-undo': '协议导入(撤销)',
  'import-50000': '协议导入 5 万行(文件到预演)',
  'import-50000-commit': '协议导入 5 万行(提交)',
  'import-50000-undo': '协议导入 5 万行(撤销)',
}

/** @param {{ machine: Record<string, unknown>, tables: Record<string, number>, results: import('./scenarios.mjs').Result[] }} report */
export function printResults({ machine, tables, results }) {
  say(
    `机器:${machine.cpu},${machine.cores} 核,${machine.memoryGiB} GiB;Node ${machine.node},PostgreSQL ${machine.postgres}`,
  )
  say(`测量前后一分钟平均负载 ${machine.load} 与 ${machine.loadAfter};处理器与其他程序共用时,数字偏大`)
  say(
    `数据:${Object.entries(tables)
      .map(([table, count]) => `${table} ${count}`)
      .join(',')}`,
  )
  const lines = results.map((result) => [
    result.name,
    result.p50.toFixed(1),
    result.p95.toFixed(1),
    result.perSecond === null ? '' : result.perSecond.toFixed(1),
    result.sqlP50.toFixed(2),
    (result.p50 / result.sqlP50).toFixed(1),
    (result.p50 - result.sqlP50).toFixed(1),
    `${NAMES[result.name] ?? ''};SQL:${result.sqlShows}`,
  ])
  const header = ['', 'p50 ms', 'p95 ms', '次/秒', 'SQL p50', '倍数', '多出 ms', '']
  const widths = header.map((_, column) => Math.max(...[header, ...lines].map((line) => width(line[column]))))
  for (const line of [header, ...lines]) {
    const cells = line.map((text, column) => {
      const blanks = ' '.repeat(widths[column] - width(text))
      return column === 0 || column === line.length - 1 ? text + blanks : blanks + text
    })
    console.log(cells.join('  ').trimEnd())
  }
}

/** Chinese characters take two columns of a terminal. */
const width = (text) => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
