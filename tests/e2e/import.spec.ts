import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type Value, xlsxOf } from '../fixtures/sheets/ooxml'
import { complaints, pageOf, sql } from './support/portal'

const stamp = Date.now()
const title = (subject: string) => `示例${subject}联合攻关${stamp}`

/** A township's own sheet: title, unit above the table, header of two lines, a total, and much that is not right. */
function township(rows: readonly (readonly Value[])[]) {
  return Buffer.from(
    xlsxOf({
      sheets: [
        {
          name: '签约台账',
          rows: [
            ['示例镇2022年产学研合作签约情况统计表'],
            ['填报单位:示例镇人民政府', null, null, null, null, null, '单位:万元'],
            ['序号', '项目名称', '甲方', '合作院校', '协议类别', '合作方式', '签约时间', '投资额'],
            ...rows.map((row, index) => [index + 1, ...row]),
            ['合计', null, null, null, null, null, null, 999],
            ['填表人:示例'],
          ],
          merges: ['A1:H1'],
        },
      ],
    }),
  )
}

async function upload(page: Page, name: string, buffer: Buffer) {
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  })
  await page.getByRole('button', { name: '上传并识别' }).click()
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode()
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([])
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('a messy sheet is understood, repaired, previewed, committed, found again and taken back', async ({
  browser,
}) => {
  // eleven pages, each audited
  test.setTimeout(240_000)
  const page = await pageOf(browser, 'clerk')
  const errors = complaints(page)
  const before = await sql<{ count: string }>(`SELECT count(*) FROM "Agreement"`)
  const file = township([
    [title('换热'), '河北旭阳能源有限公司', '天津大学', '项目协议', '项目合作', '2022.10.19', '120'],
    [title('铸造'), '河北双天机械制造有限公司', '天津大学', '项目协议', '校企共建', '2022年10月20日', 85],
    [title('育苗'), '河北旭阳能源有限公司', '天津大学', '项目协议', '校企共建', '2022-11-31', '1.2亿'],
    [title('敷料'), '河北旭阳能源有限公司', `瑶光${stamp}学院`, '项目协议', '校企共建', '2022-11-05', 60],
    [title('焊装'), '河北旭阳能源有限公司', '天津大学', '项目协议', '', '2022/11/8', '约300万'],
  ])

  // 上传: begun from the list of agreements
  await page.goto('/agreements')
  await page.getByRole('main').getByRole('link', { name: '导入', exact: true }).click()
  await expect(page).toHaveURL(/imports\/new\?type=agreement/)
  await upload(page, '照片.pdf', Buffer.from('%PDF'))
  await expect(page.getByText(/不支持“照片.pdf”的格式/)).toBeVisible()
  await expectAccessible(page)
  await upload(page, '示例镇签约台账.xlsx', file)

  // 识别
  await expect(page).toHaveURL(/\/imports\/[^/]+\/recognition/)
  await expect(page.getByLabel('表头从第')).toHaveValue('3')
  await expect(page.getByLabel('金额单位')).toHaveValue('万元')
  await expect(page.getByRole('combobox', { name: /“甲方”/ })).toHaveValue('enterprise')
  await expect(page.getByText('合计行').first()).toBeVisible()
  await expectAccessible(page)
  const base = page.url().replace(/\/recognition.*/, '')
  await page.getByRole('link', { name: '下一步:校验与修正' }).click()

  // 校验与修正: the same word in three cells is one click
  await expect(page).toHaveURL(/\/rows/)
  await expectAccessible(page)
  await page.getByLabel(/合作模式“校企共建”的 3 处/).selectOption('项目合作')
  await page
    .getByRole('listitem')
    .filter({ hasText: '校企共建' })
    .getByRole('button', { name: '全部更改' })
    .click()
  await expect(page.getByText('还有 2 行有问题')).toBeVisible()

  // by keyboard: to the cell, type, Enter; the focus goes on to the next problem
  const grid = page.getByRole('grid', { name: '待修正的行' })
  const day = grid.getByRole('gridcell').filter({ hasText: '2022年11月没有31日' })
  await expect(day).toContainText('G6')
  await day.click()
  const editor = page.getByRole('textbox', { name: /签订日期/ })
  await expect(editor).toBeFocused()
  await editor.press('Escape')
  await expect(day).toBeFocused()
  await page.keyboard.press('Enter')
  await editor.fill('2022-11-30')
  await editor.press('Enter')
  await expect(page.getByText('还有 1 行有问题')).toBeVisible()
  await expect(grid.getByText('原值 2022-11-31')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: /合作模式,第 8 行/ }).selectOption('项目合作')
  await page.keyboard.press('Enter')
  await expect(page.getByText('全部行已通过校验').first()).toBeVisible()

  // a name decided once, for all rows that have it
  await page
    .getByRole('link', { name: /单位名称/ })
    .first()
    .click()
  await expect(page.getByText(`瑶光${stamp}学院`)).toBeVisible()
  await expectAccessible(page)

  // 预演: exact counts on the button
  await page.goto(`${base}/preview`)
  await expect(page.getByText('有签订日期的为“待审核”')).toBeVisible()
  await page.getByRole('link', { name: /新增单位/ }).click()
  await expect(page.getByText(`瑶光${stamp}学院`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '提交入库:新增 5 条,新增单位 1 家' }).click()

  // 完成, and from a record back to its row
  await expect(page.getByText('已导入:新增 5 条')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: title('育苗') }).click()
  await expect(page.getByRole('heading', { name: title('育苗') })).toBeVisible()
  await expect(page.getByText('120,000,000.00 元')).toBeVisible()
  await expect(page.getByText('2022-11-30').first()).toBeVisible()
  await expect(page.getByText(/工作表“签约台账”第 6 行/)).toBeVisible()
  await page.getByRole('link', { name: '示例镇签约台账.xlsx' }).click()

  // 撤销: what somebody touched since stays and is listed
  await expect(page).toHaveURL(/\/result/)
  await sql(`UPDATE "Agreement" SET "note" = '导入后补充' WHERE "title" = $1`, [title('敷料')])
  await page.getByRole('button', { name: '撤销导入' }).click()
  await page.getByLabel('撤销原因').fill('文件选错了,重新导入')
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
  await expect(page.getByRole('heading', { name: /保留未撤销的记录/ })).toBeVisible()
  await expect(page.getByText('导入后又被修改').first()).toBeVisible()
  await expectAccessible(page)
  const after = await sql<{ count: string }>(`SELECT count(*) FROM "Agreement"`)
  expect(Number(after[0]?.count)).toBe(Number(before[0]?.count) + 1)

  await page.goto('/imports')
  await expect(page.getByRole('row').filter({ hasText: '示例镇签约台账.xlsx' }).first()).toContainText(
    '已撤销',
  )
  await expectAccessible(page)
  expect(errors).toEqual([])
})

