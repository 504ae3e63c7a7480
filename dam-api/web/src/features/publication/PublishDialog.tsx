import { Autocomplete, Button, Group, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { tellField } from "../../i18n/problem";
import type { Master } from "../master/useMaster";
import { MarketSelect } from "../place/MarketSelect";
import { countries } from "../place/markets";
import { type Variant, useProfiles } from "../variant/useVariants";
import classes from "./PublishDialog.module.css";
import { Refusal } from "./Refusal";
import { type Wanted, usePublish } from "./usePublications";

const COUNTERFACTUALS = ["new-shoot", "stock-licence", "none"] as const;

interface Props {
  master: Master;
  variants: Variant[];
  close: () => void;
}

export function PublishDialog({ master, variants, close }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={close} title={t("publication.publishTitle")} size="lg" closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <Form master={master} variants={variants} close={close} />
    </Modal>
  );
}

function Form({ master, variants, close }: Props) {
  const { t } = useTranslation();
  const profiles = useProfiles().data ?? [];
  const publish = usePublish(master.masterId);
  const [variantId, setVariantId] = useState(variants[0]?.variantId ?? "");
  const [market, setMarket] = useState<string | null>(null);
  const variant = variants.find((each) => each.variantId === variantId);
  const profile = profiles.find((each) => each.profile === variant?.profile);
  const markets = useMemo(() => countries(profile?.markets ?? []), [profile]);
  const skus = [...new Set(master.products.flatMap(({ sku }) => (sku ? [sku] : [])))];
  const wrong = useWrong(publish.error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const text = (name: string) => String(said.get(name) ?? "").trim();
    const wanted: Wanted = {
      channel: profile?.channel ?? "",
      ...some("market", market ?? markets[0] ?? ""),
      ...some("listing", text("listing")),
      ...some("slot", text("slot")),
      ...some("product", text("product")),
      ...some("campaign", text("campaign")),
      ...some("counterfactual", text("counterfactual")),
      ...some("from", instant(text("from"))),
      ...some("until", instant(text("until"))),
    };
    publish.mutate({ variantId, key: crypto.randomUUID(), wanted }, { onSuccess: close });
  }

  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.fields}>
        <NativeSelect
          label={t("publication.variant")}
          data-autofocus
          value={variantId}
          onChange={(event) => setVariantId(event.currentTarget.value)}
          data={variants.map((each) => ({
            value: each.variantId,
            label: [
              each.profile,
              ...(each.recipe === "crop" ? [t("recipe.crop")] : []),
              t("publication.version", { number: each.masterVersion }),
            ].join(" · "),
          }))}
        />
        <TextInput label={t("place.channel")} value={profile?.channel ?? ""} readOnly variant="filled" error={wrong("channel")} />
        <MarketSelect
          label={t("place.market")}
          value={market ?? markets[0] ?? null}
          first={markets}
          onChange={setMarket}
          error={wrong("market")}
        />
        <TextInput name="listing" label={t("publication.listing")} autoComplete="off" error={wrong("listing")} />
        <TextInput
          name="slot"
          label={t("publication.slot")}
          defaultValue="main"
          description={t("publication.slotHow")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          error={wrong("slot")}
        />
        <Autocomplete name="product" label={t("publication.product")} data={skus} defaultValue={skus[0] ?? ""} error={wrong("product")} />
        <TextInput name="campaign" label={t("publication.campaign")} autoComplete="off" error={wrong("campaign")} />
        <NativeSelect
          name="counterfactual"
          label={t("publication.counterfactual")}
          data={[
            { value: "", label: t("publication.notSaid") },
            ...COUNTERFACTUALS.map((each) => ({ value: each, label: t(`counterfactual.${each}`) })),
          ]}
        />
        <TextInput type="datetime-local" name="from" label={t("publication.from")} description={t("publication.fromHow")} error={wrong("from")} inputWrapperOrder={["label", "input", "description", "error"]} />
        <TextInput type="datetime-local" name="until" label={t("publication.until")} description={t("publication.untilHow")} error={wrong("until")} inputWrapperOrder={["label", "input", "description", "error"]} />
      </div>
      {publish.isError && <Refusal failure={publish.error} fields={FIELDS.map((each) => `/${each}`)} />}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={close}>
          {t("dialog.cancel")}
        </Button>
        <Button type="submit" loading={publish.isPending} disabled={profile === undefined}>
          {t("publication.publishNow")}
        </Button>
      </Group>
    </form>
  );
}

/** Those that say beside them what is wrong. */
const FIELDS = ["channel", "market", "listing", "slot", "product", "campaign", "from", "until"] as const;

/** What the server has against a field. */
function useWrong(failure: Error | null): (member: (typeof FIELDS)[number]) => string | undefined {
  const { i18n } = useTranslation();
  const errors = failure instanceof Problem ? failure.errors : [];
  return (member) => {
    const error = errors.find(({ pointer }) => pointer === `/${member}`);
    return error && tellField(i18n, error.code);
  };
}

const some = (name: keyof Wanted, value: string): Partial<Wanted> => (value === "" ? {} : { [name]: value });

/** What a clock on the wall shows here, as the instant that it is. */
const instant = (local: string): string => (local === "" ? "" : new Date(local).toISOString());
