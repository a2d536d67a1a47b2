/**
 * Answers by idempotency key. The browser sends the same key when it retries; it gets the first answer again
 * instead of a second charge (docs/incidents/2026-03-02.md).
 */
export class Keys<T> {
  readonly #answers = new Map<string, Promise<T>>();

  once(key: string, answer: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const made = answer();
    this.#answers.set(key, made);
    made.catch(() => this.#answers.delete(key)); // a failure may be tried again
    return made;
  }
}
