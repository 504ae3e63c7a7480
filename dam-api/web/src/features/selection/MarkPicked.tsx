import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon";
import type { Action } from "../search/actions";
import { TagDialog } from "./TagDialog";
import { useMark } from "./useMark";
import { mayEdit, useMe } from "../account/session";

/** Rates, flags and tags everything that is picked; what was taken as a whole search is not marked one by one. */
export function MarkPicked({ picked }: Action) {
  const { t } = useTranslation();
  const mark = useMark();
  const me = useMe().data;
  const [tagging, setTagging] = useState(false);
  if (picked.all) return null;
  const ids = picked.ids;
  return (
    <>
      <Menu shadow="md" position="top" width={220}>
        <Menu.Target>
          <Button size="xs" variant="default" rightSection={<Icon name="down" />}>
            {t("mark.picked")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[5, 4, 3, 2, 1].map((rating) => (
            <Menu.Item key={rating} aria-label={t("mark.stars", { count: rating })} onClick={() => mark.mutate({ ids, change: { rating } })}>
              {"★".repeat(rating)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => mark.mutate({ ids, change: { rating: 0 } })}>{t("mark.noStars")}</Menu.Item>
          <Menu.Divider />
          {(["pick", "reject", "none"] as const).map((flag) => (
            <Menu.Item key={flag} onClick={() => mark.mutate({ ids, change: { flag } })}>
              {t(`mark.${flag}`)}
            </Menu.Item>
          ))}
          {mayEdit(me) && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => setTagging(true)}>{t("mark.tag.title")}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {tagging && <TagDialog ids={ids} close={() => setTagging(false)} />}
    </>
  );
}
