/** Registering an agreement as the page's form does: its server action, called the way React calls it. */
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from '../process.mjs'
import { request, requireStatus } from './measure.mjs'

const MANIFEST = '.next/server/server-reference-manifest.json'
const REDIRECT = 'x-action-redirect'

/** The number Next gave the action in this build. */
function actionId(name) {
  const { node } = JSON.parse(fs.readFileSync(path.join(ROOT, MANIFEST), 'utf8'))
  const found = Object.entries(node).find(([, action]) => action.exportedName === name)
  if (!found) throw new Error(`${MANIFEST} knows no action ${name}`)
  return found[0]
}

/** @param {{ address: string }} portal @param {import('./sign-in.mjs').Person} person */
export function agreementForm(portal, person) {
  const id = actionId('createAgreementAction')
  const url = `${portal.address}/agreements/new`
  return {
    /** Milliseconds until the new agreement's page has arrived: Next answers a redirect with its target. */
    async post(agent, agreement) {
      const { type, body } = await encode([
        { values: {}, fieldErrors: {}, message: null, formKey: 0 },
        fields(agreement),
      ])
      const headers = {
        cookie: person.cookie,
        origin: portal.address,
        accept: 'text/x-component',
        'next-action': id,
        'content-type': type,
      }
      const answer = await request(agent, url, { method: 'POST', headers, body })
      // A refused form is a 200 as well, but leads nowhere.
      if (!String(requireStatus(answer, url, 200).headers[REDIRECT]).startsWith('/agreements/')) {
        throw new Error(`${url} did not save the agreement`)
      }
      return answer.ms
    },
  }
}

function fields({ title, day, firm, partner }) {
  return {
    submissionId: crypto.randomUUID(),
    title,
    kind: 'PROJECT',
    mode: 'PROJECT_COOPERATION',
    signedOn: day,
    amountFen: '10',
    'parties.0.organizationId': firm,
    'parties.0.role': 'PARTY_A',
    'parties.0.isLead': 'true',
    'parties.1.organizationId': partner,
    'parties.1.role': 'PARTY_B',
    intent: 'draft',
  }
}

/** React's form of the arguments (state, form): the state as JSON, the form's fields beside it under its number. */
async function encode([state, values]) {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.append(`_1_${name}`, value)
  form.append('0', JSON.stringify([state, '$K1']))
  const encoded = new Response(form)
  return { type: encoded.headers.get('content-type') ?? '', body: Buffer.from(await encoded.arrayBuffer()) }
}
