/** Server actions called the way React calls them. */
import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from '../process.mjs'
import { request, requireStatus } from './measure.mjs'

const MANIFEST = '.next/server/server-reference-manifest.json'

/** The number Next gave the action in this build. */
function actionId(name) {
  const { node } = JSON.parse(fs.readFileSync(path.join(ROOT, MANIFEST), 'utf8'))
  const found = Object.entries(node).find(([, action]) => action.exportedName === name)
  if (!found) throw new Error(`${MANIFEST} knows no action ${name}`)
  return found[0]
}

const emptyForm = { values: {}, fieldErrors: {}, message: null, formKey: 0 }

/**
 * @param {{ agent: import('node:http').Agent, address: string, person: { cookie: string }, page: string, patience?: number }} where
 * @param {string} name
 * @param {unknown[]} bound arguments before the form's
 * @param {Record<string, string>} values
 */
export async function callAction({ agent, address, person, page, patience }, name, bound, values) {
  const url = address + page
  const { type, body } = await encode([...bound, emptyForm], values)
  const headers = {
    cookie: person.cookie,
    origin: address,
    accept: 'text/x-component',
    'next-action': actionId(name),
    'content-type': type,
  }
  return requireStatus(await request(agent, url, { method: 'POST', headers, body, patience }), url, 200)
}

/** React's form of the arguments: all but the last as JSON, the form's fields beside them under its number. */
async function encode(given, values) {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.append(`_1_${name}`, value)
  form.append('0', JSON.stringify([...given, '$K1']))
  const encoded = new Response(form)
  return { type: encoded.headers.get('content-type') ?? '', body: Buffer.from(await encoded.arrayBuffer()) }
}
