import { Anchor, Group } from "@mantine/core";
import { LANGUAGES, useLanguage } from "./language";

export function LanguageSwitch() {
  const [language, choose] = useLanguage();
  return (
    <Group gap="md">
      {LANGUAGES.map(({ tag, name }) => (
        <Anchor
          key={tag}
          component="button"
          type="button"
          size="sm"
          c={tag === language ? undefined : "dimmed"}
          lang={tag}
          aria-current={tag === language}
          onClick={() => choose(tag)}
        >
          {name}
        </Anchor>
      ))}
    </Group>
  );
}
