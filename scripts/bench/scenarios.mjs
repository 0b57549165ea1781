/**
 * What is measured, by the names of DESIGN.md §10. `list`, `deep` and `dashboard` are asked while nothing changes, so
 * that the portal answers totals and figures from what it keeps; the `-changed` ones right after somebody registered an
 * agreement, when it has to compute them again. Searches never ask for the same word twice.
 */
import crypto from 'node:crypto'
import http from 'node:http'
import { agreementForm } from './create.mjs'
import { exportScenarios } from './exports.mjs'
import { importScenarios } from './imports.mjs'
import { percentile, perSecond, request, requireStatus, timesOf } from './measure.mjs'
import {
  agreementDetail,
  agreementPage,
  agreementTotals,
  everythingLike,
  newAgreement,
} from './statements.mjs'

const PAGE_SIZE = 20
const CLIENTS = 16
const LOAD_SECONDS = 8
const OFTEN = { warm: 15, count: 100 }
/** The bare SQL of the dashboard takes seconds. */
const SELDOM = { warm: 1, count: 5 }
const RARELY = { warm: 3, count: 30 }

/**
 * `ownSqlP50`: what the portal's own statements took, where it does not ask the same question as the bare SQL.
 *
 * @typedef {{ name: string, p50: number, p95: number, perSecond: number | null, sqlP50: number, ownSqlP50?: number, sqlShows: string }} Result
 * @returns {{ name: string, measure: () => Promise<Result> }[]}
 */
export function scenarios({ portal, people, sql, world, dashboard, databaseUrl, secret }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const { clerk, leader, enterprise } = people
  const total = world.listed
  const pages = Math.ceil(total / PAGE_SIZE)
  const middle = Math.ceil(pages / 2)
  const form = agreementForm(portal, clerk)
  const pairs = world.pairs.values()
  const nextAgreement = () => ({
    ...pairs.next().value,
    title: `示例测速协议${crypto.randomBytes(6).toString('hex')}`,
    day: world.today,
    person: clerk,
  })
  const register = () => form.post(agent, nextAgreement())

  const get = async (person, path, through = agent) => {
    const url = portal.address + path
    return requireStatus(await request(through, url, { headers: { cookie: person.cookie } }), url, 200).ms
  }

  /** A page against the statements of what it shows; `before` happens ahead of each request and is not counted. */
  const page = (name, { person, path, statements, sqlShows, before, how = OFTEN, load = false, own }) => ({
    name,
    async measure() {
      const bare = await timesOf(own === undefined ? how : SELDOM, (index) =>
        sql.read(name, person, statements(index)),
      )
      const times = await timesOf(how, async (index) => {
        await before?.()
        return get(person, path(index))
      })
      const ask = (through) => get(person, path(0), through)
      const rate = load ? await perSecond({ clients: CLIENTS, seconds: LOAD_SECONDS, ask }) : null
      const measured = result(name, times, bare, rate, sqlShows)
      return own === undefined
        ? measured
        : { ...measured, ownSqlP50: round(own), sqlShows: `${sqlShows};门户自身的语句 ${own.toFixed(1)} ms` }
    },
  })

  const word = (index) => world.words[index % world.words.length]
  const agreementId = (index) => world.agreementIds[index % world.agreementIds.length]
  const list = (number) => (number === 1 ? '/agreements' : `/agreements?page=${number}`)
  const onlyPage = (number) => () => [agreementPage({ page: number, total })]

  return [
    page('list', {
      person: clerk,
      path: () => list(1),
      statements: onlyPage(1),
      sqlShows: '本页各行',
      load: true,
    }),
    page('list-changed', {
      person: clerk,
      path: () => list(1),
      statements: () => [agreementPage(), agreementTotals()],
      sqlShows: '本页各行与合计',
      before: register,
      how: RARELY,
    }),
    page('list-enterprise', {
      person: enterprise,
      path: () => list(1),
      statements: () => [agreementPage(enterprise), agreementTotals(enterprise)],
      sqlShows: '本页各行与合计',
    }),
    page('deep', {
      person: clerk,
      path: () => list(middle),
      statements: onlyPage(middle),
      sqlShows: `第 ${middle} 页各行`,
    }),
    page('deep-last', {
      person: clerk,
      path: () => list(pages),
      statements: onlyPage(pages),
      sqlShows: `第 ${pages} 页各行`,
    }),
    page('search', {
      person: clerk,
      path: (index) => `/agreements?q=${encodeURIComponent(word(index))}`,
      statements: (index) => [agreementPage({ word: word(index) }), agreementTotals({ word: word(index) })],
      sqlShows: '两字词,本页各行与合计',
    }),
    page('search-all', {
      person: clerk,
      path: (index) => `/search?q=${encodeURIComponent(word(index))}`,
      statements: (index) => [everythingLike(word(index))],
      sqlShows: '两字词,八类记录各七行',
    }),
    page('detail', {
      person: clerk,
      path: (index) => `/agreements/${agreementId(index)}`,
      statements: (index) => agreementDetail(agreementId(index)),
      sqlShows: '协议、当事人、项目、合同、变更记录',
    }),
    {
      name: 'create',
      async measure() {
        const bare = await timesOf(RARELY, () => sql.write(clerk, newAgreement(nextAgreement())))
        return result('create', await timesOf(RARELY, register), bare, null, '新增协议并提交事务')
      },
    },
    page('dashboard', {
      person: leader,
      path: () => '/dashboard',
      statements: () => dashboard.statements,
      sqlShows: '全部指标与分组逐一统计',
      own: dashboard.ownSqlP50.unchanged,
      load: true,
    }),
    page('dashboard-changed', {
      person: leader,
      path: () => '/dashboard',
      statements: () => dashboard.statements,
      sqlShows: '全部指标与分组逐一统计',
      own: dashboard.ownSqlP50.changed,
      before: register,
      how: RARELY,
    }),
    ...exportScenarios({ portal, clerk, sql, total, recent: world.recent }),
    ...importScenarios({ portal, databaseUrl, secret, clerk }),
  ]
}

function result(name, times, bare, rate, sqlShows) {
  return {
    name,
    p50: round(percentile(times, 0.5)),
    p95: round(percentile(times, 0.95)),
    perSecond: rate === null ? null : round(rate),
    sqlP50: round(percentile(bare, 0.5)),
    sqlShows,
  }
}

const round = (number) => Number(number.toFixed(2))
