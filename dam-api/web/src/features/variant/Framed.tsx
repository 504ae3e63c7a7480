import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import classes from "./DeriveDialog.module.css";
import type { Preview, Profile } from "./useVariants";

/** What the server would make, as small as it sent it. */
export function Framed({ preview, profile }: { preview: UseQueryResult<Preview>; profile: Profile | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const address = useAddress(preview.data?.picture);
  const rendering = profile?.rendering;
  return (
    <figure className={classes.framed} aria-busy={preview.isFetching} data-old={preview.isPlaceholderData}>
      <div className={classes.mat}>
        {preview.isError ? (
          <p role="alert" className={classes.soft}>
            <ProblemText failure={preview.error} />
          </p>
        ) : (
          address !== undefined && <img src={address} alt={t("derive.previewOf", { profile: profile?.profile })} />
        )}
      </div>
      {rendering && (
        <figcaption className={classes.soft}>
          {t("derive.frame", { width: format.number(rendering.width), height: format.number(rendering.height), format: rendering.format.toUpperCase() })}
        </figcaption>
      )}
    </figure>
  );
}

function useAddress(picture: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (picture === undefined) return undefined;
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address;
}
