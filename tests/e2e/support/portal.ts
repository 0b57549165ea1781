import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import pg from 'pg'

export const PASSWORD = 'luodi-demo-2022'

export type Account = 'admin' | 'clerk' | 'reviewer' | 'leader' | 'enterprise' | 'enterprise2' | 'university'

export async function signIn(page: Page, account: string, password = PASSWORD) {
  await page.goto('/login')
  await page.getByLabel('账号或手机号').fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).not.toHaveURL(/\/login/)
}

// One sign-in per account and run: the others take its cookies along.
const cookies = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

/** A page of a browser of its own in which somebody is signed in. */
export async function pageOf(
  browser: Browser,
  account: Account,
  options: { width?: number; height?: number } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  const known = cookies.get(account)
  if (known) {
    await context.addCookies(known)
  } else {
    await signIn(page, account)
    cookies.set(account, await context.cookies())
  }
  return page
}

/** What the browser complains about: scripts that failed, answers that were refused, violations of the policy. */
export function complaints(page: Page): string[] {
  const found: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text())
  })
  page.on('pageerror', (error) => found.push(String(error)))
  return found
}

/** Chooses from a searchable field by typing a part of the name or its initials. */
export async function pick(page: Page, label: string, typed: string, option: string, nth = 0) {
  const field = page.getByRole('combobox', { name: new RegExp(`^${label}`) }).nth(nth)
  await field.fill(typed)
  await page.getByRole('option', { name: option }).first().click()
  await expect(field).toHaveValue(option)
}

/** Looks behind the screen, as the owner of the database. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.OWNER_URL ?? process.env.DATABASE_URL })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
