import { useIntersection } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, body, previewUrl } from "../../api/client";
import classes from "./NamedImage.module.css";
import { titleOf } from "./useMaster";

/** Where only an id is known: what the image is called is asked when it comes into sight. */
export function NamedImage({ masterId, tab }: { masterId: string; tab?: string }) {
  const { t } = useTranslation();
  const { ref, entry } = useIntersection({ rootMargin: "200px" });
  const [seen, setSeen] = useState(false);
  if (!seen && entry?.isIntersecting) setSeen(true);
  const named = useQuery({
    queryKey: ["master", masterId, "name"],
    enabled: seen,
    staleTime: Infinity,
    retry: false,
    queryFn: async ({ signal }) =>
      titleOf(body(await api.GET("/api/v1/masters/{id}", { params: { path: { id: masterId } }, signal }))) ?? null,
  });
  if (named.data === undefined) {
    // Under an embargo what names it stays, and leads nowhere.
    return (
      <span ref={ref} className={classes.image}>
        <i />
        <span className={classes.hidden}>{named.isError ? t("master.hidden", { id: masterId.slice(-8) }) : ""}</span>
      </span>
    );
  }
  return (
    <Link to="/masters/$masterId" params={{ masterId } as never} search={{ tab } as never} className={classes.image}>
      <img src={previewUrl(masterId, 96)} alt="" width={40} height={40} loading="lazy" decoding="async" />
      <span>{named.data ?? t("master.untitled")}</span>
    </Link>
  );
}
