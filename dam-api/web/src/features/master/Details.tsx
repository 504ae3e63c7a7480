import { Alert, Badge, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import { mayEdit, useMe } from "../account/session";
import { useShownValue } from "../field/useShownValue";
import classes from "./Details.module.css";
import { DetailsForm } from "./DetailsForm";
import { type Draft } from "./edit";
import { ChangedMeanwhile, useDescribe } from "./useDescribe";
import type { Held, Master } from "./useMaster";

/** What people and files say about it; who may edit writes it in place and can take a change back. */
export function Details({ held, past }: { held: Held; past: boolean }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const [editing, setEditing] = useState(false);
  const [before, setBefore] = useState<Draft>();
  const undo = useDescribe(held.master.masterId);
  if (editing) {
    return (
      <DetailsForm
        held={held}
        close={() => setEditing(false)}
        saved={(was) => {
          setBefore(was);
          undo.reset();
          setEditing(false);
        }}
      />
    );
  }
  return (
    <>
      {mayEdit(me) && held.master.state === "active" && !past && (
        <div className={classes.tools}>
          <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
            {t("edit.begin")}
          </Button>
          {before && (
            <span role="status">
              {t("edit.saved")}{" "}
              <Button size="compact-sm" variant="subtle" loading={undo.isPending} onClick={() => undo.mutate({ held, draft: before }, { onSuccess: () => setBefore(undefined) })}>
                {t("edit.undo")}
              </Button>
            </span>
          )}
          {undo.isSuccess && !before && <span role="status">{t("edit.undone")}</span>}
        </div>
      )}
      {undo.isError && (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {undo.error instanceof ChangedMeanwhile ? t("problem.stale") : <ProblemText failure={undo.error} />}
        </Alert>
      )}
      <Known master={held.master} />
    </>
  );
}

/** What is known; what is not known takes no room. */
function Known({ master }: { master: Master }) {
  const { t } = useTranslation();
  const format = useFormat();
  const own = useShownValue();
  const media = master.versions.at(-1)?.media;
  const rows: [string, ReactNode][] = [
    [t("detail.category"), master.category],
    [t("detail.assetClass"), t(`assetClass.${master.assetClass as "packshot"}`, { defaultValue: master.assetClass })],
    [t("detail.products"), master.products.length > 0 && <Products products={master.products} />],
    [t("detail.tags"), master.tags.length > 0 && <Tags tags={master.tags} />],
    [t("detail.capturedAt"), (master.capturedAt ?? media?.capturedAt) && format.dateTime((master.capturedAt ?? media?.capturedAt)!)],
    [t("detail.camera"), media?.camera],
    [t("detail.colourSpace"), media && `${media.colourSpace} · ${t("detail.bits", { count: media.bitDepth })}`],
    [t("detail.iccProfile"), media?.iccProfile],
    ...Object.entries(master.fields).map(([key, value]): [string, ReactNode] => [own.name(key), <Own key={key} type={own.fields.get(key)?.type} shown={own.value(key, value)} value={value} />]),
    [t("detail.createdAt"), format.dateTime(master.createdAt)],
    [t("detail.updatedAt"), format.dateTime(master.updatedAt)],
    [t("detail.id"), <code key="id">{master.masterId}</code>],
  ];
  return (
    <dl className={classes.list}>
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name} className={classes.row}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** An address can be followed; a text keeps its lines. */
function Own({ type, shown, value }: { type: string | undefined; shown: string; value: unknown }) {
  const addresses = [value].flat().map(String);
  // What was written before the field was defined may be anything.
  if (type !== "url" || !addresses.every((each) => /^https?:/i.test(each))) return <span className={classes.text}>{shown}</span>;
  return addresses.map((each) => (
    <a key={each} className={classes.text} href={each} target="_blank" rel="noopener noreferrer">
      {each}
    </a>
  ));
}

function Products({ products }: { products: Master["products"] }) {
  return products.map((product) => (
    <span key={`${product.sku} ${product.gtin}`} className={classes.product}>
      {product.name ?? product.sku ?? product.gtin}
      <span className={classes.soft}>{[product.sku, product.gtin].filter(Boolean).join(" · ")}</span>
    </span>
  ));
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <span className={classes.tags}>
      {tags.map((tag) => (
        <Badge
          key={tag}
          component={Link}
          to="/"
          search={{ tag: [tag] } as never}
          variant="light"
          color="gray"
          className={classes.tag}
        >
          {tag}
        </Badge>
      ))}
    </span>
  );
}
