import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import { type DragEvent, Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { mayEdit, useMe } from "../account/session";
import { type Picks, countOf } from "../search/picked";
import type { Address } from "../search/query";
import classes from "./CollectionsPanel.module.css";
import { CARRIED } from "./carried";
import { type Collection, addressOf, isPersonal, mayRevise, sorted } from "./collections";
import { fits, useCollections, usePut, useRevise } from "./useCollections";

const NewCollection = lazy(() => import("./NewCollection").then(({ NewCollection: it }) => ({ default: it })));
const ReviseDialog = lazy(() => import("./ReviseDialog").then(({ ReviseDialog: it }) => ({ default: it })));
const DeleteDialog = lazy(() => import("./DeleteDialog").then(({ DeleteDialog: it }) => ({ default: it })));

const FEW = 8;

interface Props {
  address: Address;
  picks: Picks;
  go: (to: Address) => void;
}

/** What people have put together: to be opened, and for pictures to be dropped on. */
export function CollectionsPanel({ address, picks, go }: Props) {
  const { t, i18n } = useTranslation();
  const me = useMe().data;
  const found = useCollections();
  const [all, setAll] = useState(false);
  const [making, setMaking] = useState(false);
  const collections = sorted(found.data ?? [], i18n.language);
  const few = collections.filter(({ id }, index) => all || index < FEW || id === address.collection);
  if (collections.length === 0 && !mayEdit(me) && !found.isError) return null;
  return (
    <section className={classes.panel} aria-label={t("collections.title")}>
      <h2 className={classes.heading}>
        {t("collections.title")}
        {mayEdit(me) && (
          <ActionIcon variant="subtle" size="sm" color="gray" aria-label={t("collections.new")} title={t("collections.new")} onClick={() => setMaking(true)}>
            <Icon name="plus" size={14} />
          </ActionIcon>
        )}
      </h2>
      {found.isError && <p className={classes.none}>{t("problem.unreachable")}</p>}
      {found.isSuccess && collections.length === 0 && <p className={classes.none}>{t("collections.none")}</p>}
      {collections.length > 0 && (
        <div>
          {few.map((collection) => (
            <Row key={collection.id} collection={collection} address={address} picks={picks} go={go} />
          ))}
        </div>
      )}
      {collections.length > FEW && (
        <UnstyledButton className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("facets.fewer") : t("facets.more", { count: collections.length - FEW })}
        </UnstyledButton>
      )}
      {making && (
        <Suspense>
          <NewCollection address={address} picks={picks} go={go} close={() => setMaking(false)} />
        </Suspense>
      )}
    </section>
  );
}

function Row({ collection, address, picks, go }: Props & { collection: Collection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe().data;
  const put = usePut();
  const [over, setOver] = useState(false);
  const { id, name, kind, masters = 0, ownerName } = collection;
  const open = address.collection === id;
  const takes = (event: DragEvent) => kind === "manual" && mayEdit(me) && event.dataTransfer.types.includes(CARRIED);
  function drop(event: DragEvent) {
    setOver(false);
    if (!takes(event)) return;
    event.preventDefault();
    if (countOf(picks.picked) > 0 && fits(picks.picked)) put.mutate({ id, name, add: picks.picked });
  }
  function drag(event: DragEvent) {
    if (!takes(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setOver(true);
  }
  return (
    <div
      role="presentation"
      className={classes.row}
      data-collection={kind}
      data-open={open || undefined}
      data-over={over || undefined}
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setOver(false)}
      onDrop={drop}
    >
      <UnstyledButton
        className={classes.open}
        aria-current={open || undefined}
        title={ownerName ? t("collections.by", { name, owner: ownerName }) : name}
        onClick={() => go(addressOf(collection, address))}
      >
        <span className={classes.name}>{name}</span>
        <span className={classes.count}>{kind === "live" ? t("collections.live") : format.number(masters)}</span>
      </UnstyledButton>
      {mayEdit(me) && mayRevise(me, collection) ? (
        <Revising collection={collection} address={address} go={go} />
      ) : (
        <span className={classes.noMenu} />
      )}
    </div>
  );
}

/** What its owner can do with it. */
function Revising({ collection, address, go }: Omit<Props, "picks"> & { collection: Collection }) {
  const { t } = useTranslation();
  const revise = useRevise();
  const [asking, setAsking] = useState<"rename" | "delete">();
  const close = () => setAsking(undefined);
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={230}>
        <Menu.Target>
          <ActionIcon className={classes.menu} variant="subtle" size="sm" color="gray" aria-label={t("collections.more", { name: collection.name })}>
            <Icon name="dots" size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsking("rename")}>{t("collections.rename")}</Menu.Item>
          {collection.kind === "live" && (
            <Menu.Item disabled={isPersonal(address)} onClick={() => revise.mutate({ collection, query: address })}>
              {t("collections.useSearch")}
            </Menu.Item>
          )}
          <Menu.Item color="red" onClick={() => setAsking("delete")}>
            {t("collections.delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {asking === "rename" && <ReviseDialog collection={collection} close={close} />}
        {asking === "delete" && (
          <DeleteDialog
            collection={collection}
            close={(deleted) => {
              close();
              if (deleted && address.collection === collection.id) go({});
            }}
          />
        )}
      </Suspense>
    </>
  );
}
