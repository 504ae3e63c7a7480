import { Combobox, Highlight, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate, useSearch as useAddress } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { previewUrl } from "../../api/client";
import { Icon } from "../../ui/Icon";
import classes from "./SearchBox.module.css";
import { type Address, parseQuery } from "./query";
import { useRecent } from "./useRecent";
import { useSuggestions } from "./useSearch";

export function SearchBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = parseQuery(useAddress({ strict: false }) as Record<string, unknown>);
  const [words, setWords] = useState(address.q ?? "");
  const [asked] = useDebouncedValue(words, 120);
  const suggestions = useSuggestions(asked).data ?? [];
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const empty = words.trim() === "";
  const recent = useRecent(empty && combobox.dropdownOpened).data ?? [];
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => setWords(address.q ?? ""), [address.q]);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, [contenteditable]");
      if (event.key === "/" && !typing) {
        event.preventDefault();
        input.current?.select();
      }
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);

  const go = (change: Address) => {
    combobox.closeDropdown();
    void navigate({ to: "/", search: change });
  };
  const find = (q: string) => {
    const { q: _, ...rest } = address;
    go(q.trim() === "" ? rest : { ...rest, q: q.trim() });
  };
  const choose = (option: string) => {
    if (empty) {
      combobox.closeDropdown();
      input.current?.blur();
      void navigate({ to: "/masters/$masterId", params: { masterId: option } });
      return;
    }
    const chosen = suggestions[Number(option)];
    if (chosen === undefined) return;
    if (chosen.kind === "tag") {
      setWords("");
      const { q: _, ...rest } = address;
      go({ ...rest, tag: [...new Set([...(rest.tag ?? []), chosen.text])] });
    } else {
      setWords(chosen.text);
      find(chosen.text);
    }
  };

  return (
    <form
      role="search"
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        find(words);
      }}
    >
      <Combobox store={combobox} onOptionSubmit={choose} shadow="md" offset={6}>
        <Combobox.Target>
          <TextInput
            ref={input}
            type="search"
            aria-label={t("search.label")}
            placeholder={t("search.placeholder")}
            leftSection={<Icon name="search" />}
            rightSection={words === "" ? <kbd className={classes.key}>/</kbd> : null}
            value={words}
            maxLength={500}
            onChange={(event) => {
              setWords(event.currentTarget.value);
              combobox.openDropdown();
              combobox.resetSelectedOption();
            }}
            onFocus={() => combobox.openDropdown()}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            classNames={{ input: classes.input }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={(empty ? recent : suggestions).length === 0}>
          <Combobox.Options>
            {empty && (
              <Combobox.Group label={t("search.recent")}>
                {recent.map(({ masterId, title, fileName }) => (
                  <Combobox.Option value={masterId} key={masterId}>
                    <span className={classes.recent}>
                      <img src={previewUrl(masterId, 512)} alt="" width={28} height={28} />
                      <span>{title ?? fileName ?? t("master.untitled")}</span>
                    </span>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            )}
            {!empty && suggestions.map((suggestion, number) => (
              <Combobox.Option value={String(number)} key={`${suggestion.kind} ${suggestion.text}`}>
                <span className={classes.option}>
                  <Highlight component="span" highlight={words}>
                    {suggestion.text}
                  </Highlight>
                  <span className={classes.kind}>{t(`search.kind.${suggestion.kind as "tag"}`)}</span>
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </form>
  );
}
