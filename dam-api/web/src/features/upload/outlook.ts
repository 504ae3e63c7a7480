import { Problem } from "../../api/problems";

type Why = "offline" | "busy" | "away" | "signed-out";

/** Nothing is asked or sent for a while. `signed-out` ends when somebody signs in, the others also by themselves. */
export interface Pause {
  why: Why;
  end: () => void;
}

/** The first wait in milliseconds where the server names none; each further one is twice as long. */
const SHORTEST = 1_000;
const LONGEST = 30_000;

/** Tells what may pass from what stays, and how long to wait for it. */
export class Outlook {
  private waited = 0;

  /** Something was answered: the next failure is a first one. */
  clear(): void {
    this.waited = 0;
  }

  /** What to wait for after this failure; null where waiting changes nothing. */
  reason(failure: unknown): Why | null {
    // A request that got no answer; a file that cannot be read is a DOMException.
    if (failure instanceof TypeError) return "offline";
    if (!(failure instanceof Problem)) return null;
    if (failure.status === 401) return "signed-out";
    if (failure.status === 429 || failure.code === "idempotency-in-progress") return "busy";
    return [502, 503, 504].includes(failure.status) ? "away" : null;
  }

  pause(why: Why, failure: unknown, over: () => void): Pause {
    if (why === "signed-out") return { why, end: () => undefined };
    const named = failure instanceof Problem ? failure.retryAfter : undefined;
    if (named === undefined) this.waited = Math.min(LONGEST, Math.max(SHORTEST, this.waited * 2));
    const timer = setTimeout(over, named === undefined ? this.waited : named * 1_000);
    globalThis.addEventListener?.("online", over);
    return {
      why,
      end: () => {
        clearTimeout(timer);
        globalThis.removeEventListener?.("online", over);
      },
    };
  }

  /** The server looked at it and will say the same again. */
  isRefusal(failure: unknown): boolean {
    return failure instanceof Problem && failure.status < 500;
  }
}
