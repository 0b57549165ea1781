import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { complaints, pageOf, pick } from './support/portal'

async function register(page: Page, name: string) {
  await page.goto('/enterprises/new')
  await page.getByLabel('单位名称').fill(name)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  return page.url()
}

async function audit(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('a clerk finds one firm entered twice, merges the entries, and takes it back', async ({ browser }) => {
  const clerk = await pageOf(browser, 'clerk')
  const errors = complaints(clerk)
  // letters, because in a name figures count
  const mark = [...String(Date.now())].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')
  const [right, wrong] = [`定州示例${mark}机械有限公司`, `定州市示例${mark}机械有限责任公司`]
  const rightUrl = await register(clerk, right)
  const wrongUrl = await register(clerk, wrong)
  const intention = `示例合并意向${mark}`
  await clerk.goto('/intentions/new')
  await clerk.getByLabel('意向名称').fill(intention)
  await pick(clerk, '企业', wrong, wrong)
  await clerk.getByRole('textbox', { name: '达成日期' }).fill('2026-02-01')
  await clerk.getByRole('button', { name: '保存', exact: true }).click()
  await expect(clerk.getByRole('heading', { name: intention })).toBeVisible()
  const intentionUrl = clerk.url()

  // the list of likely duplicates is one click from the list of enterprises
  await clerk.goto('/enterprises')
  await clerk.getByRole('link', { name: '单位疑似重复' }).click()
  await expect(clerk.getByRole('heading', { name: '单位疑似重复' })).toBeVisible()
  await audit(clerk)
  await clerk.goto('/organizations/duplicates?pageSize=100')
  const row = clerk.getByRole('row').filter({ hasText: right }).filter({ hasText: wrong })
  await expect(row).toContainText('行政区划相同')
  await row.getByRole('link', { name: '合并' }).click()

  // side by side, with what refers to each
  await expect(clerk.getByRole('table', { name: '两个单位的资料' })).toContainText(wrong)
  await expect(clerk.getByRole('table', { name: '引用两个单位的记录数' })).toContainText('意向')
  await audit(clerk)
  await clerk.getByRole('radio', { name: right }).check()
  await clerk.getByRole('button', { name: '合并', exact: true }).click()
  await expect(clerk.getByRole('alert').filter({ hasText: '合并原因' })).toBeVisible()
  await expect(clerk.getByRole('radio', { name: right })).toBeChecked()
  await clerk.getByLabel('合并原因').fill('同一企业登记了两次')
  await clerk.getByRole('button', { name: '合并', exact: true }).click()
  await expect(clerk.getByRole('heading', { name: `“${wrong}”合并到“${right}”` })).toBeVisible()
  await expect(clerk.getByText('意向 1 条')).toBeVisible()
  await audit(clerk)
  const mergeUrl = clerk.url()

  // the old address leads to the winner, which is called by both names; the intention is the winner's
  await clerk.goto(wrongUrl)
  await expect(clerk).toHaveURL(rightUrl)
  await expect(clerk.getByRole('heading', { name: right, exact: true })).toBeVisible()
  await expect(clerk.getByText(`${wrong}(俗称)`)).toBeVisible()
  await clerk.goto(intentionUrl)
  await expect(clerk.locator(`a[href="${new URL(rightUrl).pathname}"]`).first()).toBeVisible()

  await clerk.goto(mergeUrl)
  await clerk.getByRole('button', { name: '撤销合并' }).click()
  await clerk.getByLabel('撤销原因').fill('核实后是两家企业')
  await clerk.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click()
  await expect(clerk.getByText('已全部恢复到合并之前')).toBeVisible()
  await clerk.goto(wrongUrl)
  await expect(clerk.getByRole('heading', { name: wrong, exact: true })).toBeVisible()
  await clerk.goto(intentionUrl)
  await expect(clerk.locator(`a[href="${new URL(wrongUrl).pathname}"]`).first()).toBeVisible()

  // two firms after all: not listed again
  await clerk.goto('/organizations/duplicates?pageSize=100')
  await row.getByRole('button', { name: '不是同一单位' }).click()
  await clerk.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(row).toHaveCount(0)
  expect(errors).toEqual([])
})

test('nobody but clerks and reviewers gets to merging', async ({ browser }) => {
  for (const account of ['leader', 'enterprise'] as const) {
    const page = await pageOf(browser, account)
    for (const address of ['duplicates', 'merge', 'merges', 'names']) {
      const answer = await page.goto(`/organizations/${address}`)
      expect(answer?.status(), `${account} at ${address}`).toBe(404)
    }
  }
})
