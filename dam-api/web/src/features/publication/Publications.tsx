import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure, Waiting } from "../../ui/States";
import { mayEdit, useMe } from "../account/session";
import type { Master } from "../master/useMaster";
import { PublicationRow } from "./PublicationRow";
import classes from "./Publications.module.css";
import { PublishDialog } from "./PublishDialog";
import { WithdrawDialog } from "./WithdrawDialog";
import { type Publication, usePublications } from "./usePublications";

/** Where it is, was and will be live: what is live first, then the newest. */
export function Publications({ master }: { master: Master }) {
  const { t } = useTranslation();
  const may = mayEdit(useMe().data);
  const found = usePublications(master.masterId);
  const [publishing, dialog] = useDisclosure();
  const [withdrawn, setWithdrawn] = useState<Publication>();
  if (found.isPending) {
    return <Waiting />;
  }
  if (found.isError) {
    return <Failure failure={found.error} retry={() => void found.refetch()} />;
  }
  const all = found.data.pages.flatMap((page) => page.items).toReversed();
  const publications = [...all.filter(({ live }) => live), ...all.filter(({ live }) => !live)];
  const files = master.variants.filter(({ state }) => state === "derived");
  return (
    <>
      {publications.length === 0 ? (
        <p className={classes.none}>{t("publication.none")}</p>
      ) : (
        <ul className={classes.list} aria-label={t("publication.list")}>
          {publications.map((publication) => (
            <PublicationRow
              key={publication.publicationId}
              publication={publication}
              master={master}
              withdraw={may ? () => setWithdrawn(publication) : undefined}
            />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button variant="default" size="xs" mb="md" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("publication.more")}
        </Button>
      )}
      {may && master.state === "active" && (
        <div className={classes.actions}>
          <Button variant="default" onClick={dialog.open} disabled={files.length === 0}>
            {t("publication.publish")}
          </Button>
          {files.length === 0 && <span className={classes.soft}>{t("publication.noFile")}</span>}
        </div>
      )}
      {publishing && <PublishDialog master={master} variants={files} close={dialog.close} />}
      {withdrawn && <WithdrawDialog publication={withdrawn} close={() => setWithdrawn(undefined)} />}
    </>
  );
}
