import { Alert, Button, Group, Modal, Radio, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { ProblemText } from "../../ui/States";
import { type Picks, countOf } from "../search/picked";
import { type Address, isFiltered } from "../search/query";
import { isPersonal } from "./collections";
import { fits, useCreate, usePut } from "./useCollections";

interface Props {
  address: Address;
  picks: Picks;
  go: (to: Address) => void;
  close: () => void;
}

/** A new collection: empty, with what is picked, or of whatever the present search finds. */
export function NewCollection({ address, picks, go, close }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const create = useCreate();
  const put = usePut();
  const picked = countOf(picks.picked);
  const [name, setName] = useState("");
  const [of, setOf] = useState<string>(picked > 0 && fits(picks.picked) ? "picked" : "nothing");
  const searching = address.q !== undefined || address.state !== undefined || isFiltered(address);
  const personal = isPersonal(address);
  function make() {
    create.mutate(
      { name, ...(of === "live" && { query: address }) },
      {
        onSuccess: ({ id, name: called }) => {
          close();
          if (of === "picked") put.mutate({ id, name: called, add: picks.picked });
          if (of === "nothing") go({ collection: id });
        },
      },
    );
  }
  return (
    <Modal opened onClose={close} title={t("collections.newTitle")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <TextInput
          label={t("collections.name")}
          value={name}
          maxLength={100}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label={t("collections.with")} value={of} onChange={setOf} mt="md">
          <Stack gap="xs" mt={6}>
            <Radio value="nothing" label={t("collections.withNothing")} />
            {picked > 0 && (
              <Radio value="picked" disabled={!fits(picks.picked)} label={t("collections.withPicked", { count: picked, shown: format.number(picked) })} />
            )}
            <Radio
              value="live"
              disabled={!searching || personal}
              label={t("collections.withSearch")}
              description={t(personal ? "collections.personal" : searching ? "collections.withSearchHow" : "collections.noSearch")}
            />
          </Stack>
        </Radio.Group>
        {create.isError && (
          <Alert color="red" variant="light" role="alert" mt="sm">
            <ProblemText failure={create.error} />
          </Alert>
        )}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={close}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ""}>
            {t("collections.make")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
