import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Problem } from "../../api/problems";
import { Batch } from "./batch";
import type { Port } from "./port";
import type { Order, Row } from "./row";

const ORDER: Order = { meta: { brand: "Acme" }, profiles: [], own: false };
const file = (name: string, text = name) => ({ file: new File([text], name), path: name });

/** A server that has what it was given; what it says can be changed by each test. */
class Library implements Port {
  readonly masters = new Map<string, string>();
  readonly asked: string[][] = [];
  readonly registered: { name: string; key: string; brand: unknown }[] = [];
  readonly derived: string[] = [];
  readonly licensed: string[][] = [];
  refusals = new Map<string, unknown[]>();
  atOnce = 0;
  mostAtOnce = 0;
  private keys = 0;

  /** In these tests a file's digest is its text. */
  digest = (each: File): Promise<string | null> => each.text();
  key = () => `key-${++this.keys}`;

  async known(sha256: string[]) {
    this.asked.push(sha256);
    this.refuse("check");
    return new Map(sha256.flatMap((each) => (this.masters.has(each) ? [[each, this.masters.get(each)!]] : [])));
  }

  async register(row: Row, told: (bytes: number) => void) {
    this.atOnce++;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    told(row.file.size);
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.atOnce--;
    row.stop?.signal.throwIfAborted();
    this.refuse(row.path);
    this.registered.push({ name: row.path, key: row.key, brand: row.order?.meta.brand });
    const digest = await row.file.text();
    const before = this.masters.get(digest);
    const masterId = before ?? `master-${digest}`;
    this.masters.set(digest, masterId);
    return { masterId, isNew: before === undefined };
  }

  derive = async (masterId: string) => {
    this.refuse("derive");
    this.derived.push(masterId);
  };

  license = async (masterIds: string[]) => {
    this.refuse("license");
    this.licensed.push(masterIds);
  };

  private refuse(what: string) {
    const failure = this.refusals.get(what)?.shift();
    if (failure !== undefined) throw failure;
  }
}

let library: Library;
let batch: Batch;

beforeEach(() => {
  vi.useFakeTimers();
  library = new Library();
  batch = new Batch(library);
});
afterEach(() => vi.useRealTimers());

/** Until nothing happens any more for that long, in milliseconds. */
const settle = (milliseconds = 2_000) => vi.advanceTimersByTimeAsync(milliseconds);
const states = () => Object.fromEntries(batch.rows.map((row) => [row.path, row.state]));
const problem = (status: number, code: string, retryAfter?: number) => new Problem(status, code, {}, code, [], retryAfter);

