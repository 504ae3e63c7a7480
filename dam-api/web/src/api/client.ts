import createClient, { type Middleware } from "openapi-fetch";
import { problemOf } from "./problems";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

let csrf: string | null = null;

/** What every change of this session carries; the server says it at the sign-in and in `/me`. */
export function carry(token: string | null): void {
  csrf = token;
}

/** For what speaks another protocol than the document describes. */
export const carried = (): string | null => csrf;

const manners: Middleware = {
  onRequest({ request }) {
    if (csrf !== null && request.method !== "GET") {
      request.headers.set("X-CSRF-Token", csrf);
    }
    return request;
  },
  async onResponse({ response }) {
    if (response.status >= 400) {
      throw await problemOf(response);
    }
    return response;
  },
};

/** The one way to the server; its calls and answers are typed by the server's own document. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(manners);

/** The body of an answer that has one: a refusal was thrown before. */
export function body<T>(answer: { data?: T }): T {
  return answer.data as T;
}

export const previewUrl = (masterId: string, width: number, version?: number): string =>
  `/api/v1/masters/${masterId}/preview?width=${width}${version === undefined ? "" : `&version=${version}`}`;

export const contentUrl = (masterId: string, version: number): string =>
  `/api/v1/masters/${masterId}/content?version=${version}`;

/** Another address for other bytes, so that a page that is open shows them. */
export const variantUrl = (variantId: string, file: { version: number; sha256: string }): string =>
  `/api/v1/variants/${variantId}/content?version=${file.version}&of=${file.sha256.slice(0, 16)}`;
