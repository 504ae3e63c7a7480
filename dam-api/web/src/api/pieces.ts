import { DetailedError, Upload } from "tus-js-client";
import { carried } from "./client";
import { problemOf } from "./problems";
import { DISCARD } from "./sending";

/** A server that is killed loses no more than this of what it was being sent, in bytes. */
const PIECE = 8 * 1024 * 1024;
const KEPT = "reprise.upload.";
/** The server gives uploads up after so long, in milliseconds. */
const LONGEST = 24 * 3_600_000;

export interface Piecewise {
  file: File;
  /** Names these bytes: an upload of the same that was interrupted goes on, also after the page was loaded anew. */
  name: string;
  told: (bytes: number) => void;
  /** Aborted because of `DISCARD`, what has been sent is given up as well. */
  signal: AbortSignal;
}

/** Sends a file in pieces (tus 1.0), from where it stopped; returns the id of the upload when all of it is there. */
export async function sendInPieces(piecewise: Piecewise): Promise<string> {
  const begun = remembered(piecewise.name);
  if (begun !== null) {
    try {
      return await run(piecewise, { uploadUrl: begun });
    } catch (failure) {
      if (!isGone(failure)) throw await told(failure);
      forgetUpload(piecewise.name);
    }
  }
  try {
    return await run(piecewise, { endpoint: `${window.location.origin}/api/v1/uploads` });
  } catch (failure) {
    throw await told(failure);
  }
}

/** To be called when the upload has become something, or is good for nothing any more. */
export function forgetUpload(name: string): void {
  localStorage.removeItem(KEPT + name);
}

function run({ file, name, told, signal }: Piecewise, where: { uploadUrl: string } | { endpoint: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      ...where,
      chunkSize: PIECE,
      metadata: { filename: file.name },
      // When to try again is decided for the whole batch; what was begun is remembered here.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onBeforeRequest: (request) => {
        const token = carried();
        if (token !== null) request.setHeader("X-CSRF-Token", token);
      },
      onUploadUrlAvailable: () => remember(name, upload.url!),
      onProgress: told,
      onSuccess: () => resolve(upload.url!.split("/").at(-1)!),
      onError: reject,
    });
    const stop = () => {
      const discarded = signal.reason === DISCARD;
      if (discarded) forgetUpload(name);
      void upload.abort(discarded).catch(() => undefined);
      reject(new DOMException("given up", "AbortError"));
    };
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener("abort", stop);
    upload.start();
  });
}

function remember(name: string, url: string): void {
  const now = Date.now();
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(KEPT))) {
    if (now - Number(localStorage.getItem(key)!.split(" ")[0]) > LONGEST) localStorage.removeItem(key);
  }
  localStorage.setItem(KEPT + name, `${now} ${url}`);
}

function remembered(name: string): string | null {
  return localStorage.getItem(KEPT + name)?.split(" ")[1] ?? null;
}

const answered = (failure: unknown) => (failure instanceof DetailedError ? failure.originalResponse : null);

const isGone = (failure: unknown): boolean => answered(failure)?.getStatus() === 404;

/** As the typed client would have told it. */
async function told(failure: unknown): Promise<unknown> {
  const answer = answered(failure);
  if (answer === null) {
    return failure instanceof DetailedError ? new TypeError("no answer") : failure;
  }
  const wait = answer.getHeader("Retry-After");
  return problemOf(new Response(answer.getBody(), { status: answer.getStatus(), headers: wait ? { "Retry-After": wait } : {} }));
}
