import { expect, test } from '@playwright/test'
import { PASSWORD, pageOf, signIn, sql } from './support/portal'

test('every kind of failed sign-in reads the same', async ({ page }) => {
  const messages: string[] = []
  for (const [account, password] of [
    ['university', 'wrong-password'],
    ['nobody-at-all', PASSWORD],
  ] as const) {
    await page.goto('/login')
    await page.getByLabel('账号或手机号').fill(account)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    messages.push((await page.getByRole('alert').filter({ hasText: /\S/ }).first().textContent()) ?? '')
    await expect(page).toHaveURL(/\/login/)
  }
  expect(new Set(messages).size).toBe(1)
})

test('a visitor is led to the page asked for after signing in, and never to another site', async ({
  page,
}) => {
  await page.goto('/agreements?status=SUBMITTED')
  await expect(page).toHaveURL(/\/login\?next=/)
  await page.getByLabel('账号或手机号').fill('clerk')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/agreements\?status=SUBMITTED/)

  await page.context().clearCookies()
  await page.goto('/login?next=//example.com/')
  await page.getByLabel('账号或手机号').fill('clerk')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL((url) => url.pathname === '/')
})

test('signing out ends the session on the server: the old cookie is worth nothing', async ({ page }) => {
  await signIn(page, 'leader')
  const stolen = await page.context().cookies()
  await page.getByRole('button', { name: /示例/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/login/)
  await page.context().addCookies(stolen)
  await page.goto('/agreements')
  await expect(page).toHaveURL(/\/login/)
})

test('the administrator invites somebody, who must change the issued password; disabling ends the session', async ({
  browser,
}) => {
  const admin = await pageOf(browser, 'admin')
  const account = `t${Date.now().toString(36)}`
  await admin.goto('/admin/users/new')
  await admin.getByRole('textbox', { name: /^账号/ }).fill(account)
  await admin.getByRole('textbox', { name: /^姓名/ }).fill('新来示例')
  await admin.getByRole('combobox', { name: /^角色/ }).selectOption({ label: '科技局经办' })
  await admin.getByRole('button', { name: '新增账号' }).click()
  const issued = admin.locator('code').first()
  await expect(issued).toBeVisible()
  const password = ((await issued.textContent()) ?? '').trim()
  expect(password).toMatch(/^[\w-]{12,}$/)

  const fresh = await (await browser.newContext()).newPage()
  await signIn(fresh, account, password)
  await expect(fresh).toHaveURL(/\/account\/password/)
  await fresh.goto('/agreements')
  await expect(fresh).toHaveURL(/\/account\/password/)
  await fresh.getByRole('textbox', { name: /^原密码/ }).fill(password)
  await fresh.getByRole('textbox', { name: /^新密码/ }).fill('Hua-Yuan-2207-Lu')
  await fresh.getByRole('textbox', { name: /^再次输入新密码/ }).fill('Hua-Yuan-2207-Lu')
  await fresh.getByRole('button', { name: /修改|保存/ }).click()
  await expect(fresh).not.toHaveURL(/\/account\/password/)
  await fresh.goto('/agreements')
  await expect(fresh.getByRole('heading', { name: '协议', level: 1 })).toBeVisible()

  await sql(`UPDATE "User" SET "disabledAt" = now() WHERE "account" = $1`, [account])
  await fresh.goto('/agreements')
  await expect(fresh).toHaveURL(/\/login/)
})

test('only the administrator sees the user pages', async ({ browser }) => {
  const clerk = await pageOf(browser, 'clerk')
  const answer = await clerk.goto('/admin/users')
  expect(answer?.status()).toBe(404)
})
