import { Alert, Button, Checkbox, Group, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import type { Recipe } from "./draft";
import classes from "./Recipes.module.css";
import { type Outlook, type Wish, useOrder, useOutlook } from "./useRecipes";

/** One recipe on many variants, or off them: which, what three of them would look like, and then the job. */
export function ApplyDialog({ recipe, close }: { recipe: Recipe; close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [off, setOff] = useState(false);
  const [brand, setBrand] = useState("");
  const [live, setLive] = useState(true);
  const [main, setMain] = useState(true);
  const outlook = useOutlook();
  const order = useOrder();
  const names = [recipe.recipe];
  const wish: Wish = { brand: brand.trim(), live, slot: live && main ? "main" : "", add: off ? [] : names, remove: off ? names : [] };
  const refused = order.error ?? outlook.error;
  const total = outlook.data?.total ?? 0;
  return (
    <Modal opened onClose={close} size="lg" title={t("recipes.applyTitle", { label: recipe.label })} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (outlook.data === undefined) outlook.mutate(wish);
          else if (total > 0) order.mutate(wish, { onSuccess: (jobId) => void navigate({ to: "/jobs/$jobId", params: { jobId } }) });
        }}
      >
        {outlook.data === undefined ? (
          <>
            <SegmentedControl
              aria-label={t("recipes.what")}
              value={off ? "off" : "on"}
              onChange={(value) => setOff(value === "off")}
              data={[
                { value: "on", label: t("recipes.putOn") },
                { value: "off", label: t("recipes.takeOff") },
              ]}
            />
            <TextInput label={t("member.brand")} description={t("recipes.brandHow")} value={brand} onChange={(e) => setBrand(e.currentTarget.value)} data-autofocus />
            <Checkbox label={t("recipes.liveOnly")} checked={live} onChange={(e) => setLive(e.currentTarget.checked)} />
            <Checkbox label={t("recipes.mainOnly")} disabled={!live} checked={live && main} onChange={(e) => setMain(e.currentTarget.checked)} />
          </>
        ) : (
          <Preview outlook={outlook.data} />
        )}
        {refused && (
          <Alert color="red" variant="light" role="alert">
            <ProblemText failure={refused} />
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => (outlook.data === undefined ? close() : outlook.reset())}>
            {t(outlook.data === undefined ? "dialog.cancel" : "bulk.back")}
          </Button>
          {outlook.data === undefined ? (
            <Button type="submit" loading={outlook.isPending}>
              {t("bulk.look")}
            </Button>
          ) : (
            <Button type="submit" loading={order.isPending} disabled={total === 0} data-autofocus>
              {t("recipes.now", { count: total, shown: format.number(total) })}
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  );
}

const previewOf = (masterId: string, profile: string, recipe: string, apply: readonly string[]): string =>
  `/api/v1/masters/${masterId}/variants:preview?${new URLSearchParams([["profile", profile], ["recipe", recipe], ["width", "256"], ...apply.map((each) => ["apply", each])])}`;

function Preview({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div role="status" className={classes.outlook}>
      <p>{t("recipes.would", { count: outlook.total, shown: format.number(outlook.total), masters: format.number(outlook.masters ?? 0) })}</p>
      <ul>
        {outlook.sample?.map(({ variantId, masterId, profile, recipe, before, after }) => (
          <li key={variantId}>
            <img src={previewOf(masterId, profile, recipe, before)} alt={t("recipes.before")} width={120} height={120} />
            <span aria-hidden>→</span>
            <img src={previewOf(masterId, profile, recipe, after)} alt={t("recipes.after")} width={120} height={120} />
            <span className={classes.soft}>{profile}</span>
          </li>
        ))}
      </ul>
      <p className={classes.soft}>{t("recipes.thenPublish")}</p>
    </div>
  );
}
