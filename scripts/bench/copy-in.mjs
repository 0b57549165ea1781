/** COPY … FROM STDIN with node-postgres alone, which speaks it but has no interface for it. */
export class CopyIn {
  #settle
  #failed

  /** @param {string} text @param {string} data */
  constructor(text, data) {
    this.text = text
    this.data = data
  }

  /** @param {import('pg').Client} client */
  run(client) {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      client.query(this)
    })
  }

  submit(connection) {
    connection.query(this.text)
  }

  handleCopyInResponse(connection) {
    connection.sendCopyFromChunk(Buffer.from(this.data))
    connection.endCopyFrom()
  }

  handleError(error) {
    this.#failed = error
    this.#settle?.reject(error)
  }

  handleCommandComplete() {}

  handleReadyForQuery() {
    if (!this.#failed) this.#settle?.resolve()
  }
}
