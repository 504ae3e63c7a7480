import type { Near, Row } from "./row";

/** What the batch needs of the world. */
export interface Port {
  digest(file: File): Promise<string | null>;
  /** Which of these digests the library has, each with its master. */
  known(sha256: string[]): Promise<Map<string, string>>;
  register(row: Row, told: (bytes: number) => void): Promise<{ masterId: string; isNew: boolean; near?: Near[] | undefined }>;
  derive(masterId: string, profiles: string[]): Promise<void>;
  license(masterIds: string[]): Promise<void>;
  key(): string;
}
