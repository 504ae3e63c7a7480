export const ROLES = ["viewer", "marketer", "studio", "legal", "finance", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** What somebody of that role may hand out: roles are no ladder, and an administrator has them all. */
export const given = (role: string): Role[] => ROLES.filter((each) => role === "admin" || each === role || each === "viewer");

/** The last instant of a day here: a token that is good until a day is good on it. */
export function endOf(day: string): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return new Date(year, month - 1, date, 23, 59, 59).toISOString();
}
