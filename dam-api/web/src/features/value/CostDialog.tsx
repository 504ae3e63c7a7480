import { Button, Group, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, Waiting } from "../../ui/States";
import { Wrong, useWrong } from "../../ui/Wrong";
import { ImagePicker } from "./ImagePicker";
import classes from "./ValuePage.module.css";
import { currencies } from "./question";
import { type Cost, type Said, useCorrectCost, useCost, useRecordCost } from "./useValue";

const KINDS = ["creation", "retouching", "licence", "derivation", "storage", "other"] as const;

/** @param masterId where the image is not to be chosen */
export function CostDialog({ masterId, close }: { masterId?: string; close: () => void }) {
  const { t } = useTranslation();
  const record = useRecordCost();
  const [chosen, setChosen] = useState<string | null>(masterId ?? null);
  // One for all that is sent from here: sent again after the connection broke, a cost is recorded once.
  const [key] = useState(() => crypto.randomUUID());
  const wrong = useWrong(record.error);
  const submit = (said: Said) =>
    record.mutate(
      { key, cost: { ...said, ...(chosen !== null && { masterId: chosen }) } as Said & { masterId: string } },
      { onSuccess: close },
    );
  return (
    <Modal opened onClose={close} title={t("value.costTitle")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <Form failure={record.error} pending={record.isPending} onSubmit={submit} close={close} submit={t("value.costNow")}>
        {masterId === undefined && (
          <div className={classes.wide}>
            <ImagePicker value={chosen} onChange={setChosen} error={wrong("masterId")} />
          </div>
        )}
      </Form>
    </Modal>
  );
}

/** The cost as it stands now, whatever entry was looked at; a correction takes it back and records it anew. */
export function CorrectDialog({ costId, close }: { costId: string; close: () => void }) {
  const { t } = useTranslation();
  const held = useCost(costId);
  return (
    <Modal opened onClose={close} title={t("value.correctTitle")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      {held.isPending && <Waiting />}
      {held.isError && <Failure failure={held.error} retry={() => void held.refetch()} />}
      {held.data && <Correct cost={held.data.cost} etag={held.data.etag} close={close} />}
    </Modal>
  );
}

function Correct({ cost, etag, close }: { cost: Cost; etag: string; close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const correct = useCorrectCost(cost.costId);
  const submit = (said: Said) => correct.mutate({ key: crypto.randomUUID(), etag, said }, { onSuccess: close });
  return (
    <Form cost={cost} failure={correct.error} pending={correct.isPending} onSubmit={submit} close={close} submit={t("value.correctNow")}>
      <p className={classes.wide}>
        {t("value.stands", {
          kind: t(`costKind.${cost.kind as "other"}`, { defaultValue: cost.kind }),
          amount: format.money(cost.amount),
          day: format.day(cost.date),
        })}
      </p>
      <p className={`${classes.soft} ${classes.wide}`}>
        {t("value.correctHow")} {cost.entries.length > 1 && t("value.corrected", { at: format.dateTime(cost.recordedAt) })}
      </p>
    </Form>
  );
}

const SHOWN = ["masterId", "kind", "amount", "amount/amount", "amount/currency", "date", "note"];

interface Props {
  cost?: Cost;
  failure: Error | null;
  pending: boolean;
  onSubmit: (said: Said) => void;
  close: () => void;
  submit: string;
  children: ReactNode;
}

function Form({ cost, failure, pending, onSubmit, close, submit, children }: Props) {
  const { t } = useTranslation();
  const wrong = useWrong(failure);
  const currency = cost?.amount.currency ?? "EUR";
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const text = (name: string) => String(said.get(name) ?? "").trim();
    const note = text("note");
    onSubmit({
      kind: text("kind"),
      amount: { amount: text("amount"), currency: text("currency") },
      date: text("date"),
      ...(note !== "" && { note }),
    });
  }
  return (
    <form onSubmit={send} noValidate>
      <div className={classes.fields}>
        {children}
        <TextInput
          name="amount"
          label={t("value.amount")}
          inputMode="decimal"
          placeholder="12.50"
          autoComplete="off"
          data-autofocus={cost !== undefined || undefined}
          defaultValue={cost?.amount.amount}
          error={wrong("amount") ?? wrong("amount/amount")}
        />
        <NativeSelect name="currency" label={t("value.currency")} defaultValue={currency} data={currencies(currency)} error={wrong("amount/currency")} />
        <NativeSelect
          name="kind"
          label={t("value.kind")}
          defaultValue={cost?.kind ?? "creation"}
          data={KINDS.map((each) => ({ value: each, label: t(`costKind.${each}`) }))}
          error={wrong("kind")}
        />
        <TextInput
          name="date"
          type="date"
          label={t("value.date")}
          defaultValue={cost?.date ?? new Date().toISOString().slice(0, 10)}
          error={wrong("date")}
        />
        <TextInput name="note" className={classes.wide} label={t("value.note")} autoComplete="off" defaultValue={cost?.note} error={wrong("note")} />
      </div>
      <Wrong failure={failure} fields={SHOWN} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={close}>
          {t("dialog.cancel")}
        </Button>
        <Button type="submit" loading={pending}>
          {submit}
        </Button>
      </Group>
    </form>
  );
}
