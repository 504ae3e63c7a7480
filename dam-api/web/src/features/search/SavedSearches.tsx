import { Alert, Button, Group, Menu, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problems";
import { Icon } from "../../ui/Icon";
import { ProblemText } from "../../ui/States";
import classes from "./SavedSearches.module.css";
import { type Address, parseQuery } from "./query";
import { type SavedSearch, useForgetSearch, useSaveSearch, useSavedSearches } from "./useSavedSearches";

/** What one searches for again and again: kept under a name, opened again, and forgotten with a way back. */
export function SavedSearches({ address, go }: { address: Address; go: (to: Address) => void }) {
  const { t } = useTranslation();
  const saved = useSavedSearches();
  const forget = useForgetSearch();
  const again = useSaveSearch();
  const [naming, setNaming] = useState(false);
  const [gone, setGone] = useState<SavedSearch>();
  const searches = saved.data ?? [];
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={320} closeOnItemClick={false}>
        <Menu.Target>
          <Button variant="default" size="xs" rightSection={<Icon name="down" />}>
            {t("saved.title")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item closeMenuOnClick onClick={() => setNaming(true)}>
            {t("saved.save")}
          </Menu.Item>
          <Menu.Divider />
          {searches.length === 0 && <Menu.Label>{t(saved.isError ? "problem.unreachable" : "saved.none")}</Menu.Label>}
          {searches.map((search) => (
            <div key={search.id} className={classes.row} role="none">
              <Menu.Item closeMenuOnClick className={classes.name} onClick={() => go(parseQuery(search.query as Record<string, unknown>))}>
                {search.name}
              </Menu.Item>
              <Menu.Item
                className={classes.forget}
                aria-label={t("saved.forget", { name: search.name })}
                onClick={() => forget.mutate(search.id, { onSuccess: () => setGone(search) })}
              >
                <Icon name="cross" />
              </Menu.Item>
            </div>
          ))}
          {gone && (
            <>
              <Menu.Divider />
              <Menu.Item
                onClick={() =>
                  again.mutate(
                    { name: gone.name, address: parseQuery(gone.query as Record<string, unknown>) },
                    { onSuccess: () => setGone(undefined) },
                  )
                }
              >
                {t("saved.undo", { name: gone.name })}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming && <NameDialog address={address} close={() => setNaming(false)} />}
    </>
  );
}

function NameDialog({ address, close }: { address: Address; close: () => void }) {
  const { t } = useTranslation();
  const save = useSaveSearch();
  const [name, setName] = useState(address.q ?? "");
  const taken = save.error instanceof Problem && save.error.code === "name-taken";
  return (
    <Modal opened onClose={close} title={t("saved.save")} closeButtonProps={{ "aria-label": t("dialog.close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ name, address }, { onSuccess: close });
        }}
      >
        <TextInput
          label={t("saved.name")}
          value={name}
          maxLength={100}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
          error={taken && t("saved.taken")}
        />
        {save.isError && !taken && (
          <Alert color="red" variant="light" role="alert" mt="sm">
            <ProblemText failure={save.error} />
          </Alert>
        )}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={close}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ""}>
            {t("saved.now")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
