// Preloaded into a child: its clock starts at OWNERSHIP_GATE_TEST_DATE and runs on from there, and it waits
// OWNERSHIP_GATE_TEST_SPEED times less than it says. The program knows nothing of it.
const given = process.env.OWNERSHIP_GATE_TEST_DATE;

if (given !== undefined && given !== '') {
  const start = Date.parse(/^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T12:00:00Z` : given);
  if (Number.isNaN(start)) throw new Error(`OWNERSHIP_GATE_TEST_DATE is no date: ${given}`);
  const Real = globalThis.Date;
  const offset = start - Real.now();
  const now = () => Real.now() + offset;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new Real(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
}

const speed = Number(process.env.OWNERSHIP_GATE_TEST_SPEED ?? 1);
if (speed !== 1) {
  if (!(speed > 0)) throw new Error(`OWNERSHIP_GATE_TEST_SPEED is no number above zero: ${speed}`);
  const { setTimeout: wait } = globalThis;
  globalThis.setTimeout = Object.assign((call, delay, ...more) => wait(call, delay / speed, ...more), wait);
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (delay) => timeout.call(AbortSignal, Math.ceil(delay / speed));
}
