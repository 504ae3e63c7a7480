import { type Row, STATES, type State, isFinal } from "./row";

/** The page looks so often at most, in milliseconds. */
const TELLING = 100;

/** How many lines stand where, and how many bytes are done; told to the page a few times a second, not at every change. */
export class Tally {
  counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  bytes = 0;
  bytesDone = 0;
  private version = 0;
  private telling = false;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Another number whenever there is something new to see. */
  readonly seen = (): number => this.version;

  /** Lines that somebody has sent and that are not done. */
  get underWay(): number {
    const { queued, sending, looking } = this.counts;
    return queued + sending + looking;
  }

  add(row: Row): void {
    this.counts[row.state]++;
    this.bytes += row.file.size;
    this.changed();
  }

  remove(row: Row): void {
    this.counts[row.state]--;
    this.bytes -= row.file.size;
    this.bytesDone -= done(row);
    this.changed();
  }

  move(row: Row, to: State): void {
    this.bytesDone -= done(row);
    this.counts[row.state]--;
    row.state = to;
    this.counts[to]++;
    if (to !== "looking") row.sent = 0;
    this.bytesDone += done(row);
    this.changed();
  }

  progress(row: Row, bytes: number): void {
    if (row.removed || row.state !== "sending") return;
    const sent = Math.min(bytes, row.file.size);
    this.bytesDone += sent - row.sent;
    row.sent = sent;
    if (sent === row.file.size) this.move(row, "looking");
    this.changed();
  }

  changed(): void {
    if (this.telling) return;
    this.telling = true;
    setTimeout(() => {
      this.telling = false;
      this.version++;
      this.listeners.forEach((listener) => listener());
    }, TELLING);
  }
}

const done = (row: Row): number => (isFinal(row) ? row.file.size : row.sent);
