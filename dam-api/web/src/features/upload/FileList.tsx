import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./FileList.module.css";
import { FileRow } from "./FileRow";
import type { Row } from "./row";

const USUAL = 61;

/** Only the lines near the window are in the document. */
export function FileList({ rows, retry, remove }: { rows: Row[]; retry: (row: Row) => void; remove: (row: Row) => void }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(0);
  // What stands above grows and shrinks with what there is to say.
  useLayoutEffect(() => {
    const top = list.current ? Math.round(list.current.getBoundingClientRect().top + window.scrollY) : 0;
    setAbove(top);
  });
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => USUAL,
    getItemKey: (index) => rows[index]!.id,
    overscan: 6,
    scrollMargin: above,
  });
  if (rows.length === 0) {
    return <p className={classes.none}>{t("upload.none")}</p>;
  }
  return (
    <div ref={list} role="list" className={classes.list} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => (
        <div
          key={item.key}
          ref={virtual.measureElement}
          data-index={item.index}
          role="listitem"
          aria-posinset={item.index + 1}
          aria-setsize={rows.length}
          className={classes.item}
          style={{ transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
        >
          <FileRow row={rows[item.index]!} calm={!virtual.isScrolling} retry={retry} remove={remove} />
        </div>
      ))}
    </div>
  );
}
