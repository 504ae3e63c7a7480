import { Button, Group } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { ProblemText } from "../../ui/States";
import classes from "./ValuePage.module.css";
import { toCsv } from "./question";
import { type Pinned, allEntries } from "./useValue";

/** All entries of the figure as a file, read page by page; who goes away or cancels ends it. */
export function Download({ pinned, total }: { pinned: Pinned; total: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [read, setRead] = useState(0);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const file = useMutation({
    mutationFn: async () => {
      setRead(0);
      const control = (stop.current = new AbortController());
      try {
        save(toCsv(await allEntries(pinned, setRead, control.signal)), `costs-${pinned.asOf}.csv`);
      } catch (failure) {
        if (!control.signal.aborted) throw failure;
      }
    },
  });
  return (
    <Group gap="xs">
      {file.isError && (
        <span role="alert" className={classes.soft}>
          <ProblemText failure={file.error} />
        </span>
      )}
      {file.isPending && (
        <>
          <span role="status" className={classes.soft}>
            {t("value.reading", { read: format.number(read), total: format.number(total) })}
          </span>
          <Button size="xs" variant="default" onClick={() => stop.current?.abort()}>
            {t("dialog.cancel")}
          </Button>
        </>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="download" size={14} />}
        loading={file.isPending}
        onClick={() => file.mutate()}
      >
        {t("value.download", { count: total, shown: format.number(total) })}
      </Button>
    </Group>
  );
}

function save(text: string, name: string): void {
  // Spreadsheets take a file for UTF-8 only by the mark at its beginning.
  const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
