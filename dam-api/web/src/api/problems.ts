/** A member of a request that is wrong, by its JSON pointer. */
export interface FieldProblem {
  pointer: string;
  code: string;
}

/** What the server answers when it refuses (RFC 9457), with its stable code. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: Record<string, unknown>,
    detail: string,
    readonly errors: readonly FieldProblem[] = [],
    /** Seconds after which it may be tried again, where the server says so. */
    readonly retryAfter?: number,
  ) {
    super(detail);
    this.name = "Problem";
  }
}

/** A proxy in between may answer something else; then only its status is known. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const members = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const wait = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return new Problem(
    response.status,
    typeof members.code === "string" ? members.code : `http-${response.status}`,
    (members.params as Record<string, unknown> | undefined) ?? {},
    typeof members.detail === "string" ? members.detail : response.statusText,
    Array.isArray(members.errors) ? (members.errors as FieldProblem[]) : [],
    Number.isFinite(wait) && wait >= 0 ? wait : undefined,
  );
}
