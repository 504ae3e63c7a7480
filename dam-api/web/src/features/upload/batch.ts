import { DISCARD } from "../../api/sending";
import { Outlook, type Pause } from "./outlook";
import type { Port } from "./port";
import { type Found, type Order, type Row, isFinal } from "./row";
import { Tally } from "./tally";

const DIGESTS_AT_ONCE = 2;
const SENT_AT_ONCE = 3;
/** The server takes so many. */
const MOST_ASKED = 500;
const MOST_LICENSED = 10_000;
/** Between questions, so that they gather, in milliseconds. */
const ASKING = 100;
const MOST_ATTEMPTS = 8;

/**
 * The files of one sitting on their way into the library: their digests are asked about, and what the server does not
 * have is sent, a few at a time. It lives outside the page's components, so it goes on while somebody looks at other
 * pages, and ten thousand files make no more work for the page than those in sight.
 */
export class Batch {
  rows: Row[] = [];
  readonly tally = new Tally();
  /** Why nothing is asked or sent just now. */
  pause: Pause | null = null;
  /** Why new masters could not be recorded as own work. */
  licenceFailure: unknown = null;
  licensed = 0;

  private readonly outlook = new Outlook();
  private readonly owners = new Map<string, Row>();
  private toDigest: Row[] = [];
  private toAsk: Row[] = [];
  private toSend: Row[] = [];
  private unlicensed: string[] = [];
  private digesting = 0;
  private sendingNow = 0;
  private asking = false;
  private licensing = false;
  private next = 1;

  constructor(private readonly port: Port) {}

  add(found: Found[]): void {
    for (const each of found) {
      const row: Row = { ...each, id: this.next++, state: "waiting", key: this.port.key(), sent: 0, attempts: 0 };
      this.rows.push(row);
      this.tally.add(row);
      this.toDigest.push(row);
    }
    this.work();
  }

  /** Sends what nobody has sent yet; what is still being checked follows by itself. */
  send(order: Order): void {
    this.unsent().forEach((row) => this.release(row, order));
    this.work();
  }

  /** Tries again what was refused or has failed: all of it, or one line. */
  retry(order: Order, only?: Row): void {
    const rows = this.rows.filter((row) => row === (only ?? row) && (row.state === "refused" || row.state === "failed"));
    rows.forEach((row) => this.again(row, order));
    this.work();
  }

  unsent(): Row[] {
    return this.rows.filter((row) => row.order === undefined && !isFinal(row));
  }

  /** Takes back what has not arrived: it stays in the list and can be sent later. */
  stop(): void {
    this.toSend = [];
    for (const row of this.rows) {
      if (isFinal(row)) continue;
      row.order = undefined;
      row.stop?.abort();
      if (row.state === "queued" || row.state === "sending" || row.state === "looking") this.tally.move(row, "ready");
    }
    this.resume();
  }

  remove(row: Row): void {
    this.drop((each) => each === row);
  }

  /** Takes the lines that are in the library off the list. */
  clearDone(): void {
    this.drop((row) => row.state === "new" || row.state === "duplicate");
  }

  clear(): void {
    this.drop(() => true);
    this.resume();
  }

  /** Goes on at once. */
  resume(): void {
    this.pause?.end();
    this.pause = null;
    this.work();
  }

  retryLicence(): void {
    this.licenceFailure = null;
    this.work();
  }

  private again(row: Row, order: Order): void {
    // A repeated request must be the same one; with other words it is another.
    if (JSON.stringify(row.order) !== JSON.stringify(order)) row.key = this.port.key();
    row.attempts = 0;
    row.failure = undefined;
    row.order = order;
    this.tally.move(row, row.sha256 === undefined ? "waiting" : "queued");
    (row.sha256 === undefined ? this.toDigest : this.toSend).push(row);
  }

  private release(row: Row, order: Order): void {
    row.order = order;
    if (row.state === "ready") {
      this.tally.move(row, "queued");
      this.toSend.push(row);
    }
  }

  private drop(goes: (row: Row) => boolean): void {
    const gone = new Set(this.rows.filter(goes));
    const here = (row: Row) => !gone.has(row);
    for (const row of gone) {
      row.removed = true;
      row.stop?.abort(DISCARD);
      this.tally.remove(row);
      if (row.sha256 !== undefined && this.owners.get(row.sha256) === row) this.owners.delete(row.sha256);
    }
    this.rows = this.rows.filter(here);
    this.toDigest = this.toDigest.filter(here);
    this.toAsk = this.toAsk.filter(here);
    this.toSend = this.toSend.filter(here);
    for (const row of this.rows) {
      // Whoever was the same as a line that never got in has to find out for itself.
      if (row.twinOf && gone.has(row.twinOf) && row.twinOf.masterId === undefined) {
        row.twinOf = undefined;
        this.tally.move(row, "waiting");
        this.toDigest.push(row);
      }
    }
    this.work();
  }

