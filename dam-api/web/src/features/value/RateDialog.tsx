import { Button, Group, Modal, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Wrong, useWrong } from "../../ui/Wrong";
import classes from "./ValuePage.module.css";
import { useRecordRate } from "./useValue";

export function RateDialog({ quote, close }: { quote: string; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={close} title={t("value.rateTitle")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <RateForm base="" quote={quote} date={new Date().toISOString().slice(0, 10)} close={close} />
    </Modal>
  );
}

const FIELDS = ["base", "quote", "rate", "date"] as const;

interface Props {
  base: string;
  quote: string;
  date: string;
  close?: () => void;
}

/** One of the first currency was worth so much of the second. Rates are added, never changed: the newest of a day counts. */
export function RateForm({ base, quote, date, close }: Props) {
  const { t } = useTranslation();
  const record = useRecordRate();
  const wrong = useWrong(record.error);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const text = (name: (typeof FIELDS)[number]) => String(said.get(name) ?? "").trim();
    record.mutate(
      {
        key: crypto.randomUUID(),
        rate: { base: text("base").toUpperCase(), quote: text("quote").toUpperCase(), rate: text("rate"), date: text("date") },
      },
      { onSuccess: () => close?.() },
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.fields}>
        <TextInput name="base" label={t("value.rateBase")} defaultValue={base} maxLength={3} placeholder="USD" autoComplete="off" error={wrong("base")} />
        <TextInput name="quote" label={t("value.rateQuote")} defaultValue={quote} maxLength={3} placeholder="EUR" autoComplete="off" error={wrong("quote")} />
        <TextInput name="rate" label={t("value.rate")} inputMode="decimal" placeholder="0.92" autoComplete="off" data-autofocus error={wrong("rate")} />
        <TextInput name="date" type="date" label={t("value.date")} defaultValue={date} error={wrong("date")} />
      </div>
      <p className={classes.how}>{t("value.rateHow")}</p>
      <Wrong failure={record.error} fields={FIELDS} />
      <Group justify="flex-end" gap="xs" mt="md">
        {close && (
          <Button variant="default" onClick={close}>
            {t("dialog.cancel")}
          </Button>
        )}
        <Button type="submit" loading={record.isPending}>
          {t("value.rateNow")}
        </Button>
      </Group>
    </form>
  );
}
