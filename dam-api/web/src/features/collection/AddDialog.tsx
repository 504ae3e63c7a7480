import { Alert, Button, Group, Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { Failure, ProblemText, Waiting } from "../../ui/States";
import { type Picked, countOf } from "../search/picked";
import classes from "./AddDialog.module.css";
import { MOST, matching, sorted } from "./collections";
import { fits, useCollections, useCreate, usePut } from "./useCollections";

interface Props {
  picked: Picked;
  /** @param added whether they were put somewhere */
  close: (added: boolean) => void;
}

/** Into which collection, one that there is or a new one of the name that was typed. */
export function AddDialog({ picked, close }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const found = useCollections();
  const create = useCreate();
  const put = usePut();
  const [words, setWords] = useState("");
  const count = countOf(picked);
  const manual = sorted(found.data ?? [], i18n.language).filter(({ kind }) => kind === "manual");
  const shown = matching(manual, words);
  const name = words.trim();
  const taken = manual.find((each) => each.name === name);
  const into = (id: string, called: string) => put.mutate({ id, name: called, add: picked }, { onSuccess: () => close(true) });
  const anew = () => create.mutate({ name }, { onSuccess: (made) => into(made.id, made.name) });
  const failure = put.error ?? create.error;
  const busy = put.isPending || create.isPending;
  return (
    <Modal
      opened
      onClose={() => close(false)}
      title={t("collections.addTitle", { count, shown: format.number(count) })}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (busy || !fits(picked)) return;
          const meant = taken ?? (shown.length === 1 ? shown[0] : undefined);
          if (meant) into(meant.id, meant.name);
          else if (shown.length === 0 && name !== "") anew();
        }}
      >
        <TextInput
          label={t("collections.find")}
          value={words}
          maxLength={100}
          data-autofocus
          onChange={(event) => setWords(event.currentTarget.value)}
          error={!fits(picked) && t("collections.tooMany", { count: MOST, shown: format.number(MOST) })}
        />
        {found.isPending && <Waiting />}
        {found.isError && <Failure failure={found.error} retry={() => void found.refetch()} />}
        {found.isSuccess && (
          <ul className={classes.list} aria-label={t("collections.title")}>
            {shown.map((each) => (
              <li key={each.id}>
                <UnstyledButton className={classes.choice} disabled={busy || !fits(picked)} onClick={() => into(each.id, each.name)}>
                  <span className={classes.name}>{each.name}</span>
                  <span className={classes.count}>{format.number(each.masters ?? 0)}</span>
                </UnstyledButton>
              </li>
            ))}
            {shown.length === 0 && name === "" && <li className={classes.none}>{t("collections.noneYet")}</li>}
            {name !== "" && !taken && (
              <li>
                <UnstyledButton className={classes.choice} disabled={busy || !fits(picked)} onClick={anew}>
                  <Icon name="plus" size={14} />
                  <span className={classes.name}>{t("collections.makeNamed", { name })}</span>
                </UnstyledButton>
              </li>
            )}
          </ul>
        )}
        {failure && (
          <Alert color="red" variant="light" role="alert" mt="sm">
            <ProblemText failure={failure} />
          </Alert>
        )}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={() => close(false)} loading={busy}>
            {t("dialog.cancel")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