  private work(): void {
    while (this.digesting < DIGESTS_AT_ONCE && this.toDigest.length > 0) void this.digest(this.toDigest.shift()!);
    if (this.pause === null) {
      if (!this.asking && this.toAsk.length > 0) void this.ask();
      while (this.sendingNow < SENT_AT_ONCE && this.toSend.length > 0) void this.sendOne(this.toSend.shift()!);
      const quiet = this.sendingNow === 0 && this.toSend.length === 0;
      if (quiet && !this.licensing && this.licenceFailure === null && this.unlicensed.length > 0) void this.license();
    }
    this.tally.changed();
  }

  private async digest(row: Row): Promise<void> {
    this.digesting++;
    this.tally.move(row, "checking");
    try {
      const sha256 = await this.port.digest(row.file);
      if (!row.removed) this.digested(row, sha256);
    } catch (failure) {
      if (!row.removed) this.fail(row, "failed", failure);
    } finally {
      this.digesting--;
      this.work();
    }
  }

  private digested(row: Row, sha256: string | null): void {
    if (sha256 === null) {
      this.passed(row);
      return;
    }
    const owner = this.owners.get(sha256);
    row.sha256 = sha256;
    if (owner !== undefined && owner !== row) {
      row.twinOf = owner;
      this.tally.move(row, "duplicate");
      return;
    }
    this.owners.set(sha256, row);
    this.toAsk.push(row);
  }

  private async ask(): Promise<void> {
    this.asking = true;
    const rows = this.toAsk.splice(0, MOST_ASKED);
    try {
      const known = await this.port.known(rows.map((row) => row.sha256!));
      this.outlook.clear();
      rows.filter((row) => !row.removed).forEach((row) => this.told(row, known.get(row.sha256!)));
    } catch (failure) {
      const left = rows.filter((row) => !row.removed);
      if (this.waitOut(failure)) this.toAsk.unshift(...left);
      else left.forEach((row) => this.fail(row, "failed", failure));
    }
    setTimeout(() => {
      this.asking = false;
      this.work();
    }, ASKING);
  }

  private told(row: Row, masterId: string | undefined): void {
    row.masterId = masterId;
    if (masterId === undefined) this.passed(row);
    else this.tally.move(row, "duplicate");
  }

  /** Nothing stands against sending it. */
  private passed(row: Row): void {
    this.tally.move(row, "ready");
    if (row.order !== undefined) this.release(row, row.order);
  }

  private async sendOne(row: Row): Promise<void> {
    const stop = new AbortController();
    row.stop = stop;
    this.sendingNow++;
    this.tally.move(row, "sending");
    try {
      await this.deliver(row, row.order!, stop.signal);
      this.outlook.clear();
    } catch (failure) {
      if (!stop.signal.aborted && !row.removed) await this.notSent(row, failure, stop.signal);
    } finally {
      if (row.stop === stop) row.stop = undefined;
      this.sendingNow--;
      this.work();
    }
  }

  private async deliver(row: Row, order: Order, signal: AbortSignal): Promise<void> {
    if (row.masterId === undefined) {
      const { masterId, isNew, near } = await this.port.register(row, (bytes) => this.tally.progress(row, bytes));
      row.masterId = masterId;
      row.near = near;
      if (!isNew) {
        if (!row.removed) this.tally.move(row, "duplicate");
        return;
      }
      if (order.own) this.unlicensed.push(masterId);
    }
    // It is in the library, whatever becomes of the rest: stopping now takes nothing back.
    if (order.profiles.length > 0 && !signal.aborted) await this.port.derive(row.masterId, order.profiles);
    if (!row.removed) this.tally.move(row, "new");
  }

  private async notSent(row: Row, failure: unknown, signal: AbortSignal): Promise<void> {
    // A server that answers something else is not away: then it is this file that does not get through.
    const answers = () => this.port.known([]).then(() => true, () => false);
    if (this.outlook.reason(failure) !== null && (await answers())) row.attempts++;
    if (signal.aborted || row.removed) return;
    if (row.attempts < MOST_ATTEMPTS && this.waitOut(failure)) {
      this.tally.move(row, "queued");
      this.toSend.unshift(row);
    } else if (row.masterId !== undefined) {
      row.aside = failure;
      this.tally.move(row, "new");
    } else {
      this.fail(row, this.outlook.isRefusal(failure) ? "refused" : "failed", failure);
    }
  }

  /** Begins a pause, if waiting may help; the failures of one moment make one pause. */
  private waitOut(failure: unknown): boolean {
    const why = this.outlook.reason(failure);
    if (why === null) return false;
    this.pause ??= this.outlook.pause(why, failure, () => this.resume());
    return true;
  }

  private async license(): Promise<void> {
    this.licensing = true;
    const masterIds = this.unlicensed.splice(0, MOST_LICENSED);
    try {
      await this.port.license(masterIds);
      this.licensed += masterIds.length;
    } catch (failure) {
      this.unlicensed.unshift(...masterIds);
      if (!this.waitOut(failure)) this.licenceFailure = failure;
    } finally {
      this.licensing = false;
      this.work();
    }
  }

  private fail(row: Row, state: "refused" | "failed", failure: unknown): void {
    row.failure = failure;
    this.tally.move(row, state);
  }
}