test('the same wrong text elsewhere is offered after a repair, and left out rows come back', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'clerk')
  const rows = Array.from({ length: 4 }, (_, index) => [
    title(`成批${index}`),
    '河北旭阳能源有限公司',
    '天津大学',
    '项目协议',
    '校企共建',
    `2022-11-1${index}`,
    10 + index,
  ])
  await page.goto('/imports/new?type=agreement')
  await upload(page, `成批${stamp}.xlsx`, township(rows))
  await page.getByRole('link', { name: '下一步:校验与修正' }).click()
  const grid = page.getByRole('grid', { name: '待修正的行' })
  await grid.getByRole('gridcell').filter({ hasText: '校企共建' }).first().click()
  await page.getByRole('combobox', { name: /合作模式,第 4 行/ }).selectOption('项目合作')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '全部 3 处一并更改' }).click()
  await expect(page.getByText('全部行已通过校验').first()).toBeVisible()

  await page.getByRole('button', { name: '第 5 行不导入' }).click()
  await expect(page.getByRole('button', { name: '第 5 行恢复导入' })).toBeVisible()
  await page.getByRole('button', { name: '第 5 行恢复导入' }).click()
  await expect(page.getByRole('button', { name: '第 5 行不导入' })).toBeVisible()

  await page.getByRole('button', { name: '放弃此批次' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃', exact: true }).click()
  await expect(page).toHaveURL(/\/imports$/)
})

test('who keeps no records finds no import', async ({ browser }) => {
  const leader = await pageOf(browser, 'leader')
  await leader.goto('/agreements')
  await expect(leader.getByRole('link', { name: '导入', exact: true })).toHaveCount(0)
  expect((await leader.goto('/imports'))?.status()).toBe(404)
  expect((await leader.goto('/imports/new'))?.status()).toBe(404)
})
