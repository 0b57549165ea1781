/** Finds a Chromium for the end-to-end tests, or installs one. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { OperatorError } from './console.mjs'
import { installed, run } from './process.mjs'

const SYSTEM_BROWSERS = [
  ...[
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
  ],
]

/** @returns {Promise<string>} the browser's path; empty: the one Playwright keeps for itself */
export async function ensureBrowser() {
  const { chromium } = await import('@playwright/test')
  const own = () => fs.existsSync(chromium.executablePath())
  const found = systemBrowser()
  if (found) return found
  if (own()) return ''
  const fromDebian = await installFromDebian()
  if (fromDebian) return fromDebian
  const system = process.getuid?.() === 0 ? ['--with-deps'] : []
  await run(installed('playwright'), ['install', ...system, 'chromium-headless-shell'], { show: true })
  if (own()) return ''
  throw new OperatorError(
    '没有可用的 Chromium;请安装(Debian:apt-get install chromium fonts-noto-cjk)或用 CHROMIUM_PATH 指定',
  )
}

function systemBrowser() {
  const places = [process.env.CHROMIUM_PATH, ...SYSTEM_BROWSERS]
  return places.find((place) => place && fs.existsSync(place) && succeeds(place, ['--version']))
}

/** Chromium and a font for Chinese, through apt, where we are Debian and allowed to. */
async function installFromDebian() {
  const debian =
    fs.existsSync('/etc/os-release') && /^ID=debian$/m.test(fs.readFileSync('/etc/os-release', 'utf8'))
  const root = process.getuid?.() === 0
  if (!debian || !(root || succeeds('sudo', ['-n', 'true']))) return undefined
  const apt = (...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]
    const [program, ...rest] = root ? command : ['sudo', '-n', ...command]
    return run(program, rest)
  }
  await apt('update')
  await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  return systemBrowser()
}

function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}
