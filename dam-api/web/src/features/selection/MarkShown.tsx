import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon";
import classes from "./MarkShown.module.css";
import type { Mark } from "./mark";

/** One's own stars and flag of an image; nothing where there are none. */
export function MarkShown({ mark }: { mark: Mark | undefined }) {
  const { t } = useTranslation();
  const { rating = 0, flag = "none" } = mark ?? {};
  if (rating === 0 && flag === "none") return null;
  const said = [flag === "pick" && t("mark.pick"), flag === "reject" && t("mark.reject"), rating > 0 && t("mark.stars", { count: rating })];
  return (
    <span className={classes.mark} data-flag={flag} role="img" aria-label={said.filter(Boolean).join(t("mark.and"))}>
      {flag !== "none" && <Icon name={flag === "pick" ? "check" : "cross"} size={13} />}
      {"★".repeat(rating)}
    </span>
  );
}