describe("a batch", () => {
  test("asks before it sends, and sends nothing before somebody says so", async () => {
    library.masters.set("old.png", "master-before");
    batch.add([file("old.png"), file("new.png")]);
    await settle();
    expect(states()).toEqual({ "old.png": "duplicate", "new.png": "ready" });
    expect(library.registered).toEqual([]);
    batch.send(ORDER);
    await settle();
    expect(states()).toEqual({ "old.png": "duplicate", "new.png": "new" });
    expect(library.registered.map(({ name, brand }) => [name, brand])).toEqual([["new.png", "Acme"]]);
    expect(batch.rows[0]!.masterId).toBe("master-before");
  });

  test("sends what was still being checked when somebody said so", async () => {
    batch.add([file("a.png"), file("b.png")]);
    batch.send(ORDER);
    await settle();
    expect(states()).toEqual({ "a.png": "new", "b.png": "new" });
  });

  test("sends the same bytes once, and names the line that they are the same as", async () => {
    batch.add([file("a.png", "same"), file("b.png", "same")]);
    batch.send(ORDER);
    await settle();
    expect(states()).toEqual({ "a.png": "new", "b.png": "duplicate" });
    expect(batch.rows[1]!.twinOf).toBe(batch.rows[0]);
    expect(library.registered).toHaveLength(1);
  });

  test("checks the twin of a line anew that was taken off before it got in", async () => {
    batch.add([file("a.png", "same"), file("b.png", "same")]);
    await settle();
    batch.remove(batch.rows[0]!);
    batch.send(ORDER);
    await settle();
    expect(states()).toEqual({ "b.png": "new" });
  });

  test("sends without asking where digests cannot be known, and lets the server say what it has", async () => {
    library.digest = async () => null;
    library.masters.set("old.png", "master-before");
    batch.add([file("old.png"), file("new.png")]);
    batch.send(ORDER);
    await settle();
    expect(library.asked).toEqual([]);
    expect(states()).toEqual({ "old.png": "duplicate", "new.png": "new" });
  });

  test("keeps a refusal with its line and goes on; tried again it has the words of then", async () => {
    library.refusals.set("bad.png", [problem(422, "invalid-description")]);
    batch.add([file("bad.png"), file("good.png")]);
    batch.send(ORDER);
    await settle();
    expect(states()).toEqual({ "bad.png": "refused", "good.png": "new" });
    const key = batch.rows[0]!.key;
    batch.retry({ ...ORDER, meta: { brand: "Other" } });
    await settle();
    expect(states()["bad.png"]).toBe("new");
    expect(library.registered.at(-1)).toMatchObject({ name: "bad.png", brand: "Other" });
    expect(library.registered.at(-1)!.key).not.toBe(key);
  });

  test("waits as long as a server asks, then sends the same request again", async () => {
    library.refusals.set("a.png", [problem(429, "too-many-requests", 7)]);
    batch.add([file("a.png"), file("b.png"), file("c.png"), file("d.png"), file("e.png")]);
    await settle();
    batch.send(ORDER);
    const key = batch.rows[0]!.key;
    await settle(5_000);
    expect(batch.pause?.why).toBe("busy");
    expect(states()).toMatchObject({ "a.png": "queued", "e.png": "queued" });
    await settle(5_000);
    expect(batch.pause).toBeNull();
    expect(batch.tally.counts.new).toBe(5);
    expect(library.registered.find(({ name }) => name === "a.png")!.key).toBe(key);
  });

  test("outlives a lost connection, also while it asks", async () => {
    library.refusals.set("check", [new TypeError("no answer"), new TypeError("no answer")]);
    library.refusals.set("a.png", [new TypeError("no answer")]);
    batch.add([file("a.png")]);
    batch.send(ORDER);
    await settle(500);
    expect(batch.pause?.why).toBe("offline");
    await settle(20_000);
    expect(states()).toEqual({ "a.png": "new" });
  });

  test("gives up on one that never gets an answer, and does not hold the others up for ever", async () => {
    library.refusals.set("a.png", Array.from({ length: 20 }, () => new TypeError("no answer")));
    batch.add([file("a.png"), file("b.png")]);
    batch.send(ORDER);
    await settle(600_000);
    expect(states()).toEqual({ "a.png": "failed", "b.png": "new" });
  });

  test("waits for hours, if need be, while the server answers nothing at all", async () => {
    const nothing = () => Array.from({ length: 400 }, () => new TypeError("no answer"));
    batch.add([file("a.png"), file("b.png")]);
    await settle();
    for (const what of ["a.png", "b.png", "check"]) library.refusals.set(what, nothing());
    batch.send(ORDER);
    await settle(3_600_000);
    expect(states()).toEqual({ "a.png": "queued", "b.png": "queued" });
    library.refusals.clear();
    await settle(60_000);
    expect(states()).toEqual({ "a.png": "new", "b.png": "new" });
  });

  test("waits for somebody to sign in again", async () => {
    library.refusals.set("a.png", [problem(401, "invalid-token")]);
    batch.add([file("a.png")]);
    batch.send(ORDER);
    await settle(60_000);
    expect(batch.pause?.why).toBe("signed-out");
    batch.resume();
    await settle();
    expect(states()).toEqual({ "a.png": "new" });
  });

  test("stops without losing anything: what has not arrived can be sent later", async () => {
    batch.add(Array.from({ length: 20 }, (_, i) => file(`${i}.png`)));
    await settle();
    batch.send(ORDER);
    batch.stop();
    await settle();
    const before = batch.tally.counts.new;
    expect(batch.tally.counts.ready).toBe(20 - before);
    batch.send(ORDER);
    await settle();
    expect(batch.tally.counts.new).toBe(20);
    expect(library.mostAtOnce).toBeLessThanOrEqual(6);
  });

  test("orders variants, and says it where that was refused, though the image is in", async () => {
    const order = { ...ORDER, profiles: ["amazon-main"] };
    library.refusals.set("derive", [problem(409, "master-retired"), problem(503, "unavailable")]);
    batch.add([file("a.png")]);
    batch.send(order);
    await settle(10_000);
    expect(states()).toEqual({ "a.png": "new" });
    expect(batch.rows[0]!.aside).toMatchObject({ code: "master-retired" });
    batch.add([file("b.png")]);
    batch.send(order);
    await settle(10_000);
    // The wait was for the variants alone: the image was not sent twice.
    expect(library.derived).toEqual(["master-b.png"]);
    expect(library.registered.filter(({ name }) => name === "b.png")).toHaveLength(1);
  });

  test("records own work as one licence, and keeps what could not be recorded for another try", async () => {
    library.refusals.set("license", [problem(403, "forbidden")]);
    library.masters.set("old.png", "master-before");
    batch.add([file("a.png"), file("b.png"), file("old.png")]);
    batch.send({ ...ORDER, own: true });
    await settle();
    expect(batch.licenceFailure).toMatchObject({ code: "forbidden" });
    batch.retryLicence();
    await settle();
    expect(library.licensed).toEqual([["master-a.png", "master-b.png"]]);
    expect(batch.licensed).toBe(2);
  });

  test("says that a file is gone", async () => {
    library.digest = async () => {
      throw new DOMException("gone", "NotReadableError");
    };
    batch.add([file("a.png")]);
    await settle();
    expect(states()).toEqual({ "a.png": "failed" });
  });
});

describe("ten thousand files", () => {
  test("are asked about in lots, told a few times a second, and counted right to the byte", async () => {
    const found = Array.from({ length: 10_000 }, (_, i) => file(`${i}.png`, `bytes of ${i}`));
    for (let i = 0; i < 10_000; i += 4) library.masters.set(`bytes of ${i}`, `before-${i}`);
    let told = 0;
    batch.tally.subscribe(() => told++);
    batch.add(found);
    batch.send(ORDER);
    await settle(60_000);
    const { counts, bytes, bytesDone } = batch.tally;
    expect(counts).toMatchObject({ duplicate: 2_500, new: 7_500, waiting: 0, checking: 0, ready: 0, queued: 0, sending: 0, looking: 0 });
    expect(bytes).toBe(found.reduce((sum, each) => sum + each.file.size, 0));
    expect(bytesDone).toBe(bytes);
    expect(Math.max(...library.asked.map((lot) => lot.length))).toBeLessThanOrEqual(500);
    expect(library.asked.flat()).toHaveLength(10_000);
    expect(library.mostAtOnce).toBeLessThanOrEqual(3);
    expect(told).toBeLessThan(610);
    batch.clear();
    expect(batch.tally).toMatchObject({ bytes: 0, bytesDone: 0 });
  }, 60_000);
});
